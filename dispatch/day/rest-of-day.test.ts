// What is left of a day at any second of it, judged by the checker.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPlan } from '../check-plan.ts';
import { makePlan } from '../make-plan.ts';
import type { Plan } from '../plan.ts';
import { openDay } from './open-day.ts';
import { randomDay } from './random-day.fixture.ts';
import { restOfDay } from './rest-of-day.ts';
import { tellPlan } from './tell-plan.ts';

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  jobs: fc.integer({ min: 1, max: 30 }),
  technicians: fc.integer({ min: 1, max: 6 }),
  matrix: fc.boolean(),
});

function startsOf(plan: Plan): [string, string, number][] {
  return plan.routes.flatMap(({ shiftId, stops }) =>
    stops.flatMap((stop): [string, string, number][] =>
      stop.kind === 'visit' ? [[shiftId, stop.jobId, stop.startsAt]] : [],
    ),
  );
}

test('[DAY-4] at any second the rest of a plan that holds is a plan that holds, with nobody dropped and nobody moved', () => {
  let ahead = 0;
  fc.assert(
    fc.property(drawn, fc.integer({ min: 0, max: 20 * 3600 }), (size, now) => {
      const problem = randomDay(size);
      const { plan } = makePlan(problem, { seed: 1, turnsMax: 30 });
      const rest = restOfDay(problem, plan, now);
      const day = openDay(rest.problem, rest.plan);
      const told = tellPlan(day);
      expect(checkPlan(rest.problem, told).faults).toEqual([]);
      expect(told.unplanned.toSorted()).toEqual(plan.unplanned.toSorted());
      const later = startsOf(plan).filter(([, , startsAt]) => startsAt > now);
      expect(startsOf(told)).toEqual(later);
      ahead += later.length;
    }),
    { numRuns: 200 },
  );
  expect(ahead).toBeGreaterThan(50);
});
