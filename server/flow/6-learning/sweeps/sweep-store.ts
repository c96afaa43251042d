// All SQL that writes sweeps, their members and their calls.
import { type RawBuilder, sql } from 'kysely';
import { memberStates } from '#api/flow/6-learning';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import {
  type CallOutcome,
  type Member,
  type MemberCounts,
  type MemberSettled,
  noCounts,
  reasonsOf,
  type Sweep,
} from './sweep.ts';
import { contractsIn, knownCase } from './sweep-window.ts';

/** A claim ends by itself after so long (SWEEP-5). */
export const claimFor = '15 minutes';

/** `today` is the day at the company: days late are counted to it. */
export type StartedSweep = Omit<Sweep, 'counts' | 'state' | 'foundBefore' | 'startedAt' | 'completedAt'> & {
  today: string;
};

export function sweepReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    async findSweep(sweepId: Uuid): Promise<Sweep | undefined> {
      const { rows } = await sql<Omit<Sweep, 'counts'> & MemberCounts>`
        select sweep_id as "sweepId", title, state, case_id as "caseId", incident_id as "incidentId", problem,
          firm_id as "firmId", brand_id as "brandId", signed_from as "signedFrom", signed_until as "signedUntil",
          store_id as "storeId", product_id as "productId", family, contract_states as "contractStates",
          promise_state as "promiseState", found_before as "foundBefore", attempts_max as "attemptsMax",
          started_at as "startedAt", started_by as "startedBy", completed_at as "completedAt",
          to_call, known, satisfied, affected, other, unreached, declined
        from sweeps where tenant_id = ${tenantId} and sweep_id = ${sweepId}`.execute(snapshot.sql);
      return rows[0] && withCounts(rows[0]);
    },
    /** The person is whose contract it is now, after any merging. With `lock`, others who call wait until this transaction ends. */
    async findMember(sweepId: Uuid, contractId: Uuid, lock?: 'lock'): Promise<Member | undefined> {
      const { rows } = await sql<Member>`
        select m.contract_id as "contractId", c.person_id as "personId", m.state, m.case_id as "caseId", m.attempts,
          m.claimed_by as "claimedBy", m.claimed_until as "claimedUntil"
        from sweep_members m join contracts c on c.tenant_id = m.tenant_id and c.contract_id = m.contract_id
        where m.tenant_id = ${tenantId} and m.sweep_id = ${sweepId} and m.contract_id = ${contractId}
        ${lock ? sql`for update of m` : sql``}`.execute(snapshot.sql);
      return rows[0];
    },
    async isProduct(productId: Uuid): Promise<boolean> {
      const { rows } =
        await sql`select from products where tenant_id = ${tenantId} and product_id = ${productId}`.execute(
          snapshot.sql,
        );
      return rows.length > 0;
    },
    /** When the next customer who was not reached is to be called; null when nobody is left. */
    async nextCallAt(sweepId: Uuid): Promise<string | null> {
      const { rows } = await sql<{ at: string }>`select greatest(call_from, claimed_until) as at from sweep_members
        where tenant_id = ${tenantId} and sweep_id = ${sweepId} and state = 'to_call'
        order by call_from, contract_id limit 1`.execute(snapshot.sql);
      return rows[0]?.at ?? null;
    },
  };
}

function withCounts<Row extends MemberCounts>(row: Row) {
  const counts = { ...noCounts };
  for (const state of memberStates) counts[state] = row[state];
  return { ...row, counts };
}

