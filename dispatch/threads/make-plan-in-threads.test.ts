import { describe, expect, test } from 'vitest';
import { checkPlan } from '../check-plan.ts';
import { aProblem, aRandomProblem } from '../problem.fixture.ts';
import { makePlanInThreads } from './make-plan-in-threads.ts';

describe('two threads', () => {
  test('[PLAN-19] their plan passes the checker', async () => {
    const problem = { ...aRandomProblem(3, 40, 8), pins: [] };
    const { plan, turns } = await makePlanInThreads(problem, { seed: 1, threads: 2, seconds: 0.5 });
    expect(checkPlan(problem, plan).faults).toEqual([]);
    expect(turns).toBeGreaterThan(0);
  });

  test('[PLAN-13] nobody to send is answered without a thread', async () => {
    const problem = aProblem({ technicians: [] });
    expect((await makePlanInThreads(problem, { seed: 1, threads: 2, seconds: 1 })).plan.unplanned).toHaveLength(3);
  });
});
