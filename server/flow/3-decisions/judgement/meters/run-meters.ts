// Runs the meters of a case: for each dated duty and each demand, the days late and the money they cost.
import { divideRounded } from '#platform/money/divide-rounded';
import type { LawRule } from '../../law-packs/law-pack.ts';
import { addLength } from '../facts/calendar-day.ts';
import { type FactName, factSlots, slotOf } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import { compileCondition } from '../rules/compile-condition.ts';
import { compileValidity } from '../rules/compile-validity.ts';
import { both, missingIn, type RuleContext, type Step } from '../rules/rule-step.ts';
import { parseFactor } from '../rules/work-out-amount.ts';
import type { Meter } from './meter.ts';

export type MeterRule = {
  readonly law: LawRule;
  readonly run: (sheet: FactSheet, steps: Step[], out: Meter[]) => void;
};

/** One thing that was due on a day and met on another, or not yet. */
type Span = { subject: string; dueDay: number; metDay: number | null };

/** Compiles a meter rule. Its own breach picks the law by event: the day something fell due, not the day it was reported. */
export function compileMeter(
  law: LawRule,
  version: string,
  context: RuleContext,
  protectsConsumers: boolean,
): MeterRule {
  const { meter } = law;
  const when = law.when ? compileCondition(law.when, context) : null;
  const valid = compileValidity(law, protectsConsumers);
  const counselWhen = meter?.counselWhen ? compileCondition(meter.counselWhen, context) : null;
  if (!meter) throw new Error(`LAW-3: ${law.id} has no meter`);
  const subjects = new Set<string>(meter.subject);
  const run = (sheet: FactSheet, steps: Step[], out: Meter[]) => {
    for (const span of spansOf(sheet, subjects, meter)) {
      const from = steps.length;
      const answer = atEvent(sheet, span.dueDay, (moved) =>
        when ? both(valid(moved, steps), when(moved, steps)) : valid(moved, steps),
      );
      if (answer === 'no') continue;
      const unknown = answer === 'unknown' ? missingIn(steps.slice(from)) : [];
      const counsel = counselWhen !== null && counselWhen(sheet, steps) !== 'no';
      out.push(readMeter(law, version, span, sheet, unknown, counsel));
    }
  };
  return { law, run };
}

// The breach a meter measures is its own: a demand of 2026 is judged by the text of 2026, whenever the goods were bought.
const eventSlot = slotOf('event.on');

function atEvent<T>(sheet: FactSheet, day: number, ask: (sheet: FactSheet) => T): T {
  const values = [...sheet.values];
  values[eventSlot] = day;
  return ask({ ...sheet, values });
}

const duties: readonly { subject: string; due: FactName; met: readonly FactName[] }[] = [
  { subject: 'delivery', due: 'sale.agreedDeliveryOn', met: ['sale.deliveredOn', 'sale.handedOverOn'] },
  { subject: 'handover', due: 'sale.agreedDeliveryOn', met: ['sale.handedOverOn'] },
  { subject: 'work', due: 'sale.workDueOn', met: ['sale.workDoneOn'] },
];
const dutyOf = duties.map((duty) => ({ ...duty, due: slotOf(duty.due), met: duty.met.map(slotOf) }));

/** Everything the meter measures that has fallen due. A refund demand that was met stops a delivery meter too. */
function spansOf(sheet: FactSheet, subjects: ReadonlySet<string>, meter: NonNullable<LawRule['meter']>): Span[] {
  const spans: Span[] = [];
  for (const duty of dutyOf) {
    const dueDay = sheet.values[duty.due];
    if (!subjects.has(duty.subject) || typeof dueDay !== 'number') continue;
    const met = duty.met.map((slot) => sheet.values[slot]).find((day) => typeof day === 'number');
    const refunded = sheet.demands.find((demand) => demand.kind === 'refund' && demand.metDay !== null)?.metDay;
    const metDay = [met, refunded].filter((day): day is number => typeof day === 'number');
    if (dueDay < (metDay[0] ?? sheet.decidedDay))
      spans.push({ subject: duty.subject, dueDay, metDay: metDay.length > 0 ? Math.min(...metDay) : null });
  }
  for (const demand of sheet.demands) {
    if (!subjects.has(demand.kind)) continue;
    const dueDay = dueOf(demand, meter);
    if (dueDay !== null) spans.push({ subject: demand.kind, dueDay, metDay: demand.metDay });
  }
  return spans;
}

// Money by the day is one fraction rounded once: rounding each day would drift from what a court reckons.
const perMillionPercent = 100_000_000n; // a rate in millionths of a percent

function readMeter(
  law: LawRule,
  version: string,
  span: Span,
  sheet: FactSheet,
  unknown: readonly string[],
  counsel: boolean,
): Meter {
  const { meter, citation } = law;
  const until = Math.min(span.metDay ?? sheet.decidedDay, sheet.decidedDay);
  const daysLate = Math.max(0, until - span.dueDay);
  const inWeek = span.metDay === null ? Math.max(0, until + 7 - span.dueDay) : daysLate;
  const daily = meter?.daily;
  const read = (name: string | undefined) => (name === undefined ? undefined : sheet.values[factSlots.get(name) ?? -1]);
  const base = read(daily?.of);
  const cap = read(daily?.cap);
  const missing = [...unknown];
  if (daily && typeof base !== 'bigint') missing.push(daily.of);
  if (daily?.cap && !daily.capWhenKnown && typeof cap !== 'bigint') missing.push(daily.cap);
  const known = daily && typeof base === 'bigint' && missing.length === unknown.length;
  const numerator = known ? base * parseFactor(daily.rate.slice(0, -1)) : 0n;
  const capMinor = known && typeof cap === 'bigint' ? cap : null;
  const after = (days: number) => {
    if (!known) return null;
    const plain = divideRounded(numerator * BigInt(days), perMillionPercent, 'half_up');
    return capMinor !== null && plain > capMinor ? capMinor : plain;
  };
  return {
    ruleId: law.id,
    ruleVersion: version,
    subject: span.subject,
    dueDay: span.dueDay,
    metDay: span.metDay,
    daysLate,
    perDayMinor: after(1),
    todayMinor: after(daysLate),
    inWeekMinor: after(inWeek),
    capMinor,
    capDay:
      capMinor === null || numerator === 0n
        ? null
        : span.dueDay + Number(ceilDivide(capMinor * perMillionPercent, numerator)),
    currency: sheet.currency,
    warnsOf: meter?.warnsOf ?? null,
    checkWithCounsel: law.verified === 'unverified' || unknown.length > 0 || counsel,
    citation,
    missing,
  };
}

/** The day a demand falls due: as agreed, or by the law's term, and never later than a term the law makes the longest. */
function dueOf(
  demand: FactSheet['demands'][number],
  { due, dueAtLatest }: NonNullable<LawRule['meter']>,
): number | null {
  const byLaw = due && demand.madeDay !== null ? addLength(demand.madeDay, due.length, due.unit) : null;
  if (demand.dueDay === null || byLaw === null) return demand.dueDay ?? byLaw;
  return dueAtLatest ? Math.min(demand.dueDay, byLaw) : demand.dueDay;
}

/** The day on which the running sum first reaches the cap. */
function ceilDivide(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}
