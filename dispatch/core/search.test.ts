// Crossing plans: a child is a plan like any other, and a long search ends no dearer than it ever was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileProblem } from '../compile/compile-problem.ts';
import { aJob, aProblem, aRandomProblem, aShift, aTechnician } from '../problem.fixture.ts';
import { tuned } from '../tuned.ts';
import { startAnnealer, takeTurn } from './anneal.ts';
import { crossRoutes } from './cross-routes.ts';
import type { CoreInstance } from './instance.ts';
import { randomFrom } from './random.ts';
import { startSearch, think, welcome } from './search.ts';
import { copySnapshot, emptySnapshot, layBack, putAside } from './snapshot.ts';

const HOUR = 3600;

/** A plain town: alike vans with room for six, visits with windows of two hours. */
function town(seed: number, jobs: number): CoreInstance {
  const draw = (at: number, limit: number) => (Math.imul(seed + at * 7919, 2654435761) >>> 8) % limit;
  const places = Array.from({ length: jobs + 1 }, (_, at) => ({
    id: at === 0 ? 'home' : `p${at}`,
    latitude: 55 + draw(at, 1000) / 5000,
    longitude: 37 + draw(at + 500, 1000) / 5000,
  }));
  const problem = aProblem({
    places,
    travel: { kind: 'haversine', detourPercent: 130, metresPerHourByHour: Array.from({ length: 24 }, () => 30_000) },
    technicians: Array.from({ length: jobs }, (_, at) =>
      aTechnician(`t${at}`, { shifts: [aShift(`s${at}`)], loadMax: 6 }),
    ),
    jobs: places.slice(1).map(({ id }, at) => {
      const opensAt = (8 + draw(at + 900, 7)) * HOUR;
      return aJob(`j${at}`, id, { load: 1, baseFor: 600, windows: [{ opensAt, closesAt: opensAt + 2 * HOUR }] });
    }),
  });
  return compileProblem(problem).instance;
}

test('[PLAN-19] a child of two plans serves every visit once, and laid down afresh it costs what it was said to cost', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const instance = town(seed, 30);
      const annealer = startAnnealer(instance, tuned(instance, seed));
      const one = copySnapshot(instance, annealer.best);
      annealer.temperature = annealer.meanWay;
      for (let turn = 0; turn < 200; turn++) takeTurn(annealer);
      const two = copySnapshot(instance, annealer.best);
      crossRoutes(annealer, one, two, randomFrom(seed));
      const { state } = annealer;
      const child = emptySnapshot(instance);
      putAside(child, state);
      const planned = state.routeOf.subarray(0, instance.jobNodes).filter((vehicle) => vehicle >= 0).length;
      expect(planned + state.absentCount).toBe(instance.jobNodes);
      layBack(child, state, null);
      expect(state.cost).toBe(child.cost);
    }),
    { numRuns: 30 },
  );
});

test('[PLAN-18] a long search crosses plans, replays, and never forgets the best it has seen', () => {
  const instance = town(5, 20);
  const turns = 20_000;
  const run = () => {
    const search = startSearch(instance, tuned(instance, 3));
    const costs: number[] = [];
    for (let turn = 0; turn < turns; turn += 32) {
      think(search, turn / turns);
      costs.push(search.best.cost);
    }
    return { costs, children: search.isChild };
  };
  const once = run();
  expect(once.children).toBe(true);
  expect(once.costs).toEqual(once.costs.toSorted((a, b) => b - a));
  expect(run()).toEqual(once);
});

test('[PLAN-18] a long search of days with rules begins several times, replays, and never forgets its best', () => {
  const { instance } = compileProblem({ ...aRandomProblem(7, 8, 3), pins: [] });
  const turns = 6000;
  const run = () => {
    const search = startSearch(instance, tuned(instance, 3));
    const costs: number[] = [];
    for (let turn = 0; turn < turns; turn += 32) {
      think(search, turn / turns);
      costs.push(search.best.cost);
    }
    return { costs, children: search.isChild };
  };
  const once = run();
  expect(once.children).toBe(true);
  expect(once.costs).toEqual(once.costs.toSorted((a, b) => b - a));
  expect(run()).toEqual(once);
});

test('[PLAN-19] the last annealing of days with rules goes on from a better plan of another thread', () => {
  const { instance } = compileProblem({ ...aRandomProblem(7, 8, 3), pins: [] });
  const search = startSearch(instance, tuned(instance, 3));
  for (let turn = 0; turn < 3200; turn += 32) think(search, turn / 5000);
  expect(search.isChild).toBe(true);
  const { best, annealer } = search;
  const ofAnother = copySnapshot(instance, best);
  // This thread has not found it: what it knows is dearer.
  best.cost += 1;
  annealer.best.cost = best.cost;
  welcome(search, ofAnother);
  expect([best.cost, annealer.best.cost, annealer.state.cost]).toEqual(Array(3).fill(ofAnother.cost));
});
