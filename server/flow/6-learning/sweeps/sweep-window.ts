// The contracts a window meets, as one SQL condition: the preview and the frozen list ask the same question.
import { type RawBuilder, sql } from 'kysely';
import { openCaseStates } from '#api/flow/2-cases.words';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { SweepWindow } from './sweep.ts';

/**
 * Conditions on `contracts c`. Firm or brand with the signing day is a stretch of one index (contracts_of_firm, contracts_of_brand);
 * the rest is looked at row by row.
 */
export function contractsIn({ tenantId }: Snapshot, window: SweepWindow): RawBuilder<unknown> {
  const conditions = [
    window.firmId !== null && sql`c.firm_id = ${window.firmId}::uuid`,
    window.brandId !== null && sql`c.brand_id = ${window.brandId}::uuid`,
    window.storeId !== null && sql`c.store_id = ${window.storeId}::uuid`,
    window.family !== null && sql`c.family = ${window.family}`,
    window.contractStates.length > 0 && sql`c.state = any(${[...window.contractStates]}::text[])`,
    window.productId !== null &&
      sql`exists (select from contract_lines l where l.tenant_id = c.tenant_id and l.contract_id = c.contract_id
        and l.product_id = ${window.productId}::uuid)`,
    window.promiseState !== null &&
      sql`exists (select from promises p where p.tenant_id = c.tenant_id and p.contract_id = c.contract_id
        and p.kind = 'duty' and p.state = ${window.promiseState})`,
  ].filter((condition) => condition !== false);
  return sql`c.tenant_id = ${tenantId} and c.signed_on between ${window.signedFrom}::date and ${window.signedUntil}::date
    and ${sql.join(conditions, sql` and `)}`;
}

/**
 * The case by which a contract is known (SWEEP-4), as a lateral `known`: one that is open, or belongs to the incident, or was about the
 * same problem. A case of long ago about something else does not spare the customer the call.
 */
export function knownCase({ tenantId }: Snapshot, incidentId: Uuid | null, problem: string): RawBuilder<unknown> {
  return sql`left join lateral (
      select k.case_id from cases k
      where k.tenant_id = ${tenantId} and k.contract_id = c.contract_id and k.state <> 'cancelled'
        and (k.state = any(${[...openCaseStates]}::text[]) or k.incident_id = ${incidentId}::uuid or k.problem = ${problem})
      order by k.incident_id = ${incidentId}::uuid desc nulls last, k.problem = ${problem} desc, k.case_id limit 1
    ) known on true`;
}
