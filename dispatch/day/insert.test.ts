// Inserting one job and offering windows, over days with every rule; the checker is the judge.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlan } from '../check-plan.ts';
import { randomFrom } from '../core/random.ts';
import { makePlan } from '../make-plan.ts';
import type { Plan } from '../plan.ts';
import type { Job, Window } from '../problem.ts';
import { acceptPlace } from './accept-place.ts';
import type { AskedJob } from './asked-job.ts';
import { offerWindows } from './offer-windows.ts';
import { openDay } from './open-day.ts';
import { randomDay, randomJob, randomPlace } from './random-day.fixture.ts';
import { suggestPlaces } from './suggest-places.ts';
import { tellPlan } from './tell-plan.ts';

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  jobs: fc.integer({ min: 0, max: 40 }),
  technicians: fc.integer({ min: 1, max: 8 }),
  matrix: fc.boolean(),
});

function askFor(seed: number, technicians: number, isNewPlace: boolean, places: number): AskedJob {
  const random = randomFrom(seed + 7);
  const job: Job = { ...randomJob(random, 0, technicians, isNewPlace ? 'asked' : 'p0'), id: 'asked' };
  if (!isNewPlace) return { job };
  const ways = Array.from({ length: places }, (_, at) => ((at * 131 + seed) % 97 === 0 ? -1 : 120 + ((at * 53) % 900)));
  return { job, place: randomPlace(random, 'asked'), ways: { secondsTo: ways, secondsFrom: ways.toReversed() } };
}

test('[DAY-8] a plan laid open tells every visit at its second, by its person, and never costs more', () => {
  fc.assert(
    fc.property(drawn, (size) => {
      const problem = randomDay(size);
      const { plan } = makePlan(problem, { seed: 4, turnsMax: 40 });
      const told = tellPlan(openDay(problem, plan));
      expect(startsOf(told)).toEqual(startsOf(plan));
      expect(told.cost.total).toBeLessThanOrEqual(plan.cost.total);
      expect(checkPlan(problem, told).faults).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

describe('one new job', () => {
  test('[DAY-1] what a place is said to cost is what the checker finds, and the plan with it holds', () => {
    let accepted = 0;
    fc.assert(
      fc.property(drawn, fc.boolean(), (size, isNewPlace) => {
        const problem = randomDay(size);
        const { plan } = makePlan(problem, { seed: 1, turnsMax: 60 });
        const day = openDay(problem, plan);
        const asked = askFor(size.seed, size.technicians, isNewPlace, problem.places.length);
        const before = tellPlan(day);
        for (const place of suggestPlaces(day, asked)) {
          const changed = acceptPlace(day, asked, place);
          const judged = checkPlan(changed.problem, changed.plan);
          expect(judged.faults).toEqual([]);
          expect(judged.cost.total - before.cost.total).toBe(place.points);
          expect(changed.plan.unplanned).toEqual(plan.unplanned);
          accepted += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('[DAY-2] visits already promised stay inside their windows, and every one that shifts is named', () => {
    fc.assert(
      fc.property(drawn, (size) => {
        const problem = randomDay(size);
        const { plan } = makePlan(problem, { seed: 2, turnsMax: 40 });
        const asked = askFor(size.seed, size.technicians, true, problem.places.length);
        const day = openDay(problem, plan);
        const before = startsOf(tellPlan(day));
        for (const place of suggestPlaces(day, asked)) {
          const after = startsOf(acceptPlace(day, asked, place).plan);
          const moved = [...before].filter(([jobId, at]) => after.get(jobId) !== at).map(([jobId]) => jobId);
          expect(place.shifted.map(({ jobId }) => jobId).toSorted()).toEqual(moved.toSorted());
        }
      }),
      { numRuns: 60 },
    );
  });

  test('[DAY-1] the three places are the cheapest of all shifts, each shift once', () => {
    fc.assert(
      fc.property(drawn, (size) => {
        const problem = randomDay({ ...size, jobs: Math.min(size.jobs, 12) });
        const { plan } = makePlan(problem, { seed: 3, turnsMax: 40 });
        const asked = askFor(size.seed, size.technicians, false, problem.places.length);
        if (problem.jobs.length === 0 || asked.job.crew > 1) return;
        const day = openDay(problem, plan);
        const all = suggestPlaces(day, asked, 1000);
        expect(suggestPlaces(day, asked)).toEqual(all.slice(0, 3));
        expect(new Set(all.map(({ shiftIds }) => shiftIds[0])).size).toBe(all.length);
      }),
      { numRuns: 60 },
    );
  });
});

function startsOf(plan: Plan): Map<string, number> {
  const starts = new Map<string, number>();
  for (const { stops } of plan.routes)
    for (const stop of stops)
      if (stop.kind === 'visit' && stop.jobId !== 'asked') starts.set(stop.jobId, stop.startsAt);
  return starts;
}

describe('appointments', () => {
  test('[DAY-3] windows come cheapest first, each can be kept, and those left out cannot', () => {
    fc.assert(
      fc.property(drawn, (size) => {
        const days = [0, 1, 2].map((at) => {
          const problem = randomDay({ ...size, days: 3, seed: size.seed + at });
          return openDay(problem, makePlan(problem, { seed: 1, turnsMax: 20 }).plan);
        });
        const asked = askFor(size.seed, size.technicians, true, days[0]?.problem.places.length ?? 0);
        const windows: Window[] = [9, 11, 14, 33, 38, 57, 80].map((hour) => ({
          opensAt: hour * 3600,
          closesAt: (hour + 2) * 3600,
        }));
        const { offered, refused } = offerWindows(days, asked, windows);
        expect(offered.length + refused.length).toBe(windows.length);
        expect(offered.map(({ place }) => place.points)).toEqual(
          offered.map(({ place }) => place.points).toSorted((a, b) => a - b),
        );
        for (const { window, dayAt, place } of offered) {
          const day = days[dayAt];
          if (!day) throw new Error('an offer names its day');
          const one = { ...asked, job: { ...asked.job, windows: [window] } };
          const changed = acceptPlace(day, one, place);
          expect(checkPlan(changed.problem, changed.plan).faults).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});
