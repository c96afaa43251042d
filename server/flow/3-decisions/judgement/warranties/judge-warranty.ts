// Judges one stamped warranty: what it still covers of each class of cost, and whether an exclusion defeats it.
import { costClasses, type RemedyKind, type StampedWarranty } from '#api/flow/3-decisions';
import { addLength, type CalendarDay, dayOfMoment } from '../facts/calendar-day.ts';
import { type FactSheet, factOf, numberOf } from '../facts/fact-sheet.ts';
import { pauseForRepairs } from '../facts/repair-days.ts';
import type { Burden, Entitlement, Reason } from '../judgement.ts';
import { showValue } from '../rules/explain-steps.ts';
import type { Considered } from '../rules/judge-rule.ts';
import type { Leaf, Step, Truth } from '../rules/rule-step.ts';
import { isExcluded } from './is-excluded.ts';
import { warrantyTitle } from './warranty-title.ts';

export type OpenCoverage = { costClass: string; sharePercent: number; lastDay: CalendarDay | null; open: Truth };
export type WarrantyAnswer = {
  open: boolean;
  excluded: boolean;
  coverages: readonly OpenCoverage[];
  considered: Considered[];
};

const leaves = new Map<string, Leaf>();
function leaf(code: Leaf['code'], fact: string, wants: string): Leaf {
  const test = `${fact} ${code} ${wants}`;
  let made = leaves.get(test);
  if (!made) {
    made = { code, fact, wants, test };
    if (leaves.size < 5000) leaves.set(test, made);
  }
  return made;
}

/**
 * Judges a warranty against a defect. `lawPauses`: the law of the place adds the time in repair (RU art. 20, CN 三包).
 * A supplier's own warranty is not the customer's (lesson L1): it is judged for recovery, and gives no entitlement.
 */
export function judgeWarranty(
  term: StampedWarranty,
  sheet: FactSheet,
  lawPauses: boolean,
  steps: Step[],
): WarrantyAnswer {
  const from = steps.length;
  const subject = judgeSubject(term, sheet, steps);
  const coverages = term.coverages.map((coverage) => openCoverage(term, coverage, sheet, lawPauses, steps));
  const exclusion = isExcluded(term, sheet, steps);
  const open: Truth = coverages.some((one) => one.open === 'yes')
    ? 'yes'
    : coverages.some((one) => one.open === 'unknown')
      ? 'unknown'
      : 'no';
  settleAlternatives(steps, from, open);
  const own = steps.slice(from);
  const standing: Standing = { open, subject, exclusion, own, misuse: sheet.proofs.misuse === true };
  const considered: Considered[] = [];
  if (term.source !== 'supplier') {
    considered.push(judgeRepair(term, sheet, coverages, standing));
    for (const extra of term.remedies) considered.push(judgeExtra(term, extra, sheet, standing));
  }
  return { open: open === 'yes' && subject === 'yes', excluded: exclusion.answer === 'yes', coverages, considered };
}

type Standing = {
  open: Truth;
  subject: Truth;
  exclusion: ReturnType<typeof isExcluded>;
  own: readonly Step[];
  misuse: boolean;
};

/** Whose unit, and which part of it. */
function judgeSubject(term: StampedWarranty, sheet: FactSheet, steps: Step[]): Truth {
  let answer: Truth = 'yes';
  const ask = (
    code: Leaf['code'],
    fact: 'unit.firstOwner' | 'problem.component',
    wants: string,
    holds: (value: unknown) => boolean,
  ) => {
    const saw = factOf(sheet, fact);
    const outcome: Truth = saw === undefined ? 'unknown' : holds(saw) ? 'yes' : 'no';
    steps.push({ leaf: leaf(code, fact, wants), saw, outcome, counts: true });
    answer = outcome === 'no' || answer === 'no' ? 'no' : outcome === 'unknown' ? 'unknown' : answer;
  };
  if (!term.transferable) ask('is', 'unit.firstOwner', 'true', (value) => value === true);
  if (term.component !== undefined) ask('is', 'problem.component', term.component, (value) => value === term.component);
  return answer;
}

