import { describe, expect, test } from 'vitest';
import { isReceived, pauseAfter, stopsAfter } from './delivery-rules.ts';

const at = new Date('2026-03-01T08:00:00Z');
const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000);

describe('what an answer means', () => {
  test('[HOOK-4] received is 2xx and nothing else', () => {
    expect([200, 201, 204, 299].map(isReceived)).toEqual([true, true, true, true]);
    expect([null, 100, 199, 301, 302, 304, 400, 410, 500].some(isReceived)).toBe(false);
  });

  test('[HOOK-4] pauses grow to six hours and stay there', () => {
    const pauses = Array.from({ length: 9 }, (_, i) => pauseAfter(i + 1) / 1_000);
    expect(pauses).toEqual([10, 60, 300, 900, 3_600, 10_800, 21_600, 21_600, 21_600]);
  });

  test('[HOOK-5] three silent days stop a webhook, 410 at once, a fault before that does not', () => {
    expect(stopsAfter(500, at, hoursLater(71.9))).toBeUndefined();
    expect(stopsAfter(null, at, hoursLater(72))).toBe('silent');
    expect(stopsAfter(410, at, at)).toBe('gone');
  });
});
