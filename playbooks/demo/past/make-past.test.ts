import { expect, test } from 'vitest';
import { languages } from '#api/values';
import { addDays } from '../days.ts';
import { makeDemoCompany } from '../make-demo-company.ts';
import { makePast } from './make-past.ts';

const today = '2026-03-18';
const past = (more = {}) => {
  const given = { seed: 'demo', today, language: 'zh-CN' as const, ...more };
  return makePast(makeDemoCompany(given), given);
};

test('[COMP-8] the same seed, day and language have the same past', () => {
  expect(past()).toEqual(past());
  expect(past({ seed: 'other' })).not.toEqual(past());
});

test('[COMP-8] the past goes forward and ends before today', () => {
  const days = past().map(({ at }) => at);
  expect(days).toEqual(days.toSorted());
  expect(days.at(-1)?.slice(0, 10)).toBe(addDays(today, -1));
});

test.each(Array.from({ length: 12 }, (_, month) => addDays(today, 31 * month)))(
  '[COMP-8] made on %s, all of its stories are told, each of contracts of its own',
  (day) => {
    const steps = past({ today: day });
    const count = (does: string) => steps.filter((step) => step.does === does).length;
    expect(count('open case')).toBeGreaterThanOrEqual(95);
    expect(count('open incident')).toBe(2);
    expect(count('start sweep')).toBe(2);
    expect(count('record call')).toBeGreaterThanOrEqual(8);
    // Only the one that is joined as a duplicate is told of a contract that has a case already.
    const contracts = steps.filter(({ does }) => does === 'open case').map((step) => step.with.contract);
    expect(contracts.length - new Set(contracts).size).toBe(1);
    expect(new Set(steps.map(({ who }) => who)).size).toBe(4);
  },
);

test.each(languages)('[COMP-8] in %s every step has its words', (language) => {
  for (const step of past({ language }))
    for (const [field, value] of Object.entries(step.with))
      expect(value, `${step.at} ${step.does} ${field}`).not.toBeUndefined();
});
