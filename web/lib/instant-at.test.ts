import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantAt, timeOfInstant } from './instant-at.ts';
import { dayOfInstant } from './write-dates.ts';

test('a day and a time in a zone are the instant its clock shows them', () => {
  expect(instantAt('2026-03-01', '09:30', 'Asia/Shanghai')).toBe('2026-03-01T01:30:00.000Z');
  expect(instantAt('2026-07-01', '00:00', 'Europe/Berlin')).toBe('2026-06-30T22:00:00.000Z');
  expect(instantAt('2026-01-01', '24:00', 'Europe/Moscow')).toBe('2026-01-01T21:00:00.000Z');
});

test('a time that summer time skips becomes the hour after, one that comes twice is the first', () => {
  expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
});

test('what is written is read back, in any zone, but for the hours of a change', () => {
  const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Moscow', 'America/New_York', 'Asia/Kolkata', 'UTC');
  const at = fc.integer({ min: Date.parse('2000-01-01') / 60_000, max: Date.parse('2100-01-01') / 60_000 });
  fc.assert(
    fc.property(at, zone, (minute, timeZone) => {
      const instant = new Date(minute * 60_000).toISOString();
      const day = dayOfInstant(instant, timeZone);
      const time = timeOfInstant(instant, timeZone);
      const again = instantAt(day, time, timeZone);
      expect([dayOfInstant(again, timeZone), timeOfInstant(again, timeZone)]).toEqual([day, time]);
    }),
    { numRuns: 300 },
  );
});
