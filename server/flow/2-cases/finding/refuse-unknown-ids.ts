// What a filter or a deed names must be there: an id of another company is as unknown as one that never was.
import { sql } from 'kysely';
import type { CaseFilterGiven } from '#api/flow/2-cases.filter';
import type { Snapshot } from '#platform/database/transact';
import { uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readWorker } from '../worker.ts';

const tables = {
  storeId: ['stores', 'store_id', 'store.not_found'],
  firmId: ['firms', 'firm_id', 'firm.not_found'],
  brandId: ['brands', 'brand_id', 'brand.not_found'],
  contractId: ['contracts', 'contract_id', 'contract.not_found'],
  personId: ['persons', 'person_id', 'person.not_found'],
  incidentId: ['incidents', 'incident_id', 'incident.not_found'],
  commitmentId: ['commitments', 'commitment_id', 'commitment.not_found'],
} as const;
type Named = Pick<CaseFilterGiven, keyof typeof tables | 'owner'>;

/** Refuses the first that is not there, by its own code; `worker.not_found` for an owner. */
export async function refuseUnknownIds(snapshot: Snapshot, named: Named): Promise<void> {
  if (named.owner !== undefined && named.owner !== 'me' && named.owner !== 'nobody')
    await readWorker(snapshot, named.owner);
  for (const name of Object.keys(tables) as (keyof typeof tables)[]) {
    const id = named[name];
    if (id === undefined) continue;
    const [table, column, refusal] = tables[name];
    const { rows } = await sql`select from ${sql.table(table)}
      where tenant_id = ${snapshot.tenantId} and ${sql.ref(column)} = ${uuidOf(id)}`.execute(snapshot.sql);
    if (rows.length === 0) throw refuse(refusal, {});
  }
}
