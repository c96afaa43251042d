// What was paid on a case, from the facts of payments: the stage that pays stands behind this one, and only its facts are known here.
import { sql } from 'kysely';
import type { compensationHeads } from '#api/facts/3-decisions';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface PaidLine {
  head: (typeof compensationHeads)[number];
  amountMinor: bigint;
  currency: string;
  /** The day of the last of it. */
  lastOn: string;
}

/** Money that left and did not come back, summed by head and currency. One statement, however many cases. */
export async function readPaid(snapshot: Snapshot, caseIds: readonly Uuid[]): Promise<Map<Uuid, PaidLine[]>> {
  const { rows } = await sql<PaidLine & { caseId: Uuid }>`
    select f.subject as "caseId", l ->> 'head' as head, f.body ->> 'currency' as currency,
      sum(case when f.name = 'payment.confirmed' then (l ->> 'amountMinor')::bigint else -(l ->> 'amountMinor')::bigint end)::bigint
        as "amountMinor", max(f.body ->> 'on') filter (where f.name = 'payment.confirmed') as "lastOn"
    from facts f cross join lateral jsonb_array_elements(f.body -> 'lines') l
    where f.tenant_id = ${snapshot.tenantId} and f.subject = any(${[...caseIds]}::uuid[])
      and (f.name = 'payment.confirmed' or f.name = 'payment.returned' and (f.body ->> 'moneyMoved')::boolean)
    group by 1, 2, 3 order by 1, 2, 3`.execute(snapshot.sql);
  const paid = new Map<Uuid, PaidLine[]>();
  for (const { caseId, ...line } of rows)
    if (line.amountMinor > 0n) paid.set(caseId, [...(paid.get(caseId) ?? []), line]);
  return paid;
}
