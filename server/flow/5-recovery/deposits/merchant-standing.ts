// Whether a merchant still trades: read from the registry's tenancies, for deposits that go back after the last of them.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

export interface MerchantStanding {
  firmId: Uuid;
  legalName: string;
  registrationNumber: string | null;
  /** The last day of the last tenancy; null while one runs, and for a firm that never had one. */
  leftOn: string | null;
}

/** Refuses `firm.not_found`. A tenancy with a last day still to come runs. */
export async function readStanding(snapshot: Snapshot, firmId: Uuid, today: string): Promise<MerchantStanding> {
  const { rows } = await sql<MerchantStanding>`
    select f.firm_id as "firmId", f.legal_name as "legalName", f.registration_number as "registrationNumber",
      (select case when bool_and(t.ended_on < ${today}) then max(t.ended_on) end from tenancies t
        where t.tenant_id = f.tenant_id and t.firm_id = f.firm_id) as "leftOn"
    from firms f where f.tenant_id = ${snapshot.tenantId} and f.firm_id = ${firmId}`.execute(snapshot.sql);
  const [standing] = rows;
  if (!standing) throw refuse('firm.not_found', {});
  return standing;
}
