// Judges one stamped warranty: the repair it gives, what more it gives, and what defeats it.
import { costClasses, type RemedyKind } from '#api/flow/3-decisions';
import { addLength } from '../facts/calendar-day.ts';
import { type FactName, slotOf } from '../facts/fact-names.ts';
import { type FactSheet, factOf, numberOf } from '../facts/fact-sheet.ts';
import { type Leaf, makeLeaf } from '../facts/leaf.ts';
import type { ReadyRemedy, ReadyWarranty } from '../facts/prepare-warranty.ts';
import type { Burden, Entitlement, LostReason, Reason } from '../judgement.ts';
import { reasonOf } from '../rules/explain-steps.ts';
import type { Considered } from '../rules/judge-rule.ts';
import { both, missingIn, type Step, type Truth } from '../rules/rule-step.ts';
import { type ExclusionAnswer, isExcluded } from './is-excluded.ts';
import { type OpenCoverage, openCoverage } from './open-coverage.ts';
import { warrantyTitle } from './warranty-title.ts';

export type WarrantyAnswer = { open: boolean; excluded: boolean; coverages: readonly OpenCoverage[] };
type Standing = {
  open: Truth;
  subject: Truth;
  exclusion: ExclusionAnswer;
  misuse: boolean;
  answered: boolean;
  own: readonly Step[];
};

/**
 * Judges a warranty against a defect. `lawPauses`: the law of the place adds the time in repair (RU art. 20, CN 三包).
 * A supplier's own warranty is not the customer's (lesson L1): it is judged for recovery, and gives no entitlement.
 */
export function judgeWarranty(
  ready: ReadyWarranty,
  sheet: FactSheet,
  lawPauses: boolean,
  steps: Step[],
  out: Considered[],
): WarrantyAnswer {
  const { term } = ready;
  const subject = judgeSubject(ready, sheet, steps);
  const coverFrom = steps.length;
  const pauses = lawPauses || term.pausesInRepair;
  const coverages = ready.coverages.map((coverage) => openCoverage(ready, coverage, pauses, sheet, steps));
  const open = anyOpen(coverages);
  // When one coverage is open, that others are not is no reason against the warranty.
  if (open === 'yes')
    for (let at = coverFrom; at < steps.length; at += 1)
      (steps[at] as Step).counts &&= (steps[at] as Step).outcome === 'yes';
  const exclusion = isExcluded(ready, sheet, steps);
  if (term.source !== 'supplier') {
    const own = steps.slice();
    const standing: Standing = {
      open,
      subject,
      exclusion,
      misuse: sheet.proofs.misuse === true,
      answered: sheet.proofs.defect_before_handover === true,
      own,
    };
    out.push(settle(draft(ready, 'repair', sheet, paidBy(coverages)), standing, open, own));
    for (const extra of ready.remedies) out.push(judgeExtra(ready, extra, sheet, standing, steps));
  }
  return { open: open === 'yes' && subject === 'yes', excluded: exclusion.answer === 'yes', coverages };
}

function anyOpen(coverages: readonly OpenCoverage[]): Truth {
  let best: Truth = 'no';
  for (const { open } of coverages) {
    if (open === 'yes') return 'yes';
    if (open === 'unknown') best = 'unknown';
  }
  return best;
}

/** Whose unit, and which part of it. */
function judgeSubject(ready: ReadyWarranty, sheet: FactSheet, steps: Step[]): Truth {
  const { term } = ready;
  const owner = term.transferable ? 'yes' : ask(ready.ownerLeaf, 'unit.firstOwner', true, sheet, steps);
  return term.component === undefined
    ? owner
    : both(owner, ask(ready.componentLeaf, 'problem.component', term.component, sheet, steps));
}

function ask(leaf: Leaf, fact: FactName, wanted: string | boolean, sheet: FactSheet, steps: Step[]): Truth {
  const saw = sheet.values[slotOf(fact)];
  const outcome: Truth = saw === undefined ? 'unknown' : saw === wanted ? 'yes' : 'no';
  steps.push({ leaf, saw, outcome, counts: true });
  return outcome;
}

