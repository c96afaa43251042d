// Clocks on screen: all of one case as they stand now, and the nearest of all cases.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listClocks, showCaseClocks } from '#api/flow/2-cases.clocks';
import type { TellingKind } from '#api/flow/2-cases.clocks.words';
import type { InThreeLanguages } from '#api/values';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Page, pageOfRows, readPageKey } from '#registry';
import { refuseHiddenCase, shownToReader } from '../hidden-cases.ts';
import { workerOf } from '../worker.ts';
import { readMarks, readUnheard } from './clock-store.ts';
import { type OfCase, ofCaseColumns, ofCaseTables, shownOfCase } from './of-case.ts';
import { readClockBook } from './policies/clock-book.ts';
import { type ClockRound, isLate, isRunning } from './replay/clock.ts';
import { replayClocks } from './replay/replay-clocks.ts';

type CaseClock = z.input<typeof showCaseClocks.answer>['rows'][number];
type NearClock = z.input<typeof listClocks.answer>['rows'][number];

const instant = (at: number) => new Date(at).toISOString();
const nullable = (at: number | null) => (at === null ? null : instant(at));

/** Replayed as it stands at this moment, so that what is shown runs with the reader's time. Refuses `case.not_found`. */
export async function showClocksOf(snapshot: Snapshot, caseId: Uuid): Promise<CaseClock[]> {
  await refuseHiddenCase(snapshot, caseId);
  const [of] = await readMarks(snapshot, [caseId]);
  if (!of) throw refuse('case.not_found', {});
  const marks = [...of.marks, ...(await readUnheard(snapshot, caseId))];
  const book = await readClockBook(snapshot);
  const now = snapshot.at.getTime();
  const rounds = replayClocks(book.versions, marks, book.calendarOf(of.timeZone), now);
  const tellings = await readTellings(snapshot, caseId);
  return rounds
    .toSorted((a, b) => order(a) - order(b) || b.startedAt - a.startedAt)
    .slice(0, 500)
    .map((round) => {
      const policy = book.versions.find((one) => one.code === round.code && one.version === round.version)?.policy;
      const told = tellings.filter((one) => one.code === round.code && one.round === round.round);
      const { steps: _, ...rest } = round;
      return {
        ...rest,
        name: policy?.name ?? {},
        unit: policy?.unit ?? 'minutes',
        startedAt: instant(round.startedAt),
        dueAt: nullable(round.dueAt),
        endedAt: nullable(round.endedAt),
        isLate: isLate(round, now),
        pauses: round.pauses.map(({ fromAt, untilAt, reason, heldForMs, limited }) => ({
          reason,
          from: instant(fromAt),
          until: nullable(untilAt),
          heldForMs,
          limited,
        })),
        told: told.map(({ kind, at, name }) => ({ kind, at, name })),
      };
    });
}

/** Those that run first, the nearest due before the others. */
function order(round: ClockRound): number {
  return isRunning(round) ? (round.dueAt ?? Number.MAX_SAFE_INTEGER / 2) : Number.MAX_SAFE_INTEGER;
}

async function readTellings(snapshot: Snapshot, caseId: Uuid) {
  const { rows } = await sql<{ code: string; round: number; kind: TellingKind; at: string; name: string }>`
    select t.code, t.round, t.kind, t.at, a.name from clock_tellings t
    join accounts a on a.tenant_id = t.tenant_id and a.account_id = t.account_id
    where t.tenant_id = ${snapshot.tenantId} and t.case_id = ${caseId}
    order by t.at, a.name limit 2000`.execute(snapshot.sql);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

type NearRow = OfCase & {
  code: string;
  round: number;
  name: InThreeLanguages;
  due: string;
  pausedUntil: string | null;
};
const nobody = '00000000-0000-0000-0000-000000000000';

/** The running clocks, the nearest due first; those of one owner are found by the owner's cases. */
export async function listClocksOf(
  snapshot: Snapshot,
  query: z.output<typeof listClocks.query>,
): Promise<Page<NearClock>> {
  const key = readPageKey(query.after, ['text', 'uuid', 'text', 'count']);
  if (key && key[0] !== 'infinity' && Number.isNaN(Date.parse(key[0]))) throw refuse('input.invalid', {});
  const { tenantId, at } = snapshot;
  const owner = ownerOf(snapshot, query.owner);
  const conditions = [
    sql`k.tenant_id = ${tenantId} and k.state = 'running'`,
    shownToReader(snapshot, 'k.case_id'),
    ...(owner ? [sql`k.case_id in (select o.case_id from cases o where o.tenant_id = ${tenantId} and ${owner})`] : []),
    ...(query.code === undefined ? [] : [sql`k.code = ${query.code}`]),
    ...(query.late ? [sql`k.due_at < ${at}`] : []),
    ...(key
      ? [
          sql`(k.due_at, k.case_id, k.code, k.round) > (${key[0]}::timestamptz, ${key[1]}::uuid, ${key[2]}, ${key[3]}::int)`,
        ]
      : []),
  ];
  const { rows } = await sql<NearRow>`
    select near.*, ${ofCaseColumns}, v.policy -> 'name' as name from (
      select k.case_id, k.code, k.round, k.version, k.due_at, k.due_at::text as due, k.paused_until as "pausedUntil"
      from case_clocks k where ${sql.join(conditions, sql` and `)}
      order by k.due_at, k.case_id, k.code, k.round limit ${query.limit + 1}
    ) near
    join clock_policies v on v.tenant_id = ${tenantId} and v.code = near.code and v.version = near.version
    join ${ofCaseTables} on c.tenant_id = ${tenantId} and c.case_id = near.case_id
    order by near.due_at, near.case_id, near.code, near.round`.execute(snapshot.sql);
  return pageOfRows(rows, query.limit, keyOf, (row) => shownNear(row, at));
}

const keyOf = ({ due, caseId, code, round }: NearRow) => [due, caseId, code, String(round)];

function ownerOf(snapshot: Snapshot, owner: z.output<typeof listClocks.query>['owner']) {
  if (owner === undefined) return undefined;
  if (owner === 'nobody') return sql`o.owner_id is null`;
  if (owner === 'me') return sql`o.owner_id = ${snapshot.actor ? (workerOf(snapshot.actor)?.id ?? nobody) : nobody}`;
  return sql`o.owner_id = ${uuidOf(owner)}`;
}

function shownNear(row: NearRow, at: Date): NearClock {
  const dueAt = row.due === 'infinity' ? null : new Date(row.due).toISOString();
  const paused =
    row.pausedUntil === 'infinity' || (row.pausedUntil !== null && Date.parse(row.pausedUntil) > at.getTime());
  return {
    ...shownOfCase(row),
    caseId: idOf('cas', row.caseId),
    code: row.code,
    round: row.round,
    name: row.name,
    state: paused ? 'paused' : 'running',
    dueAt,
    isLate: dueAt !== null && Date.parse(dueAt) < at.getTime(),
  };
}
