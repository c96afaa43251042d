// Proposes a gift: never beside what is owed, never an admission, within a cap of its own (DEC-9; F2, F3).
import { type Acting, allow } from '#platform/database/acting';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';
import { limitsFor, readLimits } from '../limits/limits-store.ts';
import type { Decision } from './decision.ts';
import { recordProposed } from './decision-facts.ts';
import { decisionWriter } from './decision-store.ts';
import { type DecisionShown, showDecision } from './decision-views.ts';
import { beginDeciding, decisionOn } from './open-proposal.ts';

/** Refuses `case.not_found`, `decision.case_over`, `decision.without_contract`, `money.mixed_currencies`, `decision.above_cap`,
 * `decision.head_taken`. */
export async function offerGoodwill(
  acting: Acting,
  given: { caseId: Uuid; amountMinor: bigint; currency: string; reason: string },
): Promise<DecisionShown> {
  allow(acting, 'decision.propose');
  return await acting.transact(async (tx) => {
    const made = await beginDeciding(tx, given.caseId);
    const { known } = made;
    if (!known.sale) throw refuse('decision.without_contract', {});
    if (given.currency !== known.currency) throw refuse('money.mixed_currencies', { currency: known.currency });
    const { limits } = limitsFor(await readLimits(tx, (await readCompany(tx)).currency), known.currency);
    if (limits.goodwillMinor !== null && given.amountMinor > BigInt(limits.goodwillMinor))
      throw refuse('decision.above_cap', { capMinor: limits.goodwillMinor, currency: known.currency });
    const decision: Decision = {
      ...decisionOn(tx, made),
      decisionId: makeUuid(),
      kind: 'goodwill',
      state: 'proposed',
      batchId: null,
      lines: [
        {
          head: 'goodwill',
          amountMinor: given.amountMinor.toString(),
          ruleId: 'DEC-9',
          ruleVersion: '1',
          title: null,
          from: 'person',
          beforeCapMinor: null,
        },
      ],
      totalMinor: given.amountMinor,
      overruleReason: null,
      note: given.reason,
    };
    if (!(await decisionWriter(tx).add([decision]))) throw refuse('decision.head_taken', { head: 'goodwill' });
    recordProposed(tx, decision);
    return await showDecision(tx, decision.decisionId);
  });
}
