// Signs a batch. With the last signature every case is asked again: those whose answer has changed are left out, the others approved
// at once (BATCH-2, BATCH-3). Or takes it back whole.
import { moveCaseOn } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { assessCases } from '../assessing/assess-cases.ts';
import { keepAssessment } from '../assessing/write-assessment.ts';
import type { Decision } from '../deciding/decision.ts';
import { recordApproved } from '../deciding/decision-facts.ts';
import { decisionReader, decisionWriter } from '../deciding/decision-store.ts';
import { withdrawAll } from '../deciding/open-proposal.ts';
import { endedStates, outdatedBy } from '../deciding/proposal-rules.ts';
import { sign } from '../deciding/sign.ts';
import type { Batch } from './batch.ts';
import { batchReader, batchWriter } from './batch-store.ts';
import { type BatchShown, showBatch } from './batch-views.ts';

/** Refuses `decision_batch.not_found`, `decision_batch.not_proposed`, and what `approval.…` refuses of one decision. */
export async function approveBatch(acting: Acting, batchId: Uuid): Promise<BatchShown> {
  allow(acting, 'decision.approve');
  return await acting.transact(async (tx) => {
    const batch = await lockBatch(tx, batchId);
    const proposals = await lockProposals(tx, batchId);
    const { releases, signatures } = await sign(tx, {
      ...batch,
      signedId: batchId,
      personIds: proposals.map((one) => one.personId),
    });
    if (releases) await approveAll(tx, batch, proposals);
    else
      recordFact(tx, 'decision_batch.signed', batch.incidentId, {
        ...aboutOf(batch),
        signatures,
        wanted: signatures + 1,
      });
    return await showBatch(tx, batchId);
  });
}

/** Refuses `decision_batch.not_found`, `decision_batch.not_proposed`. */
export async function withdrawBatch(acting: Acting, batchId: Uuid, reason: string): Promise<BatchShown> {
  allow(acting, 'decision.withdraw');
  return await acting.transact(async (tx) => {
    await lockBatch(tx, batchId);
    await withdrawAll(tx, (await lockProposals(tx, batchId)).map(proposed), reason);
    await batchWriter(tx).withdraw(batchId, reason);
    return await showBatch(tx, batchId);
  });
}

async function lockBatch(tx: Tx, batchId: Uuid): Promise<Batch> {
  const reader = batchReader(tx);
  const [batch] = await reader.find([batchId], 'lock');
  // DEC-11: from whom one of its cases is hidden, the batch is not there.
  if (!batch || (await reader.holdsHiddenCase(batchId))) throw refuse('decision_batch.not_found', {});
  if (batch.state !== 'proposed') throw refuse('decision_batch.not_proposed', { state: batch.state });
  return batch;
}

/** Contracts before decisions, as everywhere, so that two ways never wait for each other. */
async function lockProposals(tx: Tx, batchId: Uuid): Promise<Decision[]> {
  const seen = await decisionReader(tx).openOfBatch(batchId);
  await decisionWriter(tx).lockContracts(seen.map((one) => one.caseId));
  return await decisionReader(tx).openOfBatch(batchId, 'lock');
}

async function approveAll(tx: Tx, batch: Batch, proposals: readonly Decision[]): Promise<void> {
  const now = new Map(
    (
      await assessCases(
        tx,
        proposals.map((one) => one.caseId),
      )
    ).map((one) => [one.known.caseId, one]),
  );
  const leftOut = new Map<Uuid, string>();
  const on = new Map<Uuid, string>();
  for (const { decisionId, caseId, said } of proposals) {
    const one = now.get(caseId);
    if (!one || endedStates.has(one.file.state)) leftOut.set(caseId, 'decision.case_over');
    else if (outdatedBy(said, keepAssessment(one.known, one.assessed)) !== undefined)
      leftOut.set(caseId, 'decision.facts_changed');
    else on.set(decisionId, one.known.onDay);
  }
  const approved = proposals.filter((one) => on.has(one.decisionId));
  const outdated = proposals.filter((one) => !on.has(one.decisionId));
  const totalMinor = approved.reduce((sum, one) => sum + one.totalMinor, 0n);
  await decisionWriter(tx).approve([...on.keys()], on);
  await withdrawAll(tx, outdated.map(proposed), 'left out of the batch: what is known has changed');
  await batchWriter(tx).approve(batch.batchId, approved.length, totalMinor, leftOut);
  for (const decision of approved) {
    recordApproved(tx, decision, on.get(decision.decisionId) ?? '');
    await moveCaseOn(tx, decision.caseId, 'decided', decision.kind);
  }
  recordFact(tx, 'decision_batch.approved', batch.incidentId, {
    ...aboutOf(batch),
    approved: approved.length,
    leftOut: leftOut.size,
    totalMinor: totalMinor.toString(),
    currency: batch.currency,
  });
}

function aboutOf({ batchId, incidentId }: Batch) {
  return { batchId: idOf('bat', batchId), incidentId: idOf('inc', incidentId) };
}

function proposed({ decisionId, caseId }: Decision) {
  return { decisionId, caseId, state: 'proposed' as const };
}
