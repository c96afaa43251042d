// Another commitment turns out to be the one the complaint stands on: its proofs are asked for, and what was given stays given.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { CaseFile } from '../case-file.ts';
import { wantedProofs } from './wanted-proofs.ts';

/** Answers with what changes on the case. Refuses `commitment.not_found` for one the case's contract was not promised. */
export async function replaceProofs(
  tx: Tx,
  { caseId, contractId }: Pick<CaseFile, 'caseId' | 'contractId'>,
  commitmentId: Uuid,
): Promise<{ commitmentId: Uuid; commitmentVersion: number }> {
  const { rows } = await sql<{ version: number; evidence: string[]; vouchers: Uuid[] }>`
    select m.commitment_version as version, v.evidence,
      array(select voucher_id from vouchers x where x.tenant_id = m.tenant_id and x.contract_id = m.contract_id order by voucher_id) as vouchers
    from promises m join commitment_versions v on v.tenant_id = m.tenant_id and v.commitment_id = m.commitment_id
      and v.version = m.commitment_version
    where m.tenant_id = ${tx.tenantId} and m.contract_id = ${contractId} and m.commitment_id = ${commitmentId} limit 1`.execute(
    tx.sql,
  );
  const [found] = rows;
  if (!found) throw refuse('commitment.not_found', {});
  const proofs = wantedProofs(found.evidence, { vouchers: found.vouchers }, []);
  await sql`delete from case_proofs where tenant_id = ${tx.tenantId} and case_id = ${caseId} and state = 'wanted'
    and kind <> all(${found.evidence}::text[])`.execute(tx.sql);
  await sql`insert into case_proofs (tenant_id, case_id, kind, state, given_by, given_id, at, who)
    select ${tx.tenantId}, ${caseId}, p.kind, p.state, p.given_by, p.given_id, case when p.state = 'given' then ${tx.at}::timestamptz end,
      case when p.state = 'given' then ${tx.actor.signature} end
    from unnest(${proofs.map((p) => p.kind)}::text[], ${proofs.map((p) => p.state)}::text[], ${proofs.map((p) => p.by)}::text[],
      ${proofs.map((p) => p.givenId)}::uuid[]) as p (kind, state, given_by, given_id)
    on conflict do nothing`.execute(tx.sql);
  return { commitmentId, commitmentVersion: found.version };
}
