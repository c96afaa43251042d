// What a written date says by itself, before anyone decides the order of its numbers.
import { monthOfName } from './month-names.ts';

export type DateShape =
  /** The text itself tells day, month and year: ISO, Chinese, a named month. */
  | { kind: 'certain'; year: number; month: number; day: number; iso: boolean; rest: string }
  /** Three numbers whose order the text does not tell; `yearLast` when the last has four digits. */
  | { kind: 'numbers'; numbers: readonly [number, number, number]; yearLast: boolean; dotted: boolean; rest: string }
  /** Days since a spreadsheet's epoch, with a part of a day. */
  | { kind: 'serial'; days: number };

const weekday =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\.?,\s*/u;
const chinese =
  /^(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]?\s*(?:[(（]?(?:星期|周|週)[一二三四五六日天][)）]?\s*)?(.*)$/u;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:t|\s+)(.+))?$/u;
const compact = /^((?:19|20|21)\d{2})(\d{2})(\d{2})(?:t?\s*(\d{2}:.*))?$/u;
const dayMonthName =
  /^(\d{1,2})[-/.\s]?\s?(\p{L}{3,9})\.?[-/.,\s]?\s?(\d{4}|\d{2})(?:\s?(?:года|год|г)\.?)?(?:,?\s+(.+))?$/u;
const monthNameDay = /^(\p{L}{3,9})\.?[-\s](\d{1,2})(?:st|nd|rd|th)?(?:,\s?|[-\s])(\d{4})(?:,?\s+(.+))?$/u;
const yearMonthName = /^(\d{4})[-\s](\p{L}{3,9})\.?[-\s](\d{1,2})(?:\s+(.+))?$/u;
const threeNumbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:\s?г\.?)?(?:,?\s+(.+))?$/u;
const serialNumber = /^\d{5}(?:\.\d+)?$/u;

/** Longer text is no date; the bound keeps the patterns cheap. */
const lengthMax = 60;

/** Null when the text is not shaped like a date. Whether the day exists is asked later. */
export function readDateShape(text: string): DateShape | null {
  if (text.length > lengthMax) return null;
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ').replace(weekday, '');
  return byYear(plain) ?? byMonthName(plain) ?? byNumbers(plain);
}

function byYear(plain: string): DateShape | null {
  const ordered = chinese.exec(plain);
  if (ordered) return certain(ordered[1], Number(ordered[2]), ordered[3], ordered[4]);
  const iso = yearFirst.exec(plain);
  if (iso) return certain(iso[1], Number(iso[3]), iso[4], iso[5], iso[2] === '-');
  const tight = compact.exec(plain);
  return tight ? certain(tight[1], Number(tight[2]), tight[3], tight[4]) : null;
}

function byMonthName(plain: string): DateShape | null {
  const dayFirst = dayMonthName.exec(plain);
  const dayFirstMonth = monthOfName(dayFirst?.[2] ?? '');
  if (dayFirst && dayFirstMonth) return certain(dayFirst[3], dayFirstMonth, dayFirst[1], dayFirst[4]);
  const monthFirst = monthNameDay.exec(plain);
  const monthFirstMonth = monthOfName(monthFirst?.[1] ?? '');
  if (monthFirst && monthFirstMonth) return certain(monthFirst[3], monthFirstMonth, monthFirst[2], monthFirst[4]);
  const yearOfName = yearMonthName.exec(plain);
  const yearOfNameMonth = monthOfName(yearOfName?.[2] ?? '');
  if (yearOfName && yearOfNameMonth) return certain(yearOfName[1], yearOfNameMonth, yearOfName[3], yearOfName[4]);
  return null;
}

function byNumbers(plain: string): DateShape | null {
  const found = threeNumbers.exec(plain);
  if (found) {
    const numbers = [Number(found[1]), Number(found[3]), Number(found[4])] as const;
    return {
      kind: 'numbers',
      numbers,
      yearLast: found[4]?.length === 4,
      dotted: found[2] === '.',
      rest: found[5] ?? '',
    };
  }
  return serialNumber.test(plain) ? { kind: 'serial', days: Number(plain) } : null;
}

function certain(year = '', month: number, day = '', rest = '', iso = false): DateShape {
  return { kind: 'certain', year: fullYear(year), month, day: Number(day), iso, rest };
}

/** Two digits by the rule of POSIX: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068. */
export function fullYear(digits: string | number): number {
  const year = Number(digits);
  if (String(digits).length > 2) return year;
  return year + (year < 69 ? 2000 : 1900);
}