/** The last day of one coverage with repairs added, and whether the report fell inside it. */
function openCoverage(
  term: StampedWarranty,
  coverage: StampedWarranty['coverages'][number],
  sheet: FactSheet,
  lawPauses: boolean,
  steps: Step[],
): OpenCoverage {
  const startDay = dayOfMoment(term.startOn, sheet.timeZone);
  const stamped = coverage.endOn === null ? null : dayOfMoment(coverage.endOn, sheet.timeZone);
  const pauses = lawPauses || term.pausesInRepair;
  const lastDay =
    stamped !== null && pauses && sheet.repairs
      ? pauseForRepairs(startDay, stamped, sheet.repairs, sheet.decidedDay)
      : stamped;
  const reported = numberOf(sheet, 'problem.reportedOn');
  const found = numberOf(sheet, 'problem.foundOn');
  const mayBeLonger = pauses && sheet.repairs === null;
  let open: Truth = 'unknown';
  if (reported !== undefined) {
    const inside = reported >= startDay && (lastDay === null || reported <= lastDay);
    // Found inside and reported after: whether that is in time differs from place to place, so a person decides.
    const foundInside = found !== undefined && found >= startDay && lastDay !== null && found <= lastDay;
    open = inside ? 'yes' : reported >= startDay && (mayBeLonger || foundInside) ? 'unknown' : 'no';
  }
  steps.push({
    leaf: leaf(
      'within',
      'problem.reportedOn',
      `${coverage.costClass} ${coverage.length ?? 'life'} ${coverage.unit} of ${term.startBasis}`,
    ),
    saw: reported,
    outcome: open,
    limitDay: lastDay ?? undefined,
    missing:
      open !== 'unknown'
        ? undefined
        : reported === undefined
          ? ['problem.reportedOn']
          : mayBeLonger
            ? ['repairs']
            : ['problem.foundOn'],
    counts: true,
  });
  return { costClass: coverage.costClass, sharePercent: coverage.sharePercent, lastDay, open };
}

/** When one coverage is open, that others are not is no reason against the warranty. */
function settleAlternatives(steps: Step[], from: number, open: Truth): void {
  if (open !== 'yes') return;
  for (let at = from; at < steps.length; at += 1) {
    const step = steps[at];
    if (step && step.leaf.code === 'within' && step.outcome !== 'yes') step.counts = false;
  }
}

function judgeRepair(
  term: StampedWarranty,
  sheet: FactSheet,
  coverages: readonly OpenCoverage[],
  standing: Standing,
): Considered {
  const customerPays = costClasses.flatMap((costClass) => {
    const shares = coverages
      .filter((one) => one.costClass === costClass && one.open !== 'no')
      .map((one) => one.sharePercent);
    const percent = 100 - Math.max(0, ...shares);
    return percent > 0 ? [{ costClass, percent }] : [];
  });
  return settle(draft(term, 'repair', sheet, customerPays), standing, standing.open, []);
}

/** A remedy the term gives beyond repair, each with its own window from receipt, in which day 3 lasts until midnight. */
function judgeExtra(
  term: StampedWarranty,
  extra: StampedWarranty['remedies'][number],
  sheet: FactSheet,
  standing: Standing,
): Considered {
  const steps: Step[] = [];
  let gate: Truth = 'yes';
  if (extra.withinLength !== null) {
    const received = numberOf(sheet, 'sale.receivedOn') ?? dayOfMoment(term.startOn, sheet.timeZone);
    const lastDay = addLength(received, extra.withinLength, extra.unit);
    const reported = numberOf(sheet, 'problem.reportedOn');
    gate = reported === undefined ? 'unknown' : reported <= lastDay ? 'yes' : 'no';
    steps.push({
      leaf: leaf('within', 'problem.reportedOn', `${extra.withinLength} ${extra.unit} of sale.receivedOn`),
      saw: reported,
      outcome: gate,
      limitDay: lastDay,
      counts: true,
    });
  }
  if (extra.seriousOnly) {
    const gravity = factOf(sheet, 'problem.gravity');
    const serious: Truth = gravity === undefined ? 'unknown' : gravity === 'serious' ? 'yes' : 'no';
    steps.push({ leaf: leaf('is', 'problem.gravity', 'serious'), saw: gravity, outcome: serious, counts: true });
    gate = gate === 'no' || serious === 'no' ? 'no' : gate === 'unknown' || serious === 'unknown' ? 'unknown' : 'yes';
  }
  const both: Truth =
    gate === 'no' || standing.open === 'no'
      ? 'no'
      : gate === 'unknown' || standing.open === 'unknown'
        ? 'unknown'
        : 'yes';
  const made = settle(draft(term, extra.kind, sheet, []), standing, both, steps);
  const paid = factOf(sheet, 'sale.paidMinor');
  if (extra.kind !== 'refund' || made.status === 'lost') return made;
  return typeof paid === 'bigint'
    ? { ...made, amountMinor: paid }
    : { ...made, missing: [...made.missing, 'sale.paidMinor'] };
}

