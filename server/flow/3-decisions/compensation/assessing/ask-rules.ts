// The numbered rules of advance compensation, AC-1 to AC-9, asked of a known case. Pure; each answers with a code and its facts.
import { addMonths } from '#platform/calendar/days';
import { askMerchant } from './ask-merchant.ts';
import type { KnownCase, KnownSale } from './known-case.ts';
import { type Line, reckonLines } from './reckon-lines.ts';
import { type Answer, met, missing, notMet, type Step } from './rule-step.ts';

export interface Assessed {
  outcome: 'pay' | 'wait' | 'refuse';
  steps: Step[];
  lines: Line[];
  totalMinor: bigint;
  /** The first rule that stands in the way: one that certainly says no, else one that does not know yet (AC-10). */
  ground: Step | null;
}

/** Asks every rule, also after a "no", so that the customer hears at once of everything that would be wanted. */
export function askRules(known: KnownCase): Assessed {
  const { sale } = known;
  const reckoned = reckonLines(known);
  const steps: Step[] = [
    { ruleId: 'AC-1', ...askPromise(sale) },
    { ruleId: 'AC-2', ...askSale(sale) },
    { ruleId: 'AC-3', ...askProofs(known) },
    { ruleId: 'AC-4', ...askVisit(known) },
    { ruleId: 'AC-5', ...askMerchant(known) },
    { ruleId: 'AC-6', ...reckoned.twice },
    { ruleId: 'AC-7', ...reckoned.amount },
    { ruleId: 'AC-8', ...reckoned.cap },
    { ruleId: 'AC-9', ...askPeriod(known) },
  ];
  const no = steps.find((step) => step.answer === 'not_met');
  const unknown = steps.find((step) => step.answer === 'missing');
  return {
    outcome: no ? 'refuse' : unknown ? 'wait' : 'pay',
    steps,
    lines: reckoned.lines,
    totalMinor: reckoned.lines.reduce((sum, line) => sum + line.amountMinor, 0n),
    ground: no ?? unknown ?? null,
  };
}

/** AC-1 (E3, E5): given with the contract, whoever has left since. */
function askPromise(sale: KnownSale | null): Answer {
  if (!sale) return missing('contract_unknown');
  const { promise, signedOn } = sale;
  if (!promise) return notMet('no_promise', { signedOn });
  return met('promised', { code: promise.code, version: String(promise.version), signedOn });
}

/** AC-2: the promise is made for what is sold under our roof. */
function askSale(sale: KnownSale | null): Answer {
  if (!sale) return notMet('not_bought_here');
  const { signedOn, cancelledOn, merchantLeftOn } = sale;
  if (!sale.inStore) return notMet('sold_elsewhere', { signedOn });
  if (merchantLeftOn !== null && signedOn > merchantLeftOn)
    return notMet('sold_after_exit', { signedOn, leftOn: merchantLeftOn });
  if (cancelledOn !== null) return missing('contract_cancelled', { cancelledOn });
  return met('bought_here', { signedOn });
}

/** AC-3 (E4): exactly what the commitment names; done without is as good as given. */
function askProofs({ proofs }: KnownCase): Answer {
  const wanted = proofs.filter((proof) => proof.state === 'wanted').map((proof) => proof.kind);
  if (wanted.length > 0) return missing('proofs_wanted', { proofs: wanted.join(', ') });
  return met('proofs_complete', { proofs: proofs.map((proof) => proof.kind).join(', ') });
}

/**
 * AC-4 (E6): seen at the home before any money moves. Whom the mall called by itself told it what had come and what had not, and gets
 * the same as the complainant whose home was visited (E11); a loss to the household is seen at that very home.
 */
function askVisit({ visit, problem, onDay, seenInIncidentOn }: KnownCase): Answer {
  if (!visit || visit.doneOn > onDay) {
    if (seenInIncidentOn !== null && problem !== 'other') return met('seen_in_incident', { seenOn: seenInIncidentOn });
    return missing('not_visited');
  }
  const { doneOn } = visit;
  if (problem === 'not_delivered' && visit.delivered === true) return notMet('found_delivered', { doneOn });
  if (!visit.problemFound) return notMet('problem_not_found', { doneOn });
  return met('problem_found', { doneOn });
}

/** AC-9: counted from what was promised falling due, else from delivery, else from signing. */
function askPeriod({ sale, complainedOn, caps }: KnownCase): Answer {
  if (!sale || caps.claimMonths === null) return met('no_end', { complainedOn });
  const sinceOn = sale.dueOn ?? sale.deliveredOn ?? sale.signedOn;
  const lastOn = addMonths(sinceOn, caps.claimMonths);
  const facts = { complainedOn, sinceOn, lastOn, months: String(caps.claimMonths) };
  return complainedOn > lastOn ? notMet('complained_late', facts) : met('complained_in_time', facts);
}
