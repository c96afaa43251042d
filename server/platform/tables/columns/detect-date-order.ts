// In which order the numbers of a whole column of dates stand. The column as a whole often tells what no cell of it does; when it
// does not, a person is asked.
import { certainDay, dayInOrder, ordersThatFit } from '../cells/parse-date.ts';
import { type DateShape, readDateShape } from '../cells/read-date-shape.ts';
import type { DateOrder, DateReading, Question } from '../table-types.ts';

type Numbers = DateShape & { kind: 'numbers' };
type Iso = DateShape & { kind: 'certain' };
type PlainOrder = 'ymd' | 'dmy' | 'mdy';

/** `dates`: cells shaped like dates, of `cells` that are not empty. */
export type DateOrderGuess = {
  reading: DateReading;
  question: (Question & { about: 'date_order' }) | null;
  dates: number;
  cells: number;
};

/** Most of the serials of the last decades, so that amounts and post codes in a column do not pass for dates. */
const serialRange = [32_874, 58_439] as const; // 1990-01-01 … 2059-12-31

/**
 * How to read a column, from as many of its cells as there are. Asks when some cells have two meanings and none tells which
 * (`two_meanings`), when cells contradict each other (`orders_mixed`), or when the cells with two meanings only agree with the
 * others if read another way (`looks_damaged`: a program has swapped or rewritten what it could). `typedDays`: ISO days of
 * the cells a spreadsheet has typed itself; they are certain unless it was the spreadsheet that swapped.
 */
export function detectDateOrder(texts: Iterable<string>, typedDays: readonly string[] = []): DateOrderGuess {
  const numbers: Numbers[] = [];
  const iso: Iso[] = [];
  let [certain, serials, cells] = [0, 0, 0];
  for (const text of texts) {
    if (text.trim() === '') continue;
    cells += 1;
    const shape = readDateShape(text);
    if (shape?.kind === 'certain') certain += 1;
    if (shape?.kind === 'certain' && shape.iso) iso.push(shape);
    if (shape?.kind === 'numbers') numbers.push(shape);
    if (shape?.kind === 'serial' && shape.days >= serialRange[0] && shape.days <= serialRange[1]) serials += 1;
  }
  const serial = serials > 0 && serials * 2 > cells - certain - numbers.length ? '1900' : null;
  const dates = certain + numbers.length + (serial ? serials : 0);
  const { order, question } = decideOrder(numbers, iso, typedDays);
  return { reading: { order, serial }, question, dates, cells };
}

function decideOrder(
  numbers: readonly Numbers[],
  iso: readonly Iso[],
  typedDays: readonly string[],
): { order: DateOrder | null; question: DateOrderGuess['question'] } {
  const fits = numbers.map(ordersThatFit);
  const open = numbers.filter(
    (shape) => new Set(ordersThatFit(shape).map((order) => dayInOrder(shape, order))).size > 1,
  );
  const possible = plausibleOrders(numbers).filter((order) =>
    fits.every((each) => each.length === 0 || each.includes(order)),
  );
  if (possible.length === 0) return ask(['dmy_else_mdy', 'mdy_else_dmy'], open.length, 'orders_mixed');
  const [only] = possible;
  if (possible.length === 1 && only) {
    const damage =
      looksSwapped(numbers, open, only) ??
      looksTypedSwapped(numbers, typedDays, only) ??
      looksRewritten(numbers, iso, only);
    return damage ? ask([damage.order, only], damage.cells, 'looks_damaged') : { order: only, question: null };
  }
  if (open.length === 0) return { order: null, question: null };
  // Nobody writes month, day and year between points.
  if (numbers.every((shape) => shape.dotted) && possible.includes('dmy')) return { order: 'dmy', question: null };
  return ask(possible, open.length, 'two_meanings');
}