type Draft = Omit<Entitlement, 'status' | 'missing' | 'wouldChange'>;

function draft(
  term: StampedWarranty,
  remedy: RemedyKind,
  sheet: FactSheet,
  customerPays: Entitlement['customerPays'],
): Draft {
  const ruleId = `WARRANTY-${term.code}${term.component ? `.${term.component}` : ''}`;
  return {
    id: `warranty:${ruleId}:${remedy}`,
    basis: 'warranty',
    ruleId,
    ruleVersion: String(term.version),
    title: warrantyTitle(term.source),
    citation: `${term.code} v${term.version}`,
    verified: 'primary',
    checkWithCounsel: false,
    remedy,
    chooser: 'customer',
    onTop: false,
    amountMinor: null,
    currency: sheet.currency,
    customerPays,
    deadline: null,
    burden: traderBurden,
    obligors: [{ party: term.obligor, mode: 'several', by: ruleId }],
    recourse: [],
    freight: null,
    notice: null,
  };
}

/** Who gives a warranty must prove what defeats it. */
const traderBurden: Burden = { holder: 'trader', untilDay: null, proofs: ['misuse'] };

function settle(made: Draft, standing: Standing, open: Truth, extraSteps: readonly Step[]): Considered {
  const steps = [...standing.own, ...extraSteps];
  const missing = [
    ...new Set([
      ...steps
        .filter((step) => step.counts && step.outcome === 'unknown')
        .flatMap((step) => step.missing ?? [step.leaf.fact]),
    ]),
  ];
  const reasons: Reason[] = steps
    .filter((step) => step.counts && step.outcome === 'no')
    .map((step) => ({
      code: step.leaf.code,
      fact: step.leaf.fact,
      wants: step.leaf.wants,
      saw: showValue(step.leaf.fact, step.saw),
      limitDay: step.limitDay ?? null,
    }));
  const { exclusion } = standing;
  if (exclusion.answer === 'yes') {
    const why: Reason = { code: 'excluded', fact: exclusion.code ?? '', wants: 'no', saw: 'yes', limitDay: null };
    const wouldChange = exclusion.findings.map((finding) => ({ fact: `findings.${finding}`, to: 'no' }));
    return { ...made, missing: [], wouldChange, status: 'lost', lostBy: 'excluded', reasons: [why], outdoneBy: null };
  }
  if (standing.misuse) {
    const why: Reason = { code: 'proof', fact: 'proofs.misuse', wants: 'no', saw: 'yes', limitDay: null };
    return {
      ...made,
      missing: [],
      wouldChange: [{ fact: 'proofs.misuse', to: 'no' }],
      status: 'lost',
      lostBy: 'proof',
      reasons: [why],
      outdoneBy: null,
    };
  }
  if (open === 'no' || standing.subject === 'no') {
    const lostBy = standing.subject === 'no' ? 'condition' : standing.open === 'no' ? 'window' : 'gate';
    return { ...made, missing: [], wouldChange: [], status: 'lost', lostBy, reasons, outdoneBy: null };
  }
  const unsure = open === 'unknown' || standing.subject === 'unknown' || exclusion.answer === 'unknown';
  return { ...made, missing, wouldChange: [], status: unsure ? 'refer' : 'owed' };
}
