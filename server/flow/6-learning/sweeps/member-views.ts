// What screens show of the contracts in a sweep, in a list and one by one.
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { sweepMember } from '#api/flow/6-learning';
import { shownToReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';

export type MemberShown = z.input<typeof sweepMember>;
type MemberRow = Omit<MemberShown, 'sweepId' | 'contractId' | 'personId' | 'caseId' | 'amount'> & {
  sweepId: Uuid;
  contractId: Uuid;
  personId: Uuid;
  caseId: Uuid | null;
  amountMinor: string | null;
  currency: string | null;
};

export interface MemberQuery {
  state?: string | undefined;
  limit: number;
  after?: string | undefined;
}

/** In the order the contracts were registered. Refuses `sweep.not_found`. */
export async function listMembers(snapshot: Snapshot, sweepId: Uuid, query: MemberQuery): Promise<Page<MemberShown>> {
  const { tenantId } = snapshot;
  const { rows: sweeps } = await sql`select from sweeps where tenant_id = ${tenantId} and sweep_id = ${sweepId}
      and ${shownToReader(snapshot, 'case_id')}`.execute(snapshot.sql);
  if (sweeps.length === 0) throw refuse('sweep.not_found', {});
  const key = readPageKey(query.after, ['uuid']);
  const rows = await readMembers(
    snapshot,
    sql`and m.sweep_id = ${sweepId} ${query.state ? sql`and m.state = ${query.state}` : sql``}
      ${key ? sql`and m.contract_id > ${key[0]}::uuid` : sql``}`,
    query.limit + 1,
  );
  const names = await namesOf(snapshot, rows);
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.contractId],
    (row) => shown(row, names),
  );
}

/** Refuses `sweep.member_not_found`. */
export async function showMember(snapshot: Snapshot, sweepId: Uuid, contractId: Uuid): Promise<MemberShown> {
  const [row] = await readMembers(snapshot, sql`and m.sweep_id = ${sweepId} and m.contract_id = ${contractId}`, 1);
  if (!row) throw refuse('sweep.member_not_found', {});
  return shown(row, await namesOf(snapshot, [row]));
}

/** The page is cut before anything is joined to it. */
async function readMembers(snapshot: Snapshot, more: RawBuilder<unknown>, limit: number): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.sweep_id as "sweepId", m.contract_id as "contractId", c.number as "contractNumber", m.person_id as "personId",
      p.name as "personName", f.legal_name as "firmName", s.name as "storeName", c.signed_on as "signedOn",
      c.amount_minor::text as "amountMinor", c.currency, m.reasons, m.contract_state as "contractState", m.due_on as "dueOn",
      m.days_late as "daysLate", m.state, m.case_id as "caseId", m.attempts,
      case when m.state = 'to_call' and m.attempts > 0 then m.call_from end as "callFrom",
      case when m.claimed_until > ${snapshot.at} then m.claimed_by end as "claimedBy",
      case when m.claimed_until > ${snapshot.at} then m.claimed_until end as "claimedUntil",
      m.delivered, m.installed, m.same_problem as "sameProblem", m.next_action as "nextAction", m.note,
      m.settled_at as "settledAt"
    from (select m.* from sweep_members m
      where m.tenant_id = ${snapshot.tenantId} and ${shownToReader(snapshot, 'm.case_id')} ${more}
      order by m.contract_id limit ${limit}) m
    join contracts c on c.tenant_id = m.tenant_id and c.contract_id = m.contract_id
    join persons p on p.tenant_id = m.tenant_id and p.person_id = c.person_id
    left join firms f on f.tenant_id = m.tenant_id and f.firm_id = c.firm_id
    left join stores s on s.tenant_id = m.tenant_id and s.store_id = c.store_id
    order by m.contract_id`.execute(snapshot.sql);
  return rows;
}

function namesOf(snapshot: Snapshot, rows: readonly MemberRow[]): Promise<Map<string, string>> {
  return namesOfActors(
    snapshot,
    rows.flatMap((row) => row.claimedBy ?? []),
  );
}

function shown({ amountMinor, currency, ...row }: MemberRow, names: ReadonlyMap<string, string>): MemberShown {
  return {
    ...row,
    sweepId: idOf('swp', row.sweepId),
    contractId: idOf('ctr', row.contractId),
    personId: idOf('per', row.personId),
    caseId: row.caseId && idOf('cas', row.caseId),
    amount: amountMinor === null || currency === null ? null : { amountMinor, currency },
    claimedBy: row.claimedBy && (names.get(row.claimedBy) ?? row.claimedBy),
  };
}
