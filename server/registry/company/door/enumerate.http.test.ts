import { afterAll, beforeAll, expect, test } from 'vitest';
import { bestOfThree, type Enumeration, startEnumeration } from './enumerate.fixture.ts';

let enumeration: Enumeration;
beforeAll(async () => {
  enumeration = await startEnumeration();
});
afterAll(() => enumeration.stop());

const fine = ({ p }: { p: number }) => p > 0.01;

test('[T-L2] [DOOR-2] the work for a known and an unknown address takes the same time', async () => {
  expect((await bestOfThree(() => enumeration.behind(40), fine)).p).toBeGreaterThan(0.01);
});

test('[T-L2] so does the answer', async () => {
  expect((await bestOfThree(() => enumeration.overHttp(40), fine)).p).toBeGreaterThan(0.01);
});

test('the comparison sees an address nobody works for', async () => {
  expect((await enumeration.withFault(40)).p).toBeLessThan(0.001);
});
