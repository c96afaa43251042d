import { expect, test } from 'vitest';
import { shippedPacks, writtenShippedPack } from '../../../../server/flow/3-decisions/law-packs/law-packs.ts';
import { compareRules, partsOf, type WrittenRule, withParts } from './rule-parts.ts';

const packs = shippedPacks.map(({ id }) => writtenShippedPack(id) as { rules: WrittenRule[] });
const rules = packs.flatMap((pack) => pack.rules);
const ruleOf = (id: string): WrittenRule => rules.find((rule) => rule.id === id) ?? {};

test('[OWED-7] a form that changes nothing gives every rule of every pack as it was', () => {
  expect(rules.length).toBeGreaterThan(100);
  for (const rule of rules) {
    const values = Object.fromEntries(partsOf(rule).map(({ path, value }) => [path, value]));
    expect(JSON.stringify(withParts(rule, values))).toBe(JSON.stringify(rule));
  }
});

test('[OWED-7] one part changed is one difference, told where it stands, and numbers stay numbers', () => {
  const rule = ruleOf('RU-23.1/meter');
  const values = Object.fromEntries(partsOf(rule).map(({ path, value }) => [path, value]));
  const changed = withParts(rule, { ...values, 'meter.daily.rate': '1%' });
  expect(compareRules(rule, changed)).toEqual([{ path: 'meter.daily.rate', before: '0.5%', after: '1%' }]);
  const seven = ruleOf('CN-3B-7');
  const longer = withParts(seven, {
    ...Object.fromEntries(partsOf(seven).map((one) => [one.path, one.value])),
    'window.clock.length': '10',
  });
  expect((longer as { window: { clock: { length: unknown } } }).window.clock.length).toBe(10);
});

test('[OWED-7] parts that were never opened stay as they were', () => {
  const rule = ruleOf('RU-23.1');
  expect(compareRules(rule, withParts(rule, { 'title.en': 'Late' })).map(({ path }) => path)).toEqual(['title.en']);
});

test('[OWED-7] a day of validity is added where there was none, and taken out again', () => {
  const rule = ruleOf('CN-3B-7');
  const values = Object.fromEntries(partsOf(rule).map(({ path, value }) => [path, value]));
  const dated = withParts(rule, { ...values, 'validity.contract.from': '2027-01-01' });
  expect(dated.validity).toEqual({ contract: { from: '2027-01-01' } });
  expect(withParts(dated, values).validity).toBeUndefined();
});
