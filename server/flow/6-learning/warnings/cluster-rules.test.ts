import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  customersMin,
  falseWarningsPerYear,
  isCluster,
  logChance,
  logLimit,
  referenceDays,
  windowShare,
  windowsInDays,
} from './cluster-rules.ts';

/** The same chance the slow way: each number's probability by Pascal's triangle, added from the window's count upwards. */
function slowChance(inWindow: number, before: number, share: number): number {
  let ways = [1];
  for (let i = 0; i < inWindow + before; i += 1) {
    const next = new Array<number>(ways.length + 1).fill(0);
    for (const [hits, chance] of ways.entries()) {
      next[hits] = (next[hits] ?? 0) + chance * (1 - share);
      next[hits + 1] = (next[hits + 1] ?? 0) + chance * share;
    }
    ways = next;
  }
  return ways.slice(inWindow).reduce((sum, chance) => sum + chance, 0);
}

/** A repeatable stream of chances (mulberry32), so that a noise test says the same on every machine. */
function chances(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function poisson(rate: number, next: () => number): number {
  const floor = Math.exp(-rate);
  let [count, product] = [0, next()];
  for (; product > floor; product *= next()) count += 1;
  return count;
}

/** Sums up to each day, so that any stretch is one subtraction. */
function runningOf(days: readonly number[]): number[] {
  const running = [0];
  for (const count of days) running.push((running.at(-1) ?? 0) + count);
  return running;
}
const sumOf = (running: readonly number[], from: number, until: number) =>
  (running[Math.max(0, until)] ?? 0) - (running[Math.max(0, from)] ?? 0);

/** The windows ending on a day in which this place alone would warn, among so many cells. */
function warnsOn(running: readonly number[], today: number, cells: number, rests: readonly (readonly number[])[] = []) {
  return windowsInDays.filter((window) => {
    const from = today - window + 1;
    const reference = Math.max(0, from - referenceDays);
    const rest = rests.map((other) => ({
      inWindow: sumOf(other, from, today),
      before: sumOf(other, reference, from),
    }));
    const counts = {
      inWindow: sumOf(running, from, today + 1),
      before: sumOf(running, reference, from),
      share: windowShare({ window, before: Math.max(0, from - reference) }, null, rest),
    };
    return isCluster(counts, cells);
  });
}

describe('[WARN-1] too many for chance', () => {
  test('the chance equals the sum of the binomial probabilities', () => {
    const counts = fc.record({
      inWindow: fc.integer({ min: 1, max: 40 }),
      before: fc.integer({ min: 0, max: 60 }),
      share: fc.double({ min: 0.001, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(counts, (given) => {
        const { inWindow, before, share } = given;
        // At or below what was expected nothing is computed: that is never a cluster.
        if (inWindow <= (inWindow + before) * share) expect(logChance(given)).toBe(0);
        else expect(Math.exp(logChance(given))).toBeCloseTo(slowChance(inWindow, before, share), 9);
      }),
    );
  });

  test('no number of complaints overflows', () => {
    expect(logChance({ inWindow: 80, before: 0, share: 7 / 371 })).toBeCloseTo(80 * Math.log(7 / 371), 6);
    expect(logChance({ inWindow: 50_000, before: 50_000, share: 0.02 })).toBeLessThan(-100_000);
    expect(logChance({ inWindow: 500, before: 100_000, share: 0.02 })).toBe(0);
  });

  test('one more complaint in the window only makes a cluster clearer, one more before only less clear', () => {
    const counts = fc.record({
      inWindow: fc.integer({ min: 1, max: 200 }),
      before: fc.integer({ min: 0, max: 400 }),
      share: fc.double({ min: 0.005, max: 0.6, noNaN: true }),
    });
    fc.assert(
      fc.property(counts, (given) => {
        const found = logChance(given) + 1e-9;
        expect(logChance({ ...given, inWindow: given.inWindow + 1 })).toBeLessThanOrEqual(found);
        expect(logChance({ ...given, before: given.before + 1 })).toBeGreaterThanOrEqual(found - 2e-9);
      }),
    );
  });

  test('two customers are never a cluster, three are where nothing was ever the matter', () => {
    const share = windowShare({ window: 7, before: referenceDays }, null, []);
    expect(isCluster({ inWindow: customersMin - 1, before: 0, share }, 1)).toBe(false);
    expect(isCluster({ inWindow: customersMin, before: 0, share }, 40)).toBe(true);
  });

  test('the radiators of 2000: sold ten weeks ago, seen long before the eightieth complaint', () => {
    const share = windowShare({ window: 7, before: 253 }, { window: 80 * 7, before: 80 * 70 }, []);
    const seenAt = Array.from({ length: 80 }, (_, i) => i + 1).find((inWindow) =>
      isCluster({ inWindow, before: 0, share }, 200),
    );
    expect(seenAt).toBeLessThanOrEqual(6);
  });
});

describe('[WARN-2] no warning from noise', () => {
  test('places that complain as they always did warn less than once in a company and year', { timeout: 60_000 }, () => {
    const [cells, years] = [40, 25];
    let warnings = 0;
    for (let cell = 0; cell < cells; cell += 1) {
      const next = chances(cell + 1);
      // From one complaint in four months to one every other day.
      const rate = 0.008 * 1.11 ** cell;
      const days = Array.from({ length: 448 + years * 365 }, () => poisson(rate, next));
      const running = runningOf(days);
      for (let today = 448; today < days.length; today += 1)
        if (warnsOn(running, today, cells).length > 0) warnings += 1;
    }
    expect(warnings).toBeLessThanOrEqual(falseWarningsPerYear * years);
  });

  test('the chance allowed to all looks of a year at all cells adds up to what is put up with', () => {
    for (const cells of [1, 7, 5_000])
      expect(Math.exp(logLimit(cells)) * 365 * windowsInDays.length * cells).toBeCloseTo(falseWarningsPerYear, 9);
  });

  test('a season, the first weeks of keeping cases, and a merchant who sells ten times as much are not clusters', () => {
    const other = runningOf(Array.from({ length: 448 }, (_, day) => (day >= 441 ? 30 : 3)));
    const place = runningOf(Array.from({ length: 448 }, (_, day) => (day >= 441 ? 5 : 0.5)));
    expect(warnsOn(place, 447, 100)).not.toEqual([]);
    expect(warnsOn(place, 447, 100, [other])).toEqual([]);
    const begun = runningOf(Array.from({ length: 448 }, (_, day) => (day >= 441 ? 3 : 0)));
    expect(warnsOn(begun, 447, 100, [begun])).toEqual([]);
    const days = { window: 28, before: referenceDays };
    const grown = { inWindow: 30, before: 40, share: windowShare(days, { window: 28_000, before: 36_000 }, []) };
    expect(isCluster(grown, 100)).toBe(false);
  });

  test('a single old case of something else does not hide a cluster', () => {
    const days = { window: 7, before: referenceDays };
    const share = windowShare(days, null, [{ inWindow: 0, before: 1 }]);
    expect(isCluster({ inWindow: 5, before: 0, share }, 200)).toBe(true);
  });
});

describe('[WARN-3] the order of arrival', () => {
  test('within a day it changes nothing: whichever comes first, the same places have warned by the evening', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(arrivals, fc.infiniteStream(fc.nat()), (cells, picks) => {
        const seen = (order: readonly number[]) => {
          const counts = new Map<number, number>();
          const warned = new Set<number>();
          const share = windowShare({ window: 7, before: referenceDays }, null, [{ inWindow: 2, before: 90 }]);
          for (const cell of order) {
            counts.set(cell, (counts.get(cell) ?? 0) + 1);
            if (isCluster({ inWindow: counts.get(cell) ?? 0, before: cell * 3, share }, 30)) warned.add(cell);
          }
          return [...warned].toSorted();
        };
        const shuffled = cells
          .map((cell) => ({ cell, at: picks.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ cell }) => cell);
        expect(seen(shuffled)).toEqual(seen(cells));
      }),
    );
  });
});
