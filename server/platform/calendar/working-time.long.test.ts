// T-D1 at its full size: forty zones, 2000 to 2040, gaps, overlaps, holidays, pauses, night shifts and a change of zone.
import { describe, test } from 'vitest';
import { checkAgainstModel } from './check-against-model.fixture.ts';
import { fortyZones } from './clock-cases.fixture.ts';

describe('[CAL-8] work clocks equal a minute-stepping model to the second (T-D1)', () => {
  test.each(fortyZones.map((zone, index) => [zone, index] as const))('%s', (zone, index) => {
    checkAgainstModel(zone, 150, 7_000 + index);
  });
});
