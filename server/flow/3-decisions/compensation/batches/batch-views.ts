// What screens show of batches: one, a page of them newest first, and the cases of one with what the rules said of each.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { batchCase, decisionBatch, listBatchCases, listBatches } from '#api/flow/3-decisions.compensation';
import { shownToReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readCompany, readPageKey } from '#registry';
import type { KeptAssessment } from '../assessing/write-assessment.ts';
import { showStep } from '../assessing/write-assessment.ts';
import { signaturesWanted } from '../deciding/approval-rules.ts';
import { totalOf } from '../deciding/decision.ts';
import { decisionReader } from '../deciding/decision-store.ts';
import { limitsFor, readLimits } from '../limits/limits-store.ts';
import { batchReader } from './batch-store.ts';

export type BatchShown = z.input<typeof decisionBatch>;
type BatchCaseShown = z.input<typeof batchCase>;
interface SignedRow {
  signedId: Uuid;
  by: string;
  at: string;
}

/** Refuses `decision_batch.not_found`. */
export async function showBatch(snapshot: Snapshot, batchId: Uuid): Promise<BatchShown> {
  const [shown] = await showBatches(snapshot, [batchId]);
  if (!shown) throw refuse('decision_batch.not_found', {});
  return shown;
}

export async function listBatchesOf(
  snapshot: Snapshot,
  query: z.output<typeof listBatches.query>,
): Promise<Page<BatchShown>> {
  const key = readPageKey(query.after, ['uuid']);
  const conditions = [
    sql`b.tenant_id = ${snapshot.tenantId}`,
    ...(key ? [sql`b.batch_id < ${key[0]}::uuid`] : []),
    ...(query.state ? [sql`b.state = ${query.state}`] : []),
    ...(query.incidentId ? [sql`b.incident_id = ${uuidOf(query.incidentId)}`] : []),
  ];
  const { rows } = await sql<{ batchId: Uuid }>`select b.batch_id as "batchId" from decision_batches b
    where ${sql.join(conditions, sql` and `)} order by b.batch_id desc limit ${query.limit + 1}`.execute(snapshot.sql);
  const page = pageOfRows(
    rows,
    query.limit,
    (row) => [row.batchId],
    (row) => row.batchId,
  );
  return { ...page, rows: await showBatches(snapshot, page.rows) };
}

interface CaseRow {
  caseId: Uuid;
  outcome: KeptAssessment['outcome'];
  said: KeptAssessment;
  decisionId: Uuid | null;
  leftOutBy: string | null;
  contractNumber: string | null;
  personName: string;
}

/** Refuses `decision_batch.not_found`. Cases about whoever asks are left out (Q14). */
export async function listCasesOfBatch(
  snapshot: Snapshot,
  batchId: Uuid,
  query: z.output<typeof listBatchCases.query>,
): Promise<Page<BatchCaseShown>> {
  await showBatch(snapshot, batchId);
  const key = readPageKey(query.after, ['uuid']);
  const conditions = [
    sql`d.tenant_id = ${snapshot.tenantId} and d.batch_id = ${batchId}`,
    shownToReader(snapshot, 'd.case_id'),
    ...(key ? [sql`d.case_id > ${key[0]}::uuid`] : []),
    ...(query.outcome ? [sql`d.outcome = ${query.outcome}`] : []),
  ];
  const { rows } = await sql<CaseRow>`
    select d.case_id as "caseId", d.outcome, d.said, d.decision_id as "decisionId", d.left_out_by as "leftOutBy",
      k.number as "contractNumber", p.name as "personName"
    from decision_batch_cases d
    join cases s on s.tenant_id = d.tenant_id and s.case_id = d.case_id
    join persons p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
    left join contracts k on k.tenant_id = s.tenant_id and k.contract_id = s.contract_id
    where ${sql.join(conditions, sql` and `)} order by d.case_id limit ${query.limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, query.limit, (row) => [row.caseId], showCase);
}

function showCase(row: CaseRow): BatchCaseShown {
  const { said } = row;
  const ground = said.steps.find((step) => step.ruleId === said.groundId);
  return {
    caseId: idOf('cas', row.caseId),
    contractNumber: row.contractNumber,
    personName: row.personName,
    outcome: row.outcome,
    ground: ground ? showStep(ground, said.currency) : null,
    totalMinor: totalOf(said.lines).toString(),
    currency: said.currency,
    decisionId: row.decisionId && idOf('dec', row.decisionId),
    leftOutBy: row.leftOutBy,
  };
}

async function showBatches(snapshot: Snapshot, ids: readonly Uuid[]): Promise<BatchShown[]> {
  if (ids.length === 0) return [];
  const batches = new Map((await batchReader(snapshot).find(ids)).map((one) => [one.batchId, one]));
  const { rows: signed } = await sql<SignedRow>`select signed_id as "signedId", signed_by as by, signed_at as at
    from decision_signatures where tenant_id = ${snapshot.tenantId} and signed_id = any(${[...ids]}::uuid[])
    order by signed_at, signed_by`.execute(snapshot.sql);
  const exposures = await decisionReader(snapshot).exposures(ids);
  const limits = await readLimits(snapshot, (await readCompany(snapshot)).currency);
  const actors = [...batches.values()].flatMap((one) => [one.proposedBy, one.endedBy ?? '']);
  const names = await namesOfActors(snapshot, [...actors, ...signed.map((one) => one.by)]);
  const who = (by: string, at: string) => ({ by, name: names.get(by) ?? null, at });
  return ids.flatMap((id) => {
    const batch = batches.get(id);
    if (!batch) return [];
    const signatures = signed.filter((one) => one.signedId === id);
    const { proposedBy, proposedAt, endedBy, endedAt, endReason, totalMinor, ...rest } = batch;
    return [
      {
        ...rest,
        batchId: idOf('bat', batch.batchId),
        incidentId: idOf('inc', batch.incidentId),
        totalMinor: totalMinor.toString(),
        proposed: who(proposedBy, proposedAt),
        signatures: signatures.map((one) => who(one.by, one.at)),
        signaturesWanted:
          batch.state === 'proposed'
            ? signaturesWanted(signatures.length, exposures.get(id) ?? totalMinor, limitsFor(limits, batch.currency))
            : signatures.length,
        ended: endedBy === null || endedAt === null ? null : { ...who(endedBy, endedAt), reason: endReason ?? '' },
      },
    ];
  });
}
