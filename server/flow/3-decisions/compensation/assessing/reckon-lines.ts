// The amounts by head of loss: what each head comes to, what has been decided before, and what the caps leave (AC-6 to AC-8).
import type { LocalText } from '#api/flow/3-decisions';
import type { GivenAmount, Head, KnownCase } from './known-case.ts';
import { type Answer, met, missing, notMet, rulesVersion } from './rule-step.ts';

export interface Line {
  head: Head;
  amountMinor: bigint;
  ruleId: string;
  ruleVersion: string;
  /** What the table calls it; null: the head's own name. */
  title: LocalText | null;
  from: 'paid' | 'assessed_loss' | 'penalty' | 'person';
  /** What it was before a cap cut it. */
  beforeCapMinor: bigint | null;
}

export interface Reckoned {
  lines: Line[];
  twice: Answer;
  amount: Answer;
  cap: Answer;
}

/** Every amount is in the currency of the case. Heads taken before fall out, so that what is left is what may still be paid. */
export function reckonLines(known: KnownCase): Reckoned {
  const wanted = [...refund(known), ...penalty(known), ...consequential(known)];
  const fresh = wanted.filter((line) => !known.taken.includes(line.head));
  const takenHeads = wanted.filter((line) => known.taken.includes(line.head)).map((line) => line.head);
  const { lines, cap } = underCaps(fresh, known);
  return {
    lines,
    twice:
      takenHeads.length > 0 && fresh.length === 0
        ? notMet('compensated_already', { heads: takenHeads.join(', ') })
        : met('not_compensated_yet', { heads: known.taken.join(', ') }),
    amount: askAmount(known, wanted),
    cap,
  };
}

/** What was paid for what never came. The operator's table says so where it has a row; its words and version are kept. */
function refund(known: KnownCase): Line[] {
  const { sale, problem, visit } = known;
  if (problem !== 'not_delivered' || !sale || sale.deliveredOn !== null || visit?.delivered === true) return [];
  const byTable = advance(known);
  const amountMinor = byTable?.amountMinor ?? sale.paidMinor;
  return amountMinor === null || amountMinor === 0n ? [] : [lineOf('refund', amountMinor, 'paid', byTable)];
}

/** A penalty that a commitment or the contract gives; statute's own stays the merchant's, beside it (METER). */
function penalty({ given }: KnownCase): Line[] {
  const all = given.filter((one) => one.head === 'penalty' && one.amountMinor > 0n);
  const [first] = all;
  if (!first) return [];
  const amountMinor = all.reduce((sum, one) => sum + one.amountMinor, 0n);
  return [lineOf('penalty', amountMinor, 'penalty', { ...first, ruleId: all.map((one) => one.ruleId).join('+') })];
}

/** The loss assessed for the household (E16): beside a refund only when the home itself was damaged. */
function consequential(known: KnownCase): Line[] {
  const { assessedLossMinor: loss, problem, damageClass } = known;
  if (loss === null || loss === 0n) return [];
  if (problem === 'not_delivered' && damageClass === 'none') return [];
  const byTable = problem === 'not_delivered' ? undefined : advance(known);
  return [lineOf('consequential', loss, 'assessed_loss', byTable)];
}

function advance({ given }: KnownCase): GivenAmount | undefined {
  return given.find((one) => one.head === 'advance' && one.amountMinor > 0n);
}

function lineOf(head: Head, amountMinor: bigint, from: Line['from'], by: GivenAmount | undefined): Line {
  return {
    head,
    amountMinor,
    ruleId: by?.ruleId ?? 'AC-7',
    ruleVersion: by?.ruleVersion ?? rulesVersion,
    title: by?.title ?? null,
    from,
    beforeCapMinor: null,
  };
}

/** AC-7: no amount is guessed; what is not known yet is asked for. */
function askAmount({ sale, problem, assessedLossMinor }: KnownCase, wanted: readonly Line[]): Answer {
  if (wanted.length > 0)
    return met('amount_known', {
      heads: wanted.map((line) => line.head).join(', '),
      totalMinor: String(wanted.reduce((sum, line) => sum + line.amountMinor, 0n)),
    });
  if (!sale) return missing('contract_unknown');
  if (problem === 'not_delivered') return missing(sale.paidMinor === 0n ? 'nothing_paid' : 'paid_unknown');
  return missing(assessedLossMinor === 0n ? 'no_loss' : 'loss_not_assessed');
}

/** AC-8: the refund within the price, everything within what the company's cap leaves, in the order of the heads. */
function underCaps(fresh: readonly Line[], known: KnownCase): { lines: Line[]; cap: Answer } {
  const price = known.sale?.priceMinor ?? null;
  const perContract = known.caps.perContractMinor;
  let leftMinor = perContract === null ? null : most(perContract - known.takenMinor, 0n);
  const lines: Line[] = [];
  for (const line of fresh) {
    const caps = [line.head === 'refund' ? price : null, leftMinor].filter((cap) => cap !== null);
    const amountMinor = caps.reduce((least, cap) => (cap < least ? cap : least), line.amountMinor);
    if (leftMinor !== null) leftMinor -= amountMinor;
    if (amountMinor > 0n)
      lines.push({ ...line, amountMinor, beforeCapMinor: amountMinor < line.amountMinor ? line.amountMinor : null });
  }
  const facts: Record<string, string> = perContract === null ? {} : { capMinor: String(perContract) };
  if (fresh.length > 0 && lines.length === 0)
    return { lines, cap: notMet('cap_used', { ...facts, takenMinor: String(known.takenMinor) }) };
  const cut = lines.some((line) => line.beforeCapMinor !== null);
  return { lines, cap: met(cut ? 'cut_to_cap' : 'within_caps', facts) };
}

function most(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
