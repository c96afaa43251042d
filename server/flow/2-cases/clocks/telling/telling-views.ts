// What clocks told whoever asks, until they have seen it. A key that works is told nothing, and sees none.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { paging } from '#api/contract';
import type { listTellings } from '#api/flow/2-cases.clocks';
import type { TellingKind } from '#api/flow/2-cases.clocks.words';
import type { InThreeLanguages } from '#api/values';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Page, pageOfRows, readPageKey } from '#registry';
import { mayTouchCase } from '../../change-case.ts';
import { shownToReader } from '../../hidden-cases.ts';
import { workerOf } from '../../worker.ts';
import { type OfCase, ofCaseColumns, ofCaseTables, shownOfCase } from '../of-case.ts';

type Telling = z.input<typeof listTellings.answer>['rows'][number];
type Row = OfCase & {
  code: string;
  round: number;
  step: string;
  name: InThreeLanguages;
  kind: TellingKind;
  at: string;
  dueAt: string;
};
const nobody = '00000000-0000-0000-0000-000000000000';

/** Not yet seen, the newest first. */
export async function listTellingsOf(snapshot: Snapshot, query: z.output<typeof paging>): Promise<Page<Telling>> {
  const key = readPageKey(query.after, ['text', 'uuid', 'text', 'count', 'text']);
  if (key && Number.isNaN(Date.parse(key[0]))) throw refuse('input.invalid', {});
  const me = snapshot.actor ? (workerOf(snapshot.actor)?.id ?? nobody) : nobody;
  const behind = key
    ? sql`and (t.at, t.case_id, t.code, t.round, t.step) < (${key[0]}::timestamptz, ${key[1]}::uuid, ${key[2]}, ${key[3]}::int, ${key[4]})`
    : sql``;
  const { rows } = await sql<Row>`
    select ${ofCaseColumns}, t.code, t.round, t.step, t.kind, t.at, t.due_at as "dueAt", v.policy -> 'name' as name
    from clock_tellings t
    join case_clocks k on k.tenant_id = t.tenant_id and k.case_id = t.case_id and k.code = t.code and k.round = t.round
    join clock_policies v on v.tenant_id = k.tenant_id and v.code = k.code and v.version = k.version
    join ${ofCaseTables} on c.tenant_id = t.tenant_id and c.case_id = t.case_id
    where t.tenant_id = ${snapshot.tenantId} and t.account_id = ${me} and t.seen_at is null
      and ${shownToReader(snapshot, 't.case_id')} ${behind}
    order by t.at desc, t.case_id desc, t.code desc, t.round desc, t.step desc limit ${query.limit + 1}`.execute(
    snapshot.sql,
  );
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.at, row.caseId, row.code, String(row.round), row.step],
    (row) => ({
      ...shownOfCase(row),
      code: row.code,
      name: row.name,
      kind: row.kind,
      at: new Date(row.at).toISOString(),
      dueAt: new Date(row.dueAt).toISOString(),
    }),
  );
}

/** Whoever was told has seen it; others told the same have not. Answers how many tellings there were. Refuses `case.not_found`. */
export async function seeTellings(acting: Acting, caseId: Uuid): Promise<{ seen: number }> {
  allow(acting, 'case.read');
  return await acting.transact(async (tx) => {
    await mayTouchCase(tx, acting.actor, caseId);
    const { rows } = await sql`update clock_tellings set seen_at = ${tx.at}
      where tenant_id = ${tx.tenantId} and case_id = ${caseId} and account_id = ${workerOf(acting.actor)?.id ?? nobody}
        and seen_at is null returning step`.execute(tx.sql);
    return { seen: rows.length };
  });
}
