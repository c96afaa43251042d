// What a proposal may ask for: the amounts of the rules, or others by overruling them, within what binds a person too. Pure.

import type { Assessed } from '../assessing/ask-rules.ts';
import type { KnownCase } from '../assessing/known-case.ts';
import { type KeptAssessment, type KeptLine, keepLine } from '../assessing/write-assessment.ts';
import { totalOf, type Wanted } from './decision.ts';

/** Ended cases are decided no more; what was decided before stays. */
export const endedStates: ReadonlySet<string> = new Set(['resolved', 'closed', 'cancelled']);

export type ProposalAnswer =
  | { may: true; lines: KeptLine[]; overruled: boolean }
  | { may: false; because: 'rules_do_not_pay'; rule: string }
  | { may: false; because: 'differs_from_rules' }
  | { may: false; because: 'without_contract' }
  | { may: false; because: 'head_taken'; head: string }
  | { may: false; because: 'above_cap'; capMinor: bigint };

/** `byPerson`: somebody who may overrule has given a reason (DEC-1). Without `wanted` the lines are those of the rules. */
export function mayPropose(
  known: KnownCase,
  { outcome, lines, ground }: Pick<Assessed, 'outcome' | 'lines' | 'ground'>,
  wanted: readonly Wanted[] | undefined,
  byPerson: boolean,
): ProposalAnswer {
  const ruled = lines.map(keepLine);
  const asked = wanted === undefined ? ruled : wanted.map((one) => askedLine(one, ruled));
  const differs = wanted !== undefined && !sameMoney(asked, ruled);
  if (outcome !== 'pay' && !byPerson)
    return { may: false, because: 'rules_do_not_pay', rule: ground?.ruleId ?? 'AC-7' };
  if (differs && !byPerson) return { may: false, because: 'differs_from_rules' };
  if (!known.sale) return { may: false, because: 'without_contract' };
  if (asked.length === 0) return { may: false, because: 'rules_do_not_pay', rule: ground?.ruleId ?? 'AC-7' };
  return bound(known, asked) ?? { may: true, lines: asked, overruled: outcome !== 'pay' || differs };
}

/** DEC-2: heads decided before, the price for a refund, and the company's cap hold whoever decides. */
function bound(known: KnownCase, asked: readonly KeptLine[]): ProposalAnswer | undefined {
  const taken = asked.find((line) => known.taken.includes(line.head));
  if (taken) return { may: false, because: 'head_taken', head: taken.head };
  const refundMinor = BigInt(asked.find((line) => line.head === 'refund')?.amountMinor ?? 0);
  const priceMinor = known.sale?.priceMinor ?? null;
  if (priceMinor !== null && refundMinor > priceMinor)
    return { may: false, because: 'above_cap', capMinor: priceMinor };
  const { perContractMinor } = known.caps;
  if (perContractMinor !== null && totalOf(asked) + known.takenMinor > perContractMinor)
    return { may: false, because: 'above_cap', capMinor: perContractMinor };
  return undefined;
}

/** An amount that is the rule's keeps its rule; another is the person's own (DEC-1). */
function askedLine({ head, amountMinor }: Wanted, ruled: readonly KeptLine[]): KeptLine {
  const same = ruled.find((line) => line.head === head && line.amountMinor === amountMinor.toString());
  if (same) return same;
  return {
    head,
    amountMinor: amountMinor.toString(),
    ruleId: 'person',
    ruleVersion: '1',
    title: null,
    from: 'person',
    beforeCapMinor: null,
  };
}

function sameMoney(one: readonly KeptLine[], other: readonly KeptLine[]): boolean {
  const money = (lines: readonly KeptLine[]) =>
    lines
      .map((line) => `${line.head} ${line.amountMinor}`)
      .sort()
      .join();
  return money(one) === money(other);
}

/**
 * DEC-7: the first rule that answers otherwise now than when it was proposed; undefined when nothing that matters has changed. A
 * penalty grows by the day: its growth alone outdates nothing.
 */
export function outdatedBy(then: KeptAssessment, now: KeptAssessment): string | undefined {
  const changed = then.steps.find(
    (step) => now.steps.find((one) => one.ruleId === step.ruleId)?.answer !== step.answer,
  );
  if (changed) return changed.ruleId;
  const lasting = (said: KeptAssessment) => said.lines.filter((line) => line.head !== 'penalty');
  return sameMoney(lasting(then), lasting(now)) && then.currency === now.currency ? undefined : 'AC-7';
}