export function sweepWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    addSweep: (sweep: StartedSweep) => addSweep(tx, sweep),
    /** SWEEP-5: one who holds a claim gets it again; others pass by what is locked or held. */
    async claim(sweepId: Uuid, signature: string): Promise<Uuid | undefined> {
      return (
        (await claimWhere(tx, sweepId, signature, heldBy(tx, signature))) ??
        (await claimWhere(
          tx,
          sweepId,
          signature,
          sql`m.state = 'to_call' and m.call_from <= ${tx.at} and (m.claimed_until is null or m.claimed_until <= ${tx.at})`,
        ))
      );
    },
    async release(sweepId: Uuid, contractId: Uuid): Promise<void> {
      await sql`update sweep_members set claimed_by = null, claimed_until = null
        where tenant_id = ${tenantId} and sweep_id = ${sweepId} and contract_id = ${contractId}`.execute(tx.sql);
    },
    async addCall(
      sweepId: Uuid,
      contractId: Uuid,
      call: { attempt: number; outcome: CallOutcome; note: string | null },
    ): Promise<void> {
      await sql`insert into sweep_calls (tenant_id, sweep_id, contract_id, attempt, at, called_by, outcome, note)
        values (${tenantId}, ${sweepId}, ${contractId}, ${call.attempt}, ${tx.at}, ${tx.actor.signature}, ${call.outcome},
          ${call.note})`.execute(tx.sql);
    },
    async settleMember(sweepId: Uuid, contractId: Uuid, to: MemberSettled): Promise<void> {
      await sql`update sweep_members set state = ${to.state}, case_id = coalesce(${to.caseId}::uuid, case_id),
          attempts = ${to.attempts}, call_from = coalesce(${to.callFrom}::timestamptz, call_from), claimed_by = null,
          claimed_until = null, delivered = coalesce(${to.delivered}, delivered), installed = coalesce(${to.installed}, installed),
          same_problem = coalesce(${to.sameProblem}, same_problem), next_action = ${to.nextAction},
          note = coalesce(${to.note}, note), settled_at = case when ${to.state} = 'to_call' then null else ${tx.at}::timestamptz end
        where tenant_id = ${tenantId} and sweep_id = ${sweepId} and contract_id = ${contractId}`.execute(tx.sql);
    },
    /**
     * Moves members from one count to another. SWEEP-9: whoever takes the last one out of `to_call` completes the sweep, and only
     * they, because the row is locked until they commit. Answers with the counts and whether it was completed by this move.
     */
    async moveCount(sweepId: Uuid, from: keyof MemberCounts, to: keyof MemberCounts, howMany = 1) {
      if (from === to) return undefined;
      const steps = memberStates.map((state) => {
        const by = (state === to ? howMany : 0) - (state === from ? howMany : 0);
        return sql`${sql.ref(state)} = ${sql.ref(state)} + ${by}`;
      });
      const left = from === 'to_call' ? sql`to_call - ${howMany}` : sql`to_call`;
      const { rows } = await sql<MemberCounts & { incidentId: Uuid; completedAt: string | null }>`
        update sweeps set ${sql.join(steps)},
          completed_at = case when ${left} = 0 then coalesce(completed_at, ${tx.at}::timestamptz) end,
          state = case when ${left} = 0 then 'completed' else 'running' end
        where tenant_id = ${tenantId} and sweep_id = ${sweepId}
        returning to_call, known, satisfied, affected, other, unreached, declined, incident_id as "incidentId",
          completed_at as "completedAt"`.execute(tx.sql);
      const [row] = rows;
      if (!row) return undefined;
      return { ...withCounts(row), completed: from === 'to_call' && row.to_call === 0 };
    },
    /** SWEEP-11: members not called yet whose contract is in a case now. Answers with the sweep of each. */
    async markKnown(
      cases: readonly { caseId: Uuid; contractId: Uuid }[],
    ): Promise<{ sweepId: Uuid; contractId: Uuid }[]> {
      const { rows } = await sql<{ sweepId: Uuid; contractId: Uuid }>`
        update sweep_members m set state = 'known', case_id = k.case_id, settled_at = ${tx.at}, claimed_by = null,
          claimed_until = null
        from sweeps s cross join unnest(${cases.map((one) => one.caseId)}::uuid[],
          ${cases.map((one) => one.contractId)}::uuid[]) as k (case_id, contract_id)
        where s.tenant_id = ${tenantId} and s.state = 'running' and m.tenant_id = ${tenantId}
          and m.sweep_id = s.sweep_id and m.contract_id = k.contract_id and m.state = 'to_call'
        returning m.sweep_id as "sweepId", m.contract_id as "contractId"`.execute(tx.sql);
      return rows;
    },
  };
}

