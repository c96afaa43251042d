// All SQL that reads and writes what is claimed on cases.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Claim } from './claim.ts';

export interface KeptClaim extends Claim {
  version: number;
  who: string;
  at: string;
}

const versionsMax = 101;
const columns = sql`k.buyer, k.bought, k.ordered, k.received_on as "receivedOn", k.late_daily_minor as "lateDailyMinor",
  k.late_cap_minor as "lateCapMinor", k.late_currency as "lateCurrency", k.asks`;

export function claimReader(snapshot: Snapshot) {
  return {
    /** The latest first. */
    async versions(caseId: Uuid): Promise<KeptClaim[]> {
      const { rows } = await sql<KeptClaim>`select ${columns}, k.version, k.who, k.at from case_claims k
        where k.tenant_id = ${snapshot.tenantId} and k.case_id = ${caseId}
        order by k.version desc limit ${versionsMax}`.execute(snapshot.sql);
      return rows;
    },
    /** CLAIM-5: a case's own; where it has none, that of the first duplicate joined into it that has one. */
    async ofCases(caseIds: readonly Uuid[]): Promise<Map<Uuid, Claim>> {
      const { rows } = await sql<Claim & { caseId: Uuid }>`
        select c.case_id as "caseId", ${columns} from unnest(${[...caseIds]}::uuid[]) as c (case_id)
        cross join lateral (
          select * from (
            select k.*, k.case_id <> c.case_id as theirs from case_claims k
              where k.tenant_id = ${snapshot.tenantId} and k.case_id = c.case_id
            union all
            select k.*, true from cases j join case_claims k on k.tenant_id = j.tenant_id and k.case_id = j.case_id
              where j.tenant_id = ${snapshot.tenantId} and j.joined_into = c.case_id
          ) k order by k.theirs, k.case_id, k.version desc limit 1
        ) k`.execute(snapshot.sql);
      return new Map(rows.map(({ caseId, ...claim }) => [caseId, claim]));
    },
  };
}

export function claimWriter(tx: Tx) {
  return {
    async add(caseId: Uuid, version: number, claim: Claim): Promise<void> {
      const { buyer, bought, ordered, receivedOn, lateDailyMinor, lateCapMinor, lateCurrency, asks } = claim;
      await sql`insert into case_claims (tenant_id, case_id, version, buyer, bought, ordered, received_on, late_daily_minor,
          late_cap_minor, late_currency, asks, who, at)
        values (${tx.tenantId}, ${caseId}, ${version}, ${buyer}, ${bought}, ${ordered}, ${receivedOn}, ${lateDailyMinor},
          ${lateCapMinor}, ${lateCurrency}, ${JSON.stringify(asks)}, ${tx.actor.signature}, ${tx.at})`.execute(tx.sql);
    },
  };
}
