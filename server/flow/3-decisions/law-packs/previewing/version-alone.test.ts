// What a preview counts as a difference: what the customer is owed, never the name of a text.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileLawbook } from '../../judgement/compile-lawbook.ts';
import { readFacts } from '../../judgement/facts/read-facts.ts';
import { rejudge } from '../../judgement/rejudge.ts';
import type { LawPack } from '../law-pack.ts';
import { shippedPacks } from '../law-packs.ts';

const kitchen = JSON.parse(readFileSync(new URL('../../examples/late-kitchen.json', import.meta.url), 'utf8'));

function changedUnder(packs: readonly LawPack[]) {
  const [now, then] = [compileLawbook(shippedPacks, []), compileLawbook(packs, [])];
  const read = readFacts(kitchen);
  if (!now.ok || !then.ok || !read.ok) throw new Error('the example can be judged');
  return [...rejudge(now.book, then.book, [{ caseId: 'kitchen', sheet: read.sheet }])].flatMap((one) => one.changed);
}

test('[LAW-5] another name of every text alone changes nothing, though meters run', () => {
  expect(changedUnder(shippedPacks.map((pack) => ({ ...pack, version: 'renamed' })))).toEqual([]);
});

test('[LAW-5] another daily rate is a difference of the meter', () => {
  const doubled = shippedPacks.map((pack) => ({
    ...pack,
    rules: pack.rules.map((rule) =>
      rule.meter?.daily ? { ...rule, meter: { ...rule.meter, daily: { ...rule.meter.daily, rate: '2%' } } } : rule,
    ),
  }));
  expect(changedUnder(doubled)[0]?.difference.meters).toHaveLength(1);
});