/** What the customer still pays of each class of cost: all of a class the term does not name. */
function paidBy(coverages: readonly OpenCoverage[]): Entitlement['customerPays'] {
  const pays: { costClass: string; percent: number }[] = [];
  for (const costClass of costClasses) {
    let covered = 0;
    for (const one of coverages)
      if (one.costClass === costClass && one.open !== 'no' && one.sharePercent > covered) covered = one.sharePercent;
    if (covered < 100) pays.push({ costClass, percent: 100 - covered });
  }
  return pays;
}

const seriousLeaf = makeLeaf('is', 'problem.gravity', 'serious', 'problem.gravity is serious');

/** A remedy the term gives beyond repair, with its own window from receipt, in which day 3 lasts until midnight (Q10). */
function judgeExtra(
  ready: ReadyWarranty,
  extra: ReadyRemedy,
  sheet: FactSheet,
  standing: Standing,
  trace: Step[],
): Considered {
  const steps: Step[] = [];
  let gate: Truth = 'yes';
  if (extra.withinLength !== null) {
    const received = numberOf(sheet, 'sale.receivedOn') ?? ready.startDay;
    const lastDay = addLength(received, extra.withinLength, extra.unit);
    const reported = numberOf(sheet, 'problem.reportedOn');
    gate = reported === undefined ? 'unknown' : reported <= lastDay ? 'yes' : 'no';
    steps.push({ leaf: extra.leaf, saw: reported, outcome: gate, limitDay: lastDay, counts: true });
  }
  if (extra.seriousOnly) gate = both(gate, ask(seriousLeaf, 'problem.gravity', 'serious', sheet, steps));
  trace.push(...steps);
  const made = settle(draft(ready, extra.kind, sheet, nothingToPay), standing, both(gate, standing.open), [
    ...standing.own,
    ...steps,
  ]);
  if (extra.kind !== 'refund' || made.status === 'lost') return made;
  const paid = factOf(sheet, 'sale.paidMinor');
  return typeof paid === 'bigint'
    ? { ...made, amountMinor: paid }
    : { ...made, missing: [...made.missing, 'sale.paidMinor'] };
}

const nothingToPay: Entitlement['customerPays'] = [];
/** Who gives a warranty must prove what defeats it. */
const traderBurden: Burden = { holder: 'trader', untilDay: null, proofs: ['misuse'] };

function draft(
  ready: ReadyWarranty,
  remedy: RemedyKind,
  sheet: FactSheet,
  customerPays: Entitlement['customerPays'],
): Entitlement {
  const { term, ruleId } = ready;
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
    status: 'owed',
    amountMinor: null,
    currency: sheet.currency,
    customerPays,
    deadline: null,
    burden: traderBurden,
    obligors: [{ party: term.obligor, mode: 'several', by: ruleId }],
    recourse: [],
    freight: null,
    missing: [],
    wouldChange: [],
    notice: null,
  };
}

function settle(made: Entitlement, standing: Standing, open: Truth, steps: readonly Step[]): Considered {
  const { exclusion, subject, misuse, answered } = standing;
  if (exclusion.answer === 'yes') {
    const why: Reason = { code: 'excluded', fact: exclusion.code ?? '', wants: 'no', saw: 'yes', limitDay: null };
    return lose(
      { ...made, wouldChange: exclusion.findings.map((finding) => ({ fact: `findings.${finding}`, to: 'no' })) },
      'excluded',
      [why],
    );
  }
  if (open === 'no' || subject === 'no') {
    const lostBy = subject === 'no' ? 'condition' : standing.open === 'no' ? 'window' : 'gate';
    return lose(made, lostBy, steps.filter((step) => step.counts && step.outcome === 'no').map(reasonOf));
  }
  if (misuse && answered)
    return { ...made, status: 'refer', missing: ['proofs.misuse', 'proofs.defect_before_handover'] };
  if (misuse) {
    const why: Reason = { code: 'proof', fact: 'proofs.misuse', wants: 'no', saw: 'yes', limitDay: null };
    return lose({ ...made, wouldChange: [{ fact: 'proofs.misuse', to: 'no' }] }, 'proof', [why]);
  }
  if (open === 'yes' && subject === 'yes' && exclusion.answer === 'no') return made;
  return { ...made, status: 'refer', missing: missingIn(steps) };
}

function lose(made: Entitlement, lostBy: LostReason, reasons: readonly Reason[]): Considered {
  return { ...made, status: 'lost', lostBy, reasons, outdoneBy: null, certain: true };
}
