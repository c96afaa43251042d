// Refuses advance compensation: with the rule, who carries the burden of proof, and what would change the answer (AC-10). Where the
// rules do not refuse, a person may, with a reason that stays beside what they said (DEC-1).
import { moveCaseOn } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { AssessedCase } from '../assessing/assess-cases.ts';
import { rulesVersion } from '../assessing/rule-step.ts';
import { burdenOf, showStep } from '../assessing/write-assessment.ts';
import type { Decision } from './decision.ts';
import { aboutOf, recordOverruled, whoseOf } from './decision-facts.ts';
import { decisionWriter } from './decision-store.ts';
import { type DecisionShown, showDecision } from './decision-views.ts';
import { beginDeciding, decisionOn } from './open-proposal.ts';

/** Refuses `case.not_found`, `decision.case_over`, `decision.proposed_already`, `decision.rules_do_not_refuse`. */
export async function refuseCompensation(
  acting: Acting,
  given: { caseId: Uuid; overruleReason?: string | undefined },
): Promise<DecisionShown> {
  allow(acting, 'decision.propose');
  if (given.overruleReason !== undefined) allow(acting, 'decision.overrule');
  return await acting.transact(async (tx) => {
    const made = await beginDeciding(tx, given.caseId);
    if (made.openProposalId !== null) throw refuse('decision.proposed_already', {});
    const byRules = made.assessed.outcome === 'refuse';
    if (!byRules && given.overruleReason === undefined) throw refuse('decision.rules_do_not_refuse', {});
    const overruleReason = byRules ? null : (given.overruleReason ?? null);
    const ground = groundOf(made, overruleReason);
    const decision: Decision = {
      ...decisionOn(tx, made),
      decisionId: makeUuid(),
      kind: 'compensation',
      state: 'refused',
      batchId: null,
      lines: [],
      totalMinor: 0n,
      overruleReason,
      note: null,
      endedBy: tx.actor.signature,
      endedAt: tx.at.toISOString(),
      endReason: ground.reason,
    };
    await decisionWriter(tx).add([decision]);
    record(tx, decision, ground);
    await moveCaseOn(tx, given.caseId, 'refused', ground.reason);
    return await showDecision(tx, decision.decisionId);
  });
}

interface Ground {
  ruleId: string;
  ruleVersion: string;
  reason: string;
  burden: 'customer' | 'trader';
  wouldChange: string[];
}

/** In the customer's language: this is what they are told. Against the rules the operator carries the burden of its own reason. */
function groundOf({ file, known, assessed }: AssessedCase, overruleReason: string | null): Ground {
  const { ground } = assessed;
  if (overruleReason !== null || !ground)
    return { ruleId: 'DEC-1', ruleVersion: '1', reason: overruleReason ?? '', burden: 'trader', wouldChange: [] };
  const shown = showStep(ground, known.currency);
  return {
    ruleId: ground.ruleId,
    ruleVersion: rulesVersion,
    reason: shown.found[file.language],
    burden: burdenOf(ground.code),
    wouldChange: shown.wouldChange ? [shown.wouldChange[file.language]] : [],
  };
}

function record(tx: Tx, decision: Decision, ground: Ground): void {
  recordFact(tx, 'decision.refused', decision.caseId, {
    ...aboutOf(decision),
    ...whoseOf(decision, decision.contractId),
    ...ground,
  });
  if (decision.overruleReason !== null) recordOverruled(tx, decision, 'refuse', decision.overruleReason);
}
