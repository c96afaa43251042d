// Proposes to pay: what the rules give, or what a person decides against them with a reason (DEC-1 to DEC-3).
import { type Acting, allow } from '#platform/database/acting';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Decision, totalOf, type Wanted } from './decision.ts';
import { recordProposed } from './decision-facts.ts';
import { decisionWriter } from './decision-store.ts';
import { type DecisionShown, showDecision } from './decision-views.ts';
import { beginDeciding, decisionOn, replaceProposal } from './open-proposal.ts';
import { mayPropose, type ProposalAnswer } from './proposal-rules.ts';

export interface ProposalGiven {
  caseId: Uuid;
  /** The amounts of the rules when left out. */
  lines?: readonly Wanted[] | undefined;
  overruleReason?: string | undefined;
  /** The open proposal this one takes the place of. */
  replacesId?: Uuid | undefined;
  note?: string | undefined;
}

/**
 * Refuses `case.not_found`, `decision.case_over`, `decision.rules_do_not_pay`, `decision.differs_from_rules`, `decision.without_contract`,
 * `decision.head_taken`, `decision.above_cap`, `decision.proposed_already`, `decision.not_proposed`, `decision.in_batch`; overruling without its
 * permission `permission.missing`.
 */
export async function proposeCompensation(acting: Acting, given: ProposalGiven): Promise<DecisionShown> {
  allow(acting, 'decision.propose');
  if (given.overruleReason !== undefined) allow(acting, 'decision.overrule');
  return await acting.transact(async (tx) => {
    const made = await beginDeciding(tx, given.caseId);
    await replaceProposal(tx, made, given.replacesId);
    const answer = mayPropose(made.known, made.assessed, given.lines, given.overruleReason !== undefined);
    if (!answer.may) throw refusalOf(answer, made.known.currency);
    const decision: Decision = {
      ...decisionOn(tx, made),
      decisionId: makeUuid(),
      kind: 'compensation',
      state: 'proposed',
      batchId: null,
      lines: answer.lines,
      totalMinor: totalOf(answer.lines),
      overruleReason: answer.overruled ? (given.overruleReason ?? null) : null,
      note: given.note ?? null,
    };
    const added = await decisionWriter(tx).add([decision]);
    if (!added) throw refuse('decision.head_taken', { head: answer.lines[0]?.head ?? '' });
    recordProposed(tx, decision);
    return await showDecision(tx, decision.decisionId);
  });
}

function refusalOf(answer: ProposalAnswer & { may: false }, currency: string): Error {
  switch (answer.because) {
    case 'rules_do_not_pay':
      return refuse('decision.rules_do_not_pay', { rule: answer.rule });
    case 'differs_from_rules':
      return refuse('decision.differs_from_rules', {});
    case 'without_contract':
      return refuse('decision.without_contract', {});
    case 'head_taken':
      return refuse('decision.head_taken', { head: answer.head });
    case 'above_cap':
      return refuse('decision.above_cap', { capMinor: answer.capMinor.toString(), currency });
  }
}
