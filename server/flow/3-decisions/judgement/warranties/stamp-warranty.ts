// Stamps a warranty term on a unit when it goes out: the day it starts and the end of each coverage are fixed then.
import type { StampedWarranty, WarrantyTerm } from '#api/flow/3-decisions';
import { addLength, type CalendarDay, dayOfMoment, formatDay } from '../facts/calendar-day.ts';

/** The days a term may start on, as the outbound event knows them. */
export type UnitDays = Partial<Record<WarrantyTerm['startBasis'], string>>;
export type Stamping = { ok: true; stamped: StampedWarranty } | { ok: false; missing: WarrantyTerm['startBasis'] };

/**
 * Stamps `term` with the days of one unit. A term that starts with an event that has not happened cannot be stamped yet;
 * it is stamped when the event comes, never from another day by guess. A coverage of 12 months from 2009-03-09 ends
 * with 2010-03-09.
 */
export function stampWarranty(term: WarrantyTerm, days: UnitDays, timeZone: string): Stamping {
  const start = days[term.startBasis];
  if (start === undefined) return { ok: false, missing: term.startBasis };
  const startDay = dayOfMoment(start, timeZone);
  return {
    ok: true,
    stamped: {
      ...term,
      startOn: formatDay(startDay),
      coverages: term.coverages.map((coverage) => ({
        ...coverage,
        endOn: endOf(startDay, coverage.length, coverage.unit),
      })),
    },
  };
}

function endOf(start: CalendarDay, length: number | null, unit: 'day' | 'month'): string | null {
  return length === null ? null : formatDay(addLength(start, length, unit));
}

/**
 * The warranty of a unit given in exchange: the whole term again from the day of exchange (CN 三包: the period restarts
 * after exchange), or only what was left when the term says so by `restarts` false.
 */
export function stampExchange(
  stamped: StampedWarranty,
  exchangedOn: string,
  timeZone: string,
  restarts: boolean,
): StampedWarranty {
  if (!restarts) return stamped;
  const startDay = dayOfMoment(exchangedOn, timeZone);
  return {
    ...stamped,
    startOn: formatDay(startDay),
    coverages: stamped.coverages.map((coverage) => ({
      ...coverage,
      endOn: endOf(startDay, coverage.length, coverage.unit),
    })),
  };
}

/**
 * The warranty of a part put in by a repair: a term of its own on that component, beside the unit's. `length` null: as long
 * as the unit's own (RU art. 20(4): the replaced part has the same term); else so many days (ZJ, SD: at least 30).
 */
export function stampReplacedPart(
  stamped: StampedWarranty,
  component: string,
  replacedOn: string,
  timeZone: string,
  lengthDays: number | null,
): StampedWarranty {
  const startDay = dayOfMoment(replacedOn, timeZone);
  const coverages = stamped.coverages.map((coverage) => {
    const length = lengthDays ?? coverage.length;
    const unit = lengthDays === null ? coverage.unit : ('day' as const);
    return { ...coverage, length, unit, endOn: endOf(startDay, length, unit) };
  });
  return { ...stamped, component, startOn: formatDay(startDay), coverages, remedies: [] };
}
