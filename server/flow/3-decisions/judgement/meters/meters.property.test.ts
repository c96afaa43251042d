// What must hold of every running meter: it grows with the days, and stops at its cap on the day it says.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { formatDay, parseDay } from '../facts/calendar-day.ts';
import { judgeFacts } from '../judge-facts.fixture.ts';

const money = fc.integer({ min: 0, max: 50_000_000 });

const late = (dueOn: string, daysLate: number, priceMinor: number): JudgementFactsInput => ({
  decidedOn: formatDay(parseDay(dueOn) + daysLate),
  timeZone: 'Europe/Moscow',
  place: { country: 'RU', locality: 'MOW' },
  buyer: 'consumer',
  repairs: [],
  warranties: [],
  sale: {
    currency: 'RUB',
    kind: 'goods',
    madeToOrder: false,
    category: 'sofa',
    contractOn: '2012-01-01',
    agreedDeliveryOn: dueOn,
    workDueOn: dueOn,
    priceMinor,
    paidMinor: priceMinor,
    prepaidMinor: priceMinor,
  },
  problem: { kind: 'not_delivered', reportedOn: dueOn },
  demands: [{ kind: 'refund', madeOn: '2012-02-01', dueOn }],
});
const dueDays = fc.integer({ min: parseDay('2012-03-01'), max: parseDay('2030-12-31') }).map(formatDay);

describe('meters', () => {
  test('[METER-2] more days late never lower a penalty', () => {
    fc.assert(
      fc.property(
        dueDays,
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 1, max: 200 }),
        money,
        (due, days, more, price) => {
          const [now, later] = [judgeFacts(late(due, days, price)), judgeFacts(late(due, days + more, price))];
          for (const meter of now.meters) {
            const then = later.meters.find((one) => one.ruleId === meter.ruleId && one.subject === meter.subject);
            expect(then?.todayMinor ?? -1n).toBeGreaterThanOrEqual(meter.todayMinor ?? -1n);
            expect(meter.inWeekMinor ?? 0n).toBeGreaterThanOrEqual(meter.todayMinor ?? 0n);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('[METER-3] the cap holds, is reached on its day and not on the day before', () => {
    fc.assert(
      fc.property(
        dueDays,
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 50_000_000 }),
        (due, days, price) => {
          for (const meter of judgeFacts(late(due, days, price)).meters) {
            if (meter.capMinor === null || meter.capDay === null) continue;
            expect(meter.todayMinor).toBeLessThanOrEqual(meter.capMinor);
            const untilCap = meter.capDay - meter.dueDay;
            const at = (day: number) =>
              judgeFacts(late(due, day, price)).meters.find(
                (one) => one.ruleId === meter.ruleId && one.subject === meter.subject,
              )?.todayMinor;
            expect(at(untilCap)).toBe(meter.capMinor);
            expect(at(untilCap - 1) ?? 0n).toBeLessThanOrEqual(meter.capMinor);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
