// Assesses every open case of an incident and proposes at once what the rules give, each case with its own reason (BATCH-1).
import { casesHiddenFromReader, casesOfIncident } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type AssessedCase, assessCases } from '../assessing/assess-cases.ts';
import { type Decision, totalOf } from '../deciding/decision.ts';
import { recordProposed } from '../deciding/decision-facts.ts';
import { decisionWriter } from '../deciding/decision-store.ts';
import { decisionOn } from '../deciding/open-proposal.ts';
import { type Batch, type BatchCase, casesMax, firstToDecide, sortCases, tally } from './batch.ts';
import { batchWriter } from './batch-store.ts';
import { type BatchShown, showBatch } from './batch-views.ts';

/**
 * Without `caseIds` all cases of the incident, else those of them that are in it. Cases about whoever asks are not among them (Q14).
 * Refuses `decision_batch.nothing_to_pay`.
 */
export async function proposeBatch(
  acting: Acting,
  { incidentId, caseIds }: { incidentId: Uuid; caseIds?: readonly Uuid[] | undefined },
): Promise<BatchShown> {
  allow(acting, 'decision.propose');
  return await acting.transact(async (tx) => {
    const members = await casesOfIncident(tx, incidentId);
    const wanted = caseIds === undefined ? members : members.filter((caseId) => caseIds.includes(caseId));
    await decisionWriter(tx).lockContracts(wanted);
    const assessed = await assessCases(tx, wanted);
    const hidden = await casesHiddenFromReader(tx);
    const made = firstToDecide(
      assessed.filter(({ file }) => !hidden.includes(file.caseUuid)),
      casesMax,
    );
    const { kept, currency } = sortCases(made);
    if (currency === undefined || kept.every((one) => one.decisionId === null))
      throw refuse('decision_batch.nothing_to_pay', {});
    const batch = batchOf(tx, incidentId, currency, kept);
    const decisions = decisionsOf(tx, batch.batchId, made, kept);
    await batchWriter(tx).add(batch, kept);
    // Contracts are locked and heads sorted: what cannot be added now was added by nobody we know.
    if (!(await decisionWriter(tx).add(decisions))) throw refuse('decision.head_taken', { head: '' });
    for (const decision of decisions) recordProposed(tx, decision);
    recordAssessed(tx, batch);
    return await showBatch(tx, batch.batchId);
  });
}

function batchOf(tx: Tx, incidentId: Uuid, currency: string, kept: readonly BatchCase[]): Batch {
  return {
    ...tally(kept),
    batchId: makeUuid(),
    incidentId,
    state: 'proposed',
    currency,
    approved: 0,
    leftOut: 0,
    proposedBy: tx.actor.signature,
    proposedAt: tx.at.toISOString(),
    endedBy: null,
    endedAt: null,
    endReason: null,
  };
}

function decisionsOf(tx: Tx, batchId: Uuid, made: readonly AssessedCase[], kept: readonly BatchCase[]): Decision[] {
  const byCase = new Map(made.map((one) => [one.known.caseId, one]));
  return kept.flatMap(({ caseId, decisionId, said }): Decision[] => {
    const one = byCase.get(caseId);
    if (!one || decisionId === null) return [];
    return [
      {
        ...decisionOn(tx, one),
        said,
        decisionId,
        kind: 'compensation',
        state: 'proposed',
        batchId,
        lines: said.lines,
        totalMinor: totalOf(said.lines),
        overruleReason: null,
        note: null,
      },
    ];
  });
}

function recordAssessed(
  tx: Tx,
  { batchId, incidentId, cases, pay, wait, refuse: refused, totalMinor, currency }: Batch,
): void {
  recordFact(tx, 'decision_batch.assessed', incidentId, {
    batchId: idOf('bat', batchId),
    incidentId: idOf('inc', incidentId),
    cases,
    pay,
    wait,
    refuse: refused,
    totalMinor: totalMinor.toString(),
    currency,
  });
}
