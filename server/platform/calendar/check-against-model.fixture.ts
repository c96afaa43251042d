// One comparison of the work clocks with the slow model, used by the quick and the long test of T-D1.
import fc from 'fast-check';
import { expect } from 'vitest';
import { clockCase } from './clock-cases.fixture.ts';
import { slowDueAt, slowWorkingBetween } from './slow-model.fixture.ts';
import { dueAt, workingBetween } from './working-time.ts';
import { offsetStretches } from './zone-offsets.ts';

/** Minutes the slow model walks before it gives up; the clocks of the cases need hours, so most end far sooner. */
const minutesMax = 9 * 1440;

/** Draws `runs` clocks in a zone and fails on the first that is a second off. */
export function checkAgainstModel(zone: string, runs: number, seed: number): void {
  const changes = offsetStretches(zone, Date.UTC(2000, 0), Date.UTC(2041, 0)).map((stretch) => stretch.fromAt);
  fc.assert(
    fc.property(clockCase(zone, changes), ({ history, startAt, workingFor, pauses }) => {
      const slow = slowDueAt(startAt, workingFor, history, pauses, minutesMax);
      const fast = dueAt(startAt, workingFor, history, pauses);
      if (slow !== null) expect(fast).toBe(slow);
      else if (fast !== null) expect(fast).toBeGreaterThan(startAt + (minutesMax - 1) * 60_000);
      const untilAt = Math.min(fast ?? Number.POSITIVE_INFINITY, startAt + 3 * 86_400_000);
      expect(workingBetween(startAt, untilAt, history, pauses)).toBe(
        slowWorkingBetween(startAt, untilAt, history, pauses),
      );
    }),
    { numRuns: runs, seed },
  );
}
