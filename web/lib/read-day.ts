// Reads a day a person typed, and refuses one that could mean two days: 03/04/2026 is two days, and guessing is how dates go wrong.
import type { Language } from '#api/values';
import { isDay } from './days.ts';

/**
 * Year first with any mark (`2026-3-1`, `2026/3/1`, `2026年3月1日`, `20260301`), or day first with dots (`1.3.2026`).
 * With slashes or dashes and the year last it is read only when just one order gives a day. Undefined otherwise.
 */
export function readDay(typed: string): string | undefined {
  const text = typed.trim().replace(/\s+/g, '');
  const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (yearFirst) return make(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dots = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:г\.?)?$/.exec(text);
  if (dots) return make(dots[3], dots[2], dots[1]);
  const yearLast = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text);
  if (!yearLast) return undefined;
  const readings = new Set([make(yearLast[3], yearLast[2], yearLast[1]), make(yearLast[3], yearLast[1], yearLast[2])]);
  readings.delete(undefined);
  return readings.size === 1 ? [...readings][0] : undefined;
}

/** How a day stands in an input: dots in Russian, ISO elsewhere. `readDay` always reads it back. */
export function writeTypedDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-');
  return language === 'ru' ? `${date}.${month}.${year}` : day;
}

function make(year = '', month = '', date = ''): string | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
