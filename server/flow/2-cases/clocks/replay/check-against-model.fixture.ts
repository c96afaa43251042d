// One comparison of replayed clocks with the slow model, used by the quick and the long test of T-D1.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { WaitReason } from '#api/flow/2-cases.words';
import { clockCase } from '#platform/calendar/clock-cases.fixture';
import { offsetStretches } from '#platform/calendar/zone-offsets';
import type { ClockMark, PolicyVersion } from './clock.ts';
import { aPolicy } from './policies.fixture.ts';
import { replayClocks } from './replay-clocks.ts';
import { slowClock } from './slow-clock.fixture.ts';

const minutesMax = 4 * 1440;
const parties = ['customer', 'part', 'supplier', 'weather'] as const satisfies readonly WaitReason[];

const seconds = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count * 1000);
const waits = fc.array(
  fc.record({ after: seconds(20 * 3600), long: seconds(20 * 3600), reason: fc.constantFrom(...parties) }),
  { maxLength: 4 },
);
/** A policy's waits and limits, and how long after the start it takes the clock over. */
const rule = fc.record({
  after: seconds(60 * 3600),
  minutes: fc.integer({ min: 1, max: 20 * 60 }),
  pausesOn: fc.subarray([...parties]),
  limits: fc.array(fc.record({ reason: fc.constantFrom(...parties), minutes: fc.integer({ min: 1, max: 600 }) }), {
    maxLength: 2,
  }),
});

/** Draws `runs` clocks in a zone and fails on the first that is a second off. */
export function checkReplay(zone: string, runs: number, seed: number): void {
  const changes = offsetStretches(zone, Date.UTC(2000, 0), Date.UTC(2041, 0)).map((stretch) => stretch.fromAt);
  const given = fc.record({ of: clockCase(zone, changes), waits, rules: fc.tuple(rule, fc.option(rule)) });
  fc.assert(
    fc.property(given, ({ of: { history, startAt }, waits: drawn, rules }) => {
      const versions = rules.filter((one) => one !== null).map((one, index) => versionOf(one, index, startAt));
      const { marks, kept } = marksOf(startAt, drawn);
      const now = startAt + minutesMax * 60_000;
      const [fast] = replayClocks(versions, marks, history, now);
      const slow = slowClock(
        startAt,
        versions.map(({ fromAt, policy }) => ({
          fromAt,
          lengthMs: policy.length * 60_000,
          pausesOn: policy.pausesOn,
          limitMs: Object.fromEntries(policy.pauseLimits.map((one) => [one.reason, one.minutes * 60_000])),
        })),
        kept,
        history,
        minutesMax,
      );
      if (slow.dueAt !== null) expect(fast?.dueAt).toBe(slow.dueAt);
      else {
        expect(fast?.dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now - 60_000);
        expect(fast?.usedForMs).toBe(slow.usedMs);
        for (const party of parties) {
          const pauses = fast?.pauses.filter(({ reason }) => reason === party) ?? [];
          expect(pauses.reduce((sum, { heldForMs }) => sum + heldForMs, 0)).toBe(slow.held[party] ?? 0);
        }
      }
    }),
    { numRuns: runs, seed },
  );
}

/** The second version takes the running clock over some time after the start. */
function versionOf(drawn: Drawn, index: number, startAt: number): PolicyVersion {
  const { minutes: length, pausesOn } = drawn;
  // One limit a party: of two drawn, the first.
  const pauseLimits = [...new Map(drawn.limits.toReversed().map((one) => [one.reason, one])).values()];
  return {
    ...aPolicy({ length, pausesOn, pauseLimits }),
    version: index + 1,
    takesRunning: index > 0,
    fromAt: index === 0 ? 0 : startAt + Math.max(1000, drawn.after),
  };
}
type Drawn = {
  after: number;
  minutes: number;
  pausesOn: WaitReason[];
  limits: { reason: WaitReason; minutes: number }[];
};

/** Waits one after the other; each begins some time after the one before it ended. */
function marksOf(startAt: number, drawn: readonly { after: number; long: number; reason: WaitReason }[]) {
  const marks: ClockMark[] = [{ at: startAt, signal: 'opened', channel: 'phone', problem: 'quality' }];
  const kept = [];
  let at = startAt;
  for (const { after, long, reason } of drawn) {
    const fromAt = at + after;
    const untilAt = fromAt + long;
    marks.push({ at: fromAt, signal: 'waiting', reason, untilAt: null });
    marks.push({ at: untilAt + 30_000, signal: 'goes_on', backAt: untilAt });
    kept.push({ reason, fromAt, untilAt });
    at = untilAt + 30_000;
  }
  return { marks, kept };
}
