// Answers on the screen: lists by words, family or age, and one with all its versions. Counts leave out cases hidden from the reader.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { answerShown, listAnswers } from '#api/flow/2-cases.knowledge';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, pageOfRows, readCompany, readPageKey } from '#registry';
import { shownToReader } from '../../hidden-cases.ts';
import { findByTerms } from '../suggesting/knowledge-terms.ts';
import { type AnswerGiven, type AnswerHead, findAnswer, inForceAt, readVersions } from './answer-store.ts';

type Shown = z.input<typeof answerShown>;
type ListGiven = z.output<typeof listAnswers.query>;
type Listed = z.input<typeof listAnswers.answer>['rows'][number];
type Row = AnswerHead & { version: number; answer: AnswerGiven; used: number; solved: number };

/** Refuses `answer.not_found`. */
export async function showAnswerOf(snapshot: Snapshot, answerId: Uuid): Promise<Shown> {
  const head = await findAnswer(snapshot, answerId);
  const versions = await readVersions(snapshot, answerId);
  const inForce = inForceAt(versions, snapshot.at);
  if (!head || !inForce) throw refuse('answer.not_found', {});
  const names = await namesOfActors(
    snapshot,
    versions.map(({ publishedBy }) => publishedBy),
  );
  const [used] = await usesOf(snapshot, [answerId]);
  const { version, answer, inForceFrom } = inForce;
  return {
    ...listed({ ...head, version, answer, used: used?.used ?? 0, solved: used?.solved ?? 0 }, await todayOf(snapshot)),
    text: answer.text,
    inForceFrom,
    versions: versions.map(({ answer: { title, text }, publishedBy, ...one }) => ({
      ...{ ...one, title, text },
      publishedBy: names.get(publishedBy) ?? publishedBy,
    })),
  };
}

export async function listAnswersOf(snapshot: Snapshot, given: ListGiven): Promise<z.input<typeof listAnswers.answer>> {
  const { limit } = given;
  const today = await todayOf(snapshot);
  if (given.words !== undefined) {
    const found = await findByTerms(snapshot, 'answer', given.words, limit);
    const ids = found.map(({ subjectId }) => subjectId);
    const rows = (await readRows(snapshot, given, today, sql`a.answer_id = any(${ids}::uuid[])`)).toSorted(
      (a, b) => ids.indexOf(a.answerId) - ids.indexOf(b.answerId),
    );
    return { rows: (await withUses(snapshot, rows)).map((row) => listed(row, today)) };
  }
  const [after] = readPageKey(given.after, ['uuid']) ?? [];
  const rows = await readRows(snapshot, given, today, after ? sql`a.answer_id < ${after}` : sql`true`);
  const counted = await withUses(snapshot, rows);
  return pageOfRows(
    counted,
    limit,
    (row) => [row.answerId],
    (row) => listed(row, today),
  );
}

async function readRows(
  { tenantId, sql: db, at }: Snapshot,
  given: ListGiven,
  today: string,
  which: ReturnType<typeof sql>,
) {
  const wanted = [
    given.retired ? sql`a.retired_at is not null` : sql`a.retired_at is null`,
    ...(given.stale ? [sql`a.review_on < ${today}`] : []),
    ...(given.audience ? [sql`v.answer->>'audience' = ${given.audience}`] : []),
    ...(given.family ? [sql`v.answer->'families' ? ${given.family}`] : []),
    which,
  ];
  const { rows } = await sql<Omit<Row, 'used' | 'solved'>>`select a.answer_id as "answerId", a.newest,
      a.review_on as "reviewOn", a.retired_at as "retiredAt", v.version, v.answer
    from answers a cross join lateral (
      select * from answer_versions v where v.tenant_id = a.tenant_id and v.answer_id = a.answer_id
      order by v.in_force_from <= ${at} desc, case when v.in_force_from <= ${at} then -v.version else v.version end limit 1
    ) v
    where a.tenant_id = ${tenantId} and ${sql.join(wanted, sql` and `)}
    order by a.answer_id desc limit ${given.limit + 1}`.execute(db);
  return rows;
}

async function withUses(snapshot: Snapshot, rows: Omit<Row, 'used' | 'solved'>[]): Promise<Row[]> {
  const uses = await usesOf(
    snapshot,
    rows.map(({ answerId }) => answerId),
  );
  return rows.map((row) => {
    const one = uses.find(({ answerId }) => answerId === row.answerId);
    return { ...row, used: one?.used ?? 0, solved: one?.solved ?? 0 };
  });
}

/** In how many cases each has served, and how many it settled. */
async function usesOf(snapshot: Snapshot, answerIds: readonly Uuid[]) {
  const { rows } = await sql<{ answerId: Uuid; used: number; solved: number }>`select answer_id as "answerId",
      count(distinct case_id)::int as used, count(*) filter (where how = 'solved')::int as solved
    from answer_uses where tenant_id = ${snapshot.tenantId} and answer_id = any(${[...answerIds]}::uuid[])
      and ${shownToReader(snapshot, 'case_id')}
    group by answer_id`.execute(snapshot.sql);
  return rows;
}

async function todayOf(snapshot: Snapshot): Promise<string> {
  return dayAt(snapshot.at.getTime(), (await readCompany(snapshot)).timeZone);
}

function listed(row: Row, today: string): Listed {
  const { title, tags, families, problems, audience } = row.answer;
  return {
    ...{ title, tags, families, problems, audience },
    answerId: idOf('ans', row.answerId),
    version: row.version,
    reviewOn: row.reviewOn,
    isStale: row.retiredAt === null && row.reviewOn !== null && row.reviewOn < today,
    retiredAt: row.retiredAt,
    usedInCases: row.used,
    solvedCases: row.solved,
  };
}
