// All SQL on deeds on many cases: what was asked, each case's state in it, and what its way back needs.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Refusal } from '#platform/refusal';
import type { Bulk, BulkGiven, NextCase, Was } from './bulk.ts';

interface RefusedCase {
  caseId: Uuid;
  number: string;
  refusal: string;
  facts: Record<string, unknown>;
}
type CaseEnd = 'done' | 'refused' | 'undone' | 'not_undone';

const columns = sql`bulk_id as "bulkId", given, asked_by as "askedBy", state, started_at as "startedAt", ended_at as "endedAt",
  undo_until as "undoUntil"`;

export function bulkReader({ tenantId, sql: db }: Snapshot) {
  return {
    async find(bulkId: Uuid): Promise<Bulk | undefined> {
      const found = sql<Bulk>`select ${columns} from case_bulks where tenant_id = ${tenantId} and bulk_id = ${bulkId}`;
      return (await found.execute(db)).rows[0];
    },
    /** How many cases are in each state. */
    async counts(bulkId: Uuid): Promise<Partial<Record<CaseEnd | 'waits', number>>> {
      const { rows } = await sql<{
        state: CaseEnd;
        count: number;
      }>`select state, count(*)::int as count from case_bulk_cases
        where tenant_id = ${tenantId} and bulk_id = ${bulkId} group by state`.execute(db);
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    async refusals(bulkId: Uuid): Promise<RefusedCase[]> {
      const { rows } = await sql<RefusedCase>`
        select b.case_id as "caseId", c.number, b.refusal, b.refusal_facts as facts from case_bulk_cases b
        join cases c on c.tenant_id = b.tenant_id and c.case_id = b.case_id
        where b.tenant_id = ${tenantId} and b.bulk_id = ${bulkId} and b.refusal is not null order by b.place limit 500`.execute(
        db,
      );
      return rows;
    },
  };
}

export function bulkWriter(tx: Tx) {
  const { tenantId, sql: db } = tx;
  const mine = (bulkId: Uuid) => sql`tenant_id = ${tenantId} and bulk_id = ${bulkId}`;
  return {
    async add(bulkId: Uuid, given: BulkGiven, caseIds: readonly Uuid[]): Promise<void> {
      await sql`with bulk as (
          insert into case_bulks (tenant_id, bulk_id, given, asked_by, asked_language, state, started_at)
          values (${tenantId}, ${bulkId}, ${JSON.stringify(given)}::jsonb, ${tx.actor.signature}, ${tx.actor.language}, 'running', ${tx.at})
        )
        insert into case_bulk_cases (tenant_id, bulk_id, place, case_id, state)
        select ${tenantId}, ${bulkId}, c.place, c.case_id, 'waits'
        from unnest(${[...caseIds]}::uuid[]) with ordinality as c (case_id, place)`.execute(db);
    },
    async lock(bulkId: Uuid): Promise<Bulk | undefined> {
      const found = sql<Bulk>`select ${columns} from case_bulks where ${mine(bulkId)} for update`;
      return (await found.execute(db)).rows[0];
    },
    /** Another worker's case is passed over. */
    async next(bulkId: Uuid, state: 'waits' | 'done'): Promise<NextCase | undefined> {
      const { rows } = await sql<NextCase>`select place, case_id as "caseId", was from case_bulk_cases
        where ${mine(bulkId)} and state = ${state} order by place limit 1 for update skip locked`.execute(db);
      return rows[0];
    },
    async note(
      bulkId: Uuid,
      place: number,
      state: CaseEnd,
      more: { was?: Was; refusal?: Refusal } = {},
    ): Promise<void> {
      await sql`update case_bulk_cases set state = ${state}, refusal = ${more.refusal?.code ?? null},
          refusal_facts = ${more.refusal === undefined ? null : JSON.stringify(more.refusal.facts)}::jsonb,
          was = coalesce(${more.was === undefined ? null : JSON.stringify(more.was)}::jsonb, was)
        where ${mine(bulkId)} and place = ${place}`.execute(db);
    },
    /** False when it is not in the state before, or a case of it is still at work elsewhere. */
    async end(
      bulkId: Uuid,
      from: 'running' | 'undoing',
      to: 'done' | 'undone',
      undoUntil: Date | null,
    ): Promise<boolean> {
      const left = from === 'running' ? 'waits' : 'done';
      const { rows } = await sql`update case_bulks b set state = ${to}, ended_at = ${tx.at}, undo_until = ${undoUntil}
        where ${mine(bulkId)} and state = ${from} and not exists (select from case_bulk_cases c
          where c.tenant_id = b.tenant_id and c.bulk_id = b.bulk_id and c.state = ${left})
        returning bulk_id`.execute(db);
      return rows.length > 0;
    },
    async beginUndo(bulkId: Uuid): Promise<void> {
      await sql`update case_bulks set state = 'undoing', undo_until = null where ${mine(bulkId)}`.execute(db);
    },
  };
}