/** Without the state, which follows: so that this is read by the index of claims, and never by walking the call list. */
function heldBy(tx: Tx, signature: string): RawBuilder<unknown> {
  return sql`m.claimed_by = ${signature} and m.claimed_until > ${tx.at}`;
}

/** Materialized: a subquery could be run anew for each row of the join, and lock the whole list. */
async function claimWhere(
  tx: Tx,
  sweepId: Uuid,
  signature: string,
  which: RawBuilder<unknown>,
): Promise<Uuid | undefined> {
  const { rows } = await sql<{ contractId: Uuid }>`
    with next as materialized (
      select m.contract_id from sweep_members m
      where m.tenant_id = ${tx.tenantId} and m.sweep_id = ${sweepId} and ${which}
      order by m.call_from, m.contract_id limit 1 for update skip locked
    )
    update sweep_members t set claimed_by = ${signature}, claimed_until = ${tx.at}::timestamptz + ${claimFor}::interval
    from next where t.tenant_id = ${tx.tenantId} and t.sweep_id = ${sweepId} and t.contract_id = next.contract_id
    returning t.contract_id as "contractId"`.execute(tx.sql);
  return rows[0]?.contractId;
}

/**
 * Freezes the members in one statement (SWEEP-2): about a second for fifty thousand. A contract that another sweep of the incident
 * has is left out and counted (SWEEP-3); one that is in a case comes as known (SWEEP-4).
 */
async function addSweep(tx: Tx, sweep: StartedSweep): Promise<MemberCounts & { foundBefore: number }> {
  const { tenantId, at } = tx;
  const { rows } = await sql<{ toCall: number; known: number; matched: number }>`
    with matched as materialized (
      select c.contract_id, c.person_id, c.state, c.next_due_on, known.case_id
      from contracts c ${knownCase(tx, sweep.incidentId, sweep.problem)} where ${contractsIn(tx, sweep)}
    ), added as (
      insert into sweep_members (tenant_id, sweep_id, contract_id, incident_id, person_id, reasons, contract_state, due_on,
        days_late, state, case_id, attempts, call_from, settled_at)
      select ${tenantId}::uuid, ${sweep.sweepId}::uuid, contract_id, ${sweep.incidentId}::uuid, person_id,
        ${reasonsOf(sweep)}::text[], state, next_due_on, greatest(${sweep.today}::date - next_due_on, 0),
        case when case_id is null then 'to_call' else 'known' end, case_id, 0, ${at}::timestamptz,
        case when case_id is not null then ${at}::timestamptz end
      from matched
      on conflict on constraint sweep_members_once do nothing
      returning case_id
    )
    select count(*) filter (where case_id is null)::int as "toCall", count(case_id)::int as known,
      (select count(*)::int from matched) as matched from added`.execute(tx.sql);
  const { toCall = 0, known = 0, matched = 0 } = rows[0] ?? {};
  const foundBefore = matched - toCall - known;
  await sql`insert into sweeps (tenant_id, sweep_id, title, state, case_id, incident_id, problem, firm_id, brand_id, signed_from,
      signed_until, store_id, product_id, family, contract_states, promise_state, found_before, attempts_max, to_call, known,
      satisfied, affected, other, unreached, declined, started_at, started_by, completed_at)
    values (${tenantId}, ${sweep.sweepId}, ${sweep.title}, ${toCall === 0 ? 'completed' : 'running'}, ${sweep.caseId},
      ${sweep.incidentId}, ${sweep.problem}, ${sweep.firmId}, ${sweep.brandId}, ${sweep.signedFrom}, ${sweep.signedUntil},
      ${sweep.storeId}, ${sweep.productId}, ${sweep.family}, ${[...sweep.contractStates]}, ${sweep.promiseState},
      ${foundBefore}, ${sweep.attemptsMax}, ${toCall}, ${known}, 0, 0, 0, 0, 0, ${at}, ${sweep.startedBy},
      ${toCall === 0 ? at : null})`.execute(tx.sql);
  return { ...noCounts, to_call: toCall, known, foundBefore };
}
