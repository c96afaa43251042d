// T-D1 at its full size: forty zones, 2000 to 2040, each with a hundred cases of waits, limits and policies that change.
import { describe, test } from 'vitest';
import { fortyZones } from '#platform/calendar/clock-cases.fixture';
import { checkReplay } from './check-against-model.fixture.ts';

describe('[CLOCK-10] T-D1: replayed clocks equal a minute-stepping model to the second', () => {
  test.each(fortyZones.map((zone, index) => [zone, index] as const))(
    '%s',
    (zone, index) => {
      checkReplay(zone, 100, 7_000 + index);
    },
    300_000,
  );
});
