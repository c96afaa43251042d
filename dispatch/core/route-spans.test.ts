// Spans against the exact walk: where a day has neither breaks nor calls they foretell its very seconds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileProblem } from '../compile/compile-problem.ts';
import { aRandomProblem } from '../problem.fixture.ts';
import type { Problem } from '../problem.ts';
import { tuned } from '../tuned.ts';
import { startAnnealer, takeTurn } from './anneal.ts';
import type { DayRules } from './day-rules.ts';
import { startOf } from './instance.ts';
import { workIn } from './link.ts';
import { dayWith, renewSpans } from './route-spans.ts';
import { scheduleRoute } from './schedule-route.ts';
import { DEPOT_MARK, walkRoute } from './walk-route.ts';

/** Paid days without breaks, lateness, wishes, traffic or parts to wait for: what is left to pay are the seconds of the day. */
function paidDays(seed: number): Problem {
  const problem = aRandomProblem(seed, 24, 5);
  return {
    ...problem,
    pins: [],
    groups: [],
    travel: { kind: 'haversine', detourPercent: 130, metresPerHourByHour: Array.from({ length: 24 }, () => 30_000) },
    technicians: problem.technicians.map((each) => ({
      ...each,
      shifts: each.shifts.map((shift) => ({ ...shift, breaks: [], overtimeForMax: 0 })),
      cost: { perShift: 0, perWorkSecond: 1, perOvertimeSecond: 0 },
    })),
    jobs: problem.jobs.map((job) => ({
      ...job,
      crew: 1,
      dueAt: null,
      preferred: [],
      parts: job.parts.map((part) => ({ ...part, from: part.from.map((source) => ({ ...source, readyAt: 0 })) })),
    })),
  };
}

function annealed(problem: Problem, seed: number) {
  const { instance } = compileProblem(problem);
  const annealer = startAnnealer(instance, tuned(instance, seed));
  for (let turn = 0; turn < 40; turn++) takeTurn(annealer);
  const { state, desk } = annealer;
  if (desk === null) throw new Error('paid days have rules');
  return { state, desk };
}

test('[PLAN-14] the day foretold for any gap is the day the walk finds, where no depot is called at', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const { state, desk } = annealed(paidDays(seed), seed);
      const { jobNodes, vehicleCount } = state.instance;
      for (let vehicle = 0; vehicle < vehicleCount; vehicle++) {
        if (state.count[vehicle] === 0 || state.callDepot[vehicle] !== -1) continue;
        renewSpans(desk.spans, state, desk.day, vehicle);
        for (let node = 0; node < jobNodes; node++) {
          if (state.routeOf[node] === vehicle || desk.lacks?.[vehicle * jobNodes + node] === 1) continue;
          const after = state.next[startOf(state.instance, vehicle)] ?? -1;
          const work = workIn(state, node, vehicle);
          const foretold = dayWith(desk.spans, state, desk.day, after, node, work, false);
          const walked = scheduleRoute(desk.schedule, state, desk.day, vehicle, after, node, work);
          // Parts of the van may run out along the way: then a depot is called at after all, or nothing helps.
          if (foretold < 0) expect(walked).toBe(Number.POSITIVE_INFINITY);
          if (walked === Number.POSITIVE_INFINITY || desk.schedule.walk.stopCount !== desk.schedule.visitCount)
            continue;
          expect(foretold).toBe(walked);
          compared++;
        }
      }
    }),
    { numRuns: 30 },
  );
  expect(compared).toBeGreaterThan(150);
});

test('[PLAN-9] of all places for a depot call the cheapest is taken, as walking every one of them shows', () => {
  let called = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const { state, desk } = annealed(paidDays(seed), seed);
      for (let vehicle = 0; vehicle < state.instance.vehicleCount; vehicle++) {
        if (state.callDepot[vehicle] === -1) continue;
        called++;
        expect(state.extra[vehicle]).toBe(cheapestCall(state, desk, vehicle));
      }
    }),
    { numRuns: 30 },
  );
  expect(called).toBeGreaterThan(10);
});

/** Every place up to the settled one, walked by hand; a later one would come too late for the visit that needs it. */
function cheapestCall(
  state: ReturnType<typeof annealed>['state'],
  { day, schedule }: { day: DayRules; schedule: ReturnType<typeof annealed>['desk']['schedule'] },
  vehicle: number,
): number {
  const { walk } = schedule;
  const { price, placeOf, placeCount } = state.instance;
  const start = startOf(state.instance, vehicle);
  const depot = state.callDepot[vehicle] ?? 0;
  const place = day.depots[depot]?.place ?? 0;
  let best = Number.POSITIVE_INFINITY;
  for (let callAfter = start; callAfter !== start + 1; callAfter = state.next[callAfter] ?? start + 1) {
    walk.stopCount = 0;
    const stopAt = (stop: number, opens: number, closes: number, work: number) => {
      const at = walk.stopCount++;
      walk.stops[at] = stop;
      walk.opens[at] = opens;
      walk.closes[at] = closes;
      walk.works[at] = work;
    };
    for (let node = start; node !== start + 1; node = state.next[node] ?? start + 1) {
      if (node !== start) stopAt(node, state.open[node] ?? 0, state.close[node] ?? 0, state.workFor[node] ?? 0);
      if (node === callAfter) stopAt(DEPOT_MARK - depot, 0, 2 ** 30, day.depots[depot]?.pickupFor ?? 0);
    }
    const behind = state.next[callAfter] ?? 0;
    const edge = (from: number, to: number) => price[from * placeCount + to] ?? 0;
    const before = placeOf[callAfter] ?? 0;
    const detour = edge(before, place) + edge(place, placeOf[behind] ?? 0) - edge(before, placeOf[behind] ?? 0);
    if (walkRoute(walk, state.instance, day, vehicle, 0)) best = Math.min(best, walk.extra + detour);
    if (callAfter === state.callAfter[vehicle]) return best;
  }
  return best;
}