/** Year first in two digits is only believed when the first number varies less than the last, as years do. */
function plausibleOrders(numbers: readonly Numbers[]): PlainOrder[] {
  if (numbers.length === 0 || numbers.some((shape) => shape.yearLast)) return ['dmy', 'mdy'];
  const first = new Set(numbers.map((shape) => shape.numbers[0])).size;
  const last = new Set(numbers.map((shape) => shape.numbers[2])).size;
  if (first < last && first <= 15) return ['ymd', 'dmy', 'mdy'];
  return numbers.some((shape) => shape.numbers[0] > 31) ? ['ymd'] : ['dmy', 'mdy'];
}

/** A column has been through a program that misread it when a good part of what it could misread stands outside the span of
 * what it could not, and hardly any does once put right. `misread` and `right` give the day of such a cell both ways. */
function fallsOutside<Cell>(
  cells: readonly Cell[],
  known: readonly (string | null)[],
  misread: DayOf<Cell>,
  right: DayOf<Cell>,
): boolean {
  const days = known.filter((day) => day !== null).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < 10 || cells.length < 10) return false;
  const outside = (dayOf: DayOf<Cell>) => cells.filter((cell) => isOutside(dayOf(cell), first, last)).length;
  return outside(misread) * 5 >= cells.length && outside(right) * 20 <= cells.length;
}

type DayOf<Cell> = (cell: Cell) => string | null;

type Damage = { order: DateOrder; cells: number } | null;

const otherOf = { dmy: 'mdy', mdy: 'dmy' } as const;
const swappedInto = { dmy: 'mdy_else_dmy', mdy: 'dmy_else_mdy' } as const;
const rewrittenFrom = { dmy: 'dmy_through_ymd', mdy: 'mdy_through_ymd' } as const;

/** A spreadsheet has swapped day and month where both could be a month. */
function looksSwapped(numbers: readonly Numbers[], open: readonly Numbers[], order: PlainOrder): Damage {
  if (order === 'ymd') return null;
  const known = numbers.filter((shape) => ordersThatFit(shape).length === 1).map((shape) => dayInOrder(shape, order));
  const [asRead, put] = [
    (shape: Numbers) => dayInOrder(shape, order),
    (shape: Numbers) => dayInOrder(shape, otherOf[order]),
  ];
  return fallsOutside(open, known, asRead, put) ? { order: swappedInto[order], cells: open.length } : null;
}

/** The same in a spreadsheet that still knows which cells it made dates of: it left as text all whose day is no month. */
function looksTypedSwapped(numbers: readonly Numbers[], typedDays: readonly string[], order: PlainOrder): Damage {
  if (order === 'ymd' || typedDays.some((day) => day.slice(8) > '12')) return null;
  const known = numbers.map((shape) => dayInOrder(shape, order));
  const put = (day: string) => `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`;
  return fallsOutside(typedDays, known, (day) => day, put)
    ? { order: swappedInto[order], cells: typedDays.length }
    : null;
}

/** A program has taken for year first what it could, so that no cell it could have taken is left as it was. */
function looksRewritten(numbers: readonly Numbers[], iso: readonly Iso[], order: PlainOrder): Damage {
  const couldBeTaken = numbers.some((shape) => shape.yearLast || dayInOrder(shape, 'ymd') !== null);
  if (order === 'ymd' || couldBeTaken) return null;
  const through = rewrittenFrom[order];
  const known = numbers.map((shape) => dayInOrder(shape, order));
  const damaged = fallsOutside(
    iso,
    known,
    (shape) => certainDay(shape, null),
    (shape) => certainDay(shape, through),
  );
  return damaged ? { order: through, cells: iso.length } : null;
}

/** Outside the months the span touches: open cells cannot lie in the last days of a month, so days alone would judge too hard. */
function isOutside(day: string | null, first: string, last: string): boolean {
  return day === null || day.slice(0, 7) < first.slice(0, 7) || day.slice(0, 7) > last.slice(0, 7);
}

function ask(orders: readonly DateOrder[], cells: number, because: 'two_meanings' | 'orders_mixed' | 'looks_damaged') {
  return { order: null, question: { about: 'date_order' as const, orders, cells, because } };
}
