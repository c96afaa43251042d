import { afterAll, beforeAll, expect, test } from 'vitest';
import { bestOfThree, type Enumeration, startEnumeration } from './enumerate.fixture.ts';
import type { Comparison } from './same-time.fixture.ts';

let enumeration: Enumeration;
beforeAll(async () => {
  enumeration = await startEnumeration();
});
afterAll(() => enumeration.stop());

const fine = ({ p, medianShare }: Comparison) => p > 0.01 && medianShare < 0.05;

test.each(['behind', 'overHttp'] as const)(
  '[T-L2] 2 × 500 sign-ins do not tell who has an account: %s',
  async (where) => {
    const found = await bestOfThree(() => enumeration[where](500), fine);
    expect(found.p).toBeGreaterThan(0.01);
    expect(found.medianShare).toBeLessThan(0.05);
  },
);
