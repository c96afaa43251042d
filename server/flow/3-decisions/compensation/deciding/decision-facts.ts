// The facts of decisions: bodies made of one, in public ids and digits.

import { assert } from '#platform/assert';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { Decision } from './decision.ts';

export function recordProposed(tx: Tx, decision: Decision): void {
  const { batchId } = decision;
  recordFact(tx, 'decision.proposed', decision.caseId, {
    ...aboutOf(decision),
    ...whoseOf(decision, contractOf(decision)),
    ...moneyOf(decision),
    batchId: batchId && idOf('bat', batchId),
  });
  if (decision.overruleReason !== null) recordOverruled(tx, decision, 'pay', decision.overruleReason);
}

export function recordOverruled(tx: Tx, decision: Decision, decided: 'pay' | 'refuse', reason: string): void {
  const { said } = decision;
  recordFact(tx, 'decision.overruled', decision.caseId, {
    ...aboutOf(decision),
    rulesSaid: said.outcome,
    decided,
    ruleId: said.groundId,
    reason,
  });
}

export function recordApproved(tx: Tx, decision: Decision, approvedOn: string): void {
  recordFact(tx, 'decision.approved', decision.caseId, {
    ...aboutOf(decision),
    ...whoseOf(decision, contractOf(decision)),
    ...moneyOf(decision),
    approvedOn,
  });
}

export function aboutOf({ decisionId, caseId }: Pick<Decision, 'decisionId' | 'caseId'>) {
  return { decisionId: idOf('dec', decisionId), caseId: idOf('cas', caseId) };
}

export function whoseOf<C extends Uuid | null>({ personId, firmId, incidentId }: Decision, contractId: C) {
  return {
    contractId: (contractId && idOf('ctr', contractId)) as C extends null ? null : `ctr_${string}`,
    personId: idOf('per', personId),
    firmId: firmId && idOf('frm', firmId),
    incidentId: incidentId && idOf('inc', incidentId),
  };
}

/** Money is decided on a contract: the table says so too. */
function contractOf({ contractId }: Decision): Uuid {
  assert(contractId !== null, 'DEC-2 money is decided on a contract');
  return contractId;
}

function moneyOf({ lines, totalMinor, currency }: Decision) {
  return {
    lines: lines.map(({ head, amountMinor, ruleId, ruleVersion }) => ({
      head,
      amountMinor,
      currency,
      ruleId,
      ruleVersion,
    })),
    totalMinor: totalMinor.toString(),
    currency,
  };
}
