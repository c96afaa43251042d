// The last day of the customer's own warranty, as stamped and with time in repair added; law packs ask for either.
import type { StampedWarranty } from '#api/flow/3-decisions';
import { addMonths, type CalendarDay, dayOfMoment } from './calendar-day.ts';
import { slotOf } from './fact-names.ts';
import type { FactValue, RepairStay } from './fact-sheet.ts';
import { pauseForRepairs } from './repair-days.ts';

const slots = {
  hasOwnTerm: slotOf('sale.hasOwnTerm'),
  months: slotOf('sale.warrantyMonths'),
  deliveredOn: slotOf('sale.deliveredOn'),
  handedOverOn: slotOf('sale.handedOverOn'),
  lastOn: slotOf('warranty.lastOn'),
  lastPausedOn: slotOf('warranty.lastPausedOn'),
  decidedOn: slotOf('decidedOn'),
};
const forLife: CalendarDay = 100_000; // the year 2243: past every day the facts may name

/** Fills `sale.hasOwnTerm` when nobody has said, and the two last days. A supplier's warranty is not the customer's. */
export function deriveWarranty(
  values: FactValue[],
  warranties: readonly StampedWarranty[] | undefined,
  repairs: readonly RepairStay[] | null,
  timeZone: string,
): void {
  const own = warranties?.filter((term) => term.source !== 'supplier');
  const months = values[slots.months];
  if (values[slots.hasOwnTerm] === undefined && (own || months !== undefined)) {
    values[slots.hasOwnTerm] = (own !== undefined && own.length > 0) || (typeof months === 'number' && months > 0);
  }
  const spans = (own ?? []).flatMap((term) =>
    term.coverages.map((coverage) => ({
      start: dayOfMoment(term.startOn, timeZone),
      end: coverage.endOn === null ? forLife : dayOfMoment(coverage.endOn, timeZone),
    })),
  );
  const received = values[slots.deliveredOn] ?? values[slots.handedOverOn];
  if (typeof months === 'number' && months > 0 && typeof received === 'number')
    spans.push({ start: received, end: addMonths(received, months) });
  if (spans.length === 0) return;
  const decided = values[slots.decidedOn] as CalendarDay;
  values[slots.lastOn] = Math.max(...spans.map((span) => span.end));
  if (repairs !== null)
    values[slots.lastPausedOn] = Math.max(
      ...spans.map((span) => pauseForRepairs(span.start, span.end, repairs, decided)),
    );
}
