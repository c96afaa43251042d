import { describe, test } from 'vitest';
import { fortyZones } from '#platform/calendar/clock-cases.fixture';
import { checkReplay } from './check-against-model.fixture.ts';

describe('[CLOCK-10] T-D1: replayed clocks equal a minute-stepping model to the second', () => {
  test('in forty zones with gaps, overlaps, nights, holidays, waits, limits and policies that change', () => {
    for (const [index, zone] of fortyZones.entries()) checkReplay(zone, 2, 7_000 + index);
  });
});
