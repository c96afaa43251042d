// One judgement: everything a customer is owed under statute, public promise, contract, warranty and goodwill, together.
import { askTable } from '../policy-tables/ask-table.ts';
import { decideCostLines } from './answers/decide-cost-lines.ts';
import { findGround } from './answers/explain-refusal.ts';
import { grantFromTable } from './answers/grant-from-table.ts';
import { offerGoodwill } from './answers/offer-goodwill.ts';
import { rankEntitlements } from './answers/rank-entitlements.ts';
import { routeGoods } from './answers/route-goods.ts';
import { shareLiability } from './answers/share-liability.ts';
import { type Lawbook, type LawFile, lawFile } from './compile-lawbook.ts';
import { slotOf } from './facts/fact-names.ts';
import { type FactSheet, factOf } from './facts/fact-sheet.ts';
import type {
  Entitlement,
  Judgement,
  Loser,
  Obligor,
  Outcome,
  RefusalGround,
  SupplierCover,
  TraceEntry,
} from './judgement.ts';
import type { Meter } from './meters/meter.ts';
import type { CompiledRule, Considered } from './rules/judge-rule.ts';
import { missingIn, type Step } from './rules/rule-step.ts';
import { judgeWarranty } from './warranties/judge-warranty.ts';

/**
 * Judges one problem. Pure: the same lawbook and the same facts give the same answer, to the byte (JUDGE-1). Nothing is
 * guessed: what cannot be known is for a person (JUDGE-2). The facts were read by `readFacts`.
 */
export function judge(book: Lawbook, sheet: FactSheet): Judgement {
  const trace: TraceEntry[] = [];
  const file = lawFile(book, String(factOf(sheet, 'place.country')), String(factOf(sheet, 'problem.kind')));
  const considered: Considered[] = [];
  for (const rule of here(file.remedies, sheet))
    traced(trace, rule.law.id, (steps) => rule.judge(sheet, steps, considered));
  const warranties = judgeWarranties(file, sheet, trace, considered);
  for (const table of [...book.tables.coverage, ...book.tables.advance_compensation]) {
    traced(trace, table.table.code, (steps) => grantFromTable(table, sheet, steps, considered));
  }
  const unsure = addObligors(here(file.obligors, sheet), sheet, trace, considered);
  // Contradictory facts settle nothing: what they would have given is for a person now.
  const ranked = rankEntitlements(sheet.contradictions.length > 0 ? considered.map(forPerson) : considered);
  const verdict = decideOutcome(book, sheet, ranked.entitlements, ranked.losers);
  const judged = withJudged(sheet, verdict.outcome, ranked.entitlements, warranties);
  const goodwill = offerGoodwill(book.tables.goodwill, judged, verdict.outcome, trace);
  const entitlements = [...ranked.entitlements, ...goodwill];
  const routed = routeGoods(book, judged, ranked.entitlements, trace);
  const meters: Meter[] = [];
  for (const meter of file.meters) traced(trace, meter.law.id, (steps) => meter.run(sheet, steps, meters));
  return {
    decidedDay: sheet.decidedDay,
    currency: sheet.currency,
    ...verdict,
    referBecause: [...verdict.referBecause, ...unsure],
    entitlements,
    losers: ranked.losers,
    contradictions: sheet.contradictions,
    liability: tracedValue(trace, 'liability', (steps) => shareLiability(book.tables.liability, judged, steps)),
    handling: routed.handling,
    freight: routed.freight,
    supplierCover: warranties.behind,
    causeClass: routed.causeClass,
    costs: decideCostLines(sheet, ranked.entitlements),
    meters,
    duties: listDuties(file, sheet),
    care: askCare(book, judged, trace),
    versions: book.versions,
    trace,
  };
}

/** Rules of another locality do not speak; without a locality each of them might. */
function here(rules: readonly CompiledRule[], sheet: FactSheet): readonly CompiledRule[] {
  const locality = factOf(sheet, 'place.locality');
  return locality === undefined
    ? rules
    : rules.filter((rule) => rule.law.locality === undefined || rule.law.locality === locality);
}

function traced(trace: TraceEntry[], id: string, ask: (steps: Step[]) => void): void {
  const steps: Step[] = [];
  ask(steps);
  if (steps.length > 0) trace.push({ id, steps });
}

function tracedValue<T>(trace: TraceEntry[], id: string, ask: (steps: Step[]) => T): T {
  const steps: Step[] = [];
  const value = ask(steps);
  if (steps.length > 0) trace.push({ id, steps });
  return value;
}

type WarrantyStanding = { open: boolean; excluded: boolean; behind: SupplierCover[] };

function judgeWarranties(file: LawFile, sheet: FactSheet, trace: TraceEntry[], out: Considered[]): WarrantyStanding {
  const standing: WarrantyStanding = { open: false, excluded: false, behind: [] };
  if (factOf(sheet, 'problem.kind') !== 'defect') return standing;
  const lawPauses = here(file.pauses, sheet).some((rule) => rule.applies(sheet, []) === 'yes');
  for (const ready of sheet.warranties) {
    const answer = tracedValue(trace, ready.ruleId, (steps) => judgeWarranty(ready, sheet, lawPauses, steps, out));
    if (ready.term.source === 'supplier') {
      const coverages = answer.coverages.map(({ costClass, lastDay, open }) => ({ costClass, lastDay, open }));
      standing.behind.push({ ruleId: ready.ruleId, party: ready.term.obligor, coverages });
      continue;
    }
    standing.open ||= answer.open;
    standing.excluded ||= answer.excluded;
  }
  return standing;
}

