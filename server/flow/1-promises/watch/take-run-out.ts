// The watcher's one statement: takes the promises whose time has run out, soonest first, and marks them (PROM-7).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface RunOut {
  state: 'broken' | 'expired';
  promiseId: Uuid;
  contractId: Uuid;
  commitmentId: Uuid | null;
  firmId: Uuid | null;
  dueAt: string;
  dueOn: string;
}

/**
 * What the registry already knows to be fulfilled, moved or cancelled is left alone, even when the facts of it have not been
 * answered yet: no break is recorded that never was. A row somebody else has locked is passed over and met again later. `from` is
 * where the batch before ended: the entries it left behind in the index are not walked again.
 */
export async function takeRunOut(tx: Tx, limit: number, from: string): Promise<RunOut[]> {
  const { rows } = await sql<RunOut>`
    with run_out as (
      select p.promise_id from promises p
      where p.tenant_id = ${tx.tenantId} and p.state = 'open' and p.due_at < ${tx.at} and p.due_at >= ${from}::timestamptz
        and (
          select bool_and(o.fulfilled_at is not null or o.obligation_id = p.obligation_id and p.agreed_anew_on is null
            and coalesce(date_trunc('milliseconds', o.agreed_at) <> p.due_at, o.due_on <> p.due_on))
          from obligations o
          where o.tenant_id = p.tenant_id and o.contract_id = p.contract_id
            and (o.obligation_id = p.obligation_id or p.obligation_id is null and o.kind = p.obligation_kind)
        ) is not true
        and not exists (
          select from contracts c
          where c.tenant_id = p.tenant_id and c.contract_id = p.contract_id and p.kind = 'duty'
            and c.cancelled_on is not null and p.ended_on = 'infinity')
      order by p.due_at limit ${limit}
      for update of p skip locked
    )
    update promises p
    set state = case p.kind when 'duty' then 'broken' else 'expired' end,
      broken_at = case p.kind when 'duty' then p.due_at end,
      ended_on = case p.kind when 'duty' then p.ended_on else p.due_on end
    from run_out r
    where p.tenant_id = ${tx.tenantId} and p.promise_id = r.promise_id
    returning p.state, p.promise_id as "promiseId", p.contract_id as "contractId", p.commitment_id as "commitmentId",
      p.firm_id as "firmId", p.due_at as "dueAt", p.due_on as "dueOn"`.execute(tx.sql);
  return rows;
}
