import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileProblem } from '../compile/compile-problem.ts';
import { aJob, aProblem, aRandomProblem, aTechnician } from '../problem.fixture.ts';
import { tuned } from '../tuned.ts';
import { type Annealer, setTemperature, startAnnealer, takeTurn } from './anneal.ts';
import { findGapAnywhere } from './find-gap.ts';
import { type CoreInstance, startOf } from './instance.ts';
import { below, randomFrom } from './random.ts';
import { layBack } from './snapshot.ts';

const GOLDEN = [221, 127, 162, 265, 982, 415];

/** Alike vans with little room, drawn windows, a plane of whole coordinates: plain routing. */
function plainInstance(seed: number, jobCount: number): CoreInstance {
  const random = randomFrom(seed);
  const spots = Array.from({ length: jobCount + 1 }, () => [below(random, 1000), below(random, 1000)] as const);
  const places = spots.map((_, at) => ({ id: `${at}` }));
  const secondsBetween = spots.flatMap(([x, y]) => spots.map(([u, v]) => Math.abs(x - u) + Math.abs(y - v)));
  const shift = { startsAt: 0, endsAt: 12_000, overtimeForMax: 0, startPlaceId: '0', endPlaceId: '0', breaks: [] };
  const technicians = Array.from({ length: jobCount }, (_, at) =>
    aTechnician(`t${at}`, { loadMax: 10, shifts: [{ id: `s${at}`, ...shift }] }),
  );
  const jobs = Array.from({ length: jobCount }, (_, at) => {
    const opensAt = below(random, 8000);
    const window = { opensAt, closesAt: opensAt + below(random, 3000) };
    return aJob(`${at + 1}`, `${at + 1}`, { windows: [window], baseFor: 100, load: 1 + below(random, 3) });
  });
  return compileProblem(aProblem({ places, travel: { kind: 'matrix', secondsBetween }, technicians, jobs })).instance;
}

function routesOf({ state }: Annealer): number[][] {
  return Array.from({ length: state.instance.vehicleCount }, (_, vehicle) => {
    const end = startOf(state.instance, vehicle) + 1;
    const nodes: number[] = [];
    for (let node = state.next[end - 1] ?? end; node !== end; node = state.next[node] ?? end) nodes.push(node);
    return nodes;
  });
}

/** Points of a route when it can be driven, else null; nothing kept, nothing shared with the state. */
function walked(instance: CoreInstance, vehicle: number, nodes: readonly number[]): number | null {
  const start = startOf(instance, vehicle);
  let load = 0;
  let points = nodes.length > 0 ? (instance.fixed[vehicle] ?? 0) : 0;
  let at = instance.open[start] ?? 0;
  let before = start;
  for (const node of [...nodes, start + 1]) {
    const edge = (instance.placeOf[before] ?? 0) * instance.placeCount + (instance.placeOf[node] ?? 0);
    points += nodes.length > 0 ? (instance.price[edge] ?? 0) : 0;
    at = Math.max(at + (instance.way[edge] ?? 0), instance.open[node] ?? 0);
    if (at > (instance.close[node] ?? 0)) return null;
    at += node < instance.jobNodes ? (instance.work[(instance.workRow[vehicle] ?? 0) + node] ?? 0) : 0;
    load += instance.load[node] ?? 0;
    before = node;
  }
  return load > (instance.room[vehicle] ?? 0) ? null : points;
}

function annealed(instance: CoreInstance, seed: number, turns: number): Annealer {
  const annealer = startAnnealer(instance, tuned(instance, seed));
  for (let turn = 0; turn < turns; turn++) {
    setTemperature(annealer, turn / turns, 2, 0.1, annealer.options.fleetWays);
    takeTurn(annealer);
  }
  return annealer;
}

describe('plain routing', () => {
  test('[PLAN-14] after any number of turns cost, load and seconds are those of a fresh walk', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 150 }), (seed, turns) => {
        const { state } = annealed(plainInstance(seed, 8 + (seed % 50)), seed, turns);
        const routes = routesOf({ state } as Annealer);
        const points = routes.map((nodes, vehicle) => walked(state.instance, vehicle, nodes));
        expect(points).not.toContain(null);
        let left = 0;
        for (let i = 0; i < state.absentCount; i++) left += state.instance.leaving[state.absent[i] ?? 0] ?? 0;
        expect(points.reduce<number>((sum, each) => sum + (each ?? 0), left)).toBe(state.cost);
        expect(routes.flat().length + state.absentCount).toBe(state.instance.jobNodes);
      }),
      { numRuns: 40 },
    );
  });

  test('[PLAN-3] the cheapest gap is the one a walk of every possibility finds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const instance = plainInstance(seed, 24);
        const annealer = annealed(instance, seed, 30);
        const node = seed % instance.jobNodes;
        const routes = routesOf(annealer).map((nodes) => nodes.filter((other) => other !== node));
        // The node is looked for in a state rebuilt without it.
        const without = startAnnealer(instance, tuned(instance, seed));
        const next = without.best.next;
        for (const [vehicle, nodes] of routes.entries()) {
          let before = startOf(instance, vehicle);
          for (const other of [...nodes, before + 1]) {
            next[before] = other;
            before = other;
          }
        }
        layBack(without.best, without.state, null);
        const finder = { ...annealer.step.finder, state: without.state, blinkRate: 0, blinkIn: 2 ** 30 };
        findGapAnywhere(finder, node);
        let best = Number.POSITIVE_INFINITY;
        for (const [vehicle, nodes] of routes.entries())
          for (let at = 0; at <= nodes.length; at++) {
            const points = walked(instance, vehicle, [...nodes.slice(0, at), node, ...nodes.slice(at)]);
            if (points !== null) best = Math.min(best, points - (walked(instance, vehicle, nodes) ?? 0));
          }
        expect(finder.points).toBe(best);
      }),
      { numRuns: 30 },
    );
  });

  test('[PLAN-18] a seed replays draw for draw on every machine', () => {
    const random = randomFrom(42);
    expect(Array.from({ length: 6 }, () => below(random, 1000))).toEqual(GOLDEN);
  });
});

describe('days with rules', () => {
  test('[PLAN-19] going on from the best plan gives its cost again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const problem = { ...aRandomProblem(seed, 20, 5), pins: [] };
        const annealer = annealed(compileProblem(problem).instance, seed, 60);
        const { state, best, desk } = annealer;
        setTemperature(annealer, 1, 2, 0.1, 0);
        layBack(best, state, desk);
        expect(state.cost).toBe(best.cost);
      }),
      { numRuns: 30 },
    );
  });
});