/** Adds those who must answer beside the seller: a mall, a platform, a lender. Returns what is not known about them. */
function addObligors(
  rules: readonly CompiledRule[],
  sheet: FactSheet,
  trace: TraceEntry[],
  considered: Considered[],
): { code: string; facts: readonly string[] }[] {
  const unsure: { code: string; facts: readonly string[] }[] = [];
  for (const rule of rules) {
    const steps: Step[] = [];
    const answer = rule.applies(sheet, steps);
    if (steps.length > 0) trace.push({ id: rule.law.id, steps });
    if (answer === 'unknown') unsure.push({ code: `obligor_unsure:${rule.law.id}`, facts: missingIn(steps) });
    if (answer !== 'yes') continue;
    const more: Obligor[] = rule.law.obligors.map((obligor) => ({ ...obligor, by: rule.law.id }));
    considered.forEach((one, at) => {
      if (one.status === 'lost') return;
      if (one.basis !== 'statute' && one.basis !== 'contract') return;
      considered[at] = {
        ...one,
        obligors: [...one.obligors, ...more],
        recourse: [...one.recourse, ...rule.law.recourse],
      };
    });
  }
  return unsure;
}

/** Contradictory facts settle nothing, in either direction. */
function forPerson(one: Considered): Considered {
  return one.status === 'lost' ? one : { ...one, status: 'refer' };
}

type Verdict = Pick<Judgement, 'outcome' | 'refusal' | 'referBecause'>;

function decideOutcome(
  book: Lawbook,
  sheet: FactSheet,
  entitlements: readonly Entitlement[],
  losers: readonly Loser[],
): Verdict {
  const has = (status: Entitlement['status']) => entitlements.some((one) => one.status === status);
  const refer = (code: string, facts: readonly string[]): Verdict => ({
    outcome: 'refer',
    refusal: null,
    referBecause: [{ code, facts }],
  });
  if (sheet.contradictions.length > 0) {
    return {
      outcome: 'refer',
      refusal: null,
      referBecause: sheet.contradictions.map(({ code, facts }) => ({ code, facts })),
    };
  }
  if (has('owed')) return { outcome: 'owed', refusal: null, referBecause: [] };
  if (has('refer')) {
    const missing = new Set(entitlements.filter((one) => one.status === 'refer').flatMap((one) => one.missing));
    return refer('facts_missing', [...missing].sort());
  }
  const onProof = entitlements.find((one) => one.status === 'needs_proof');
  if (onProof) return { outcome: 'needs_proof', refusal: groundOf(onProof), referBecause: [] };
  if (!book.countries.has(String(factOf(sheet, 'place.country')))) return refer('no_law_pack', ['place.country']);
  const found = findGround(losers, (ruleId) => !book.minimumRules.has(ruleId));
  return found.ground ? { outcome: 'refused', refusal: found.ground, referBecause: [] } : refer(found.why, found.facts);
}

/** Not owed until proved: the ground a letter gives, with the proof that opens the door. */
function groundOf(one: Entitlement): RefusalGround {
  const { ruleId, ruleVersion, title, citation, wouldChange } = one;
  const burden = one.burden ?? { holder: 'customer' as const, untilDay: null, proofs: [] };
  return { ruleId, ruleVersion, title, citation, reasons: [], burden, wouldChange };
}

const judgedSlots = {
  outcome: slotOf('judged.outcome'),
  basis: slotOf('judged.basis'),
  inWarranty: slotOf('judged.inWarranty'),
  excluded: slotOf('judged.excluded'),
  notOrdered: slotOf('judged.notOrdered'),
};

/** The sheet with what the judgement itself came to, for the tables asked after it. */
function withJudged(
  sheet: FactSheet,
  outcome: Outcome,
  entitlements: readonly Entitlement[],
  warranties: WarrantyStanding,
): FactSheet {
  const values = [...sheet.values];
  values[judgedSlots.outcome] = outcome;
  values[judgedSlots.basis] = entitlements[0]?.basis;
  values[judgedSlots.inWarranty] = warranties.open;
  values[judgedSlots.excluded] = warranties.excluded;
  const inOrder = factOf(sheet, 'problem.itemInOrder');
  const inWorkOrder = factOf(sheet, 'problem.itemInWorkOrder');
  if (inOrder === true || inWorkOrder === true) values[judgedSlots.notOrdered] = false;
  else if (inOrder === false && inWorkOrder === false) values[judgedSlots.notOrdered] = true;
  return { ...sheet, values };
}

function listDuties(file: LawFile, sheet: FactSheet): Judgement['duties'] {
  return here(file.duties, sheet)
    .filter((rule) => rule.applies(sheet, []) === 'yes')
    .map(({ law }) => ({ ruleId: law.id, title: law.title, citation: law.citation, verified: law.verified }));
}

/** Flags a person's attention; it never touches what is owed (requirement F5). */
function askCare(book: Lawbook, sheet: FactSheet, trace: TraceEntry[]): Judgement['care'] {
  return book.tables.care.flatMap((table) =>
    tracedValue(trace, table.table.code, (steps) => askTable(table, sheet, steps)).hits.map(({ row }) => ({
      code: row.gives.flag ?? 'look',
      ruleId: `${table.table.code}.${row.id}`,
    })),
  );
}
