// Whether a rule was law for this contract, this event and this decision: three axes (domain.md 1.0), and the place.
import type { LawRule } from '../../law-packs/law-pack.ts';
import { parseDay } from '../facts/calendar-day.ts';
import { type FactName, slotOf } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import { type Leaf, makeLeaf } from '../facts/leaf.ts';
import { both, type Step, type Test, type Truth } from './rule-step.ts';

/** Compiles place, buyer and validity into one test. Without any limit the test asks nothing. */
export function compileValidity(law: LawRule, protectsConsumers: boolean): Test {
  const { validity } = law;
  const tests: Test[] = [];
  if (protectsConsumers && !law.anyBuyer) tests.push(equals('buyer', 'consumer'));
  if (law.locality) tests.push(equals('place.locality', law.locality));
  const fuzzy = validity.dayUnverified ?? false;
  if (validity.contract) tests.push(spanTest('sale.concludedOn', validity.contract, fuzzy));
  if (validity.event) tests.push(spanTest('event.on', validity.event, fuzzy));
  if (validity.decision) tests.push(spanTest('decidedOn', validity.decision, fuzzy));
  return (sheet, steps) => {
    let answer: Truth = 'yes';
    for (const test of tests) answer = both(answer, test(sheet, steps));
    return answer;
  };
}

function equals(name: FactName, wanted: string): Test {
  const slot = slotOf(name);
  const leaf = makeLeaf(name === 'buyer' ? 'is' : 'place', name, wanted, `${name} is ${wanted}`);
  return (sheet, steps) => {
    const saw = sheet.values[slot];
    return write(steps, leaf, saw, saw === undefined ? 'unknown' : saw === wanted ? 'yes' : 'no');
  };
}

function write(steps: Step[], leaf: Leaf, saw: Step['saw'], outcome: Truth): Truth {
  steps.push({ leaf, saw, outcome, counts: true });
  return outcome;
}

/** Inside from..until, both included. When only the year of `from` is certain, earlier days of that year are for a person. */
function spanTest(
  name: FactName,
  span: { from?: string | undefined; until?: string | undefined },
  fuzzy: boolean,
): Test {
  const slot = slotOf(name);
  const from = span.from === undefined ? -Infinity : parseDay(span.from);
  const until = span.until === undefined ? Infinity : parseDay(span.until);
  const sameYear = span.from === undefined ? -Infinity : parseDay(`${span.from.slice(0, 4)}-01-01`);
  const wants = `${span.from ?? ''}..${span.until ?? ''}`;
  const leaf = makeLeaf('validity', name, wants, `${name} in force ${wants}`);
  return (sheet: FactSheet, steps) => {
    const saw = sheet.values[slot];
    if (typeof saw !== 'number') return write(steps, leaf, saw, 'unknown');
    if (saw >= from && saw <= until) return write(steps, leaf, saw, 'yes');
    return write(steps, leaf, saw, fuzzy && saw < from && saw >= sameYear ? 'unknown' : 'no');
  };
}
