// Writes days and instants the reader's way. A day has no zone; an instant is shown in the company's.
import type { Language } from '#api/values';

const formats = new Map<string, Intl.DateTimeFormat>();
/** Making a format costs more than using it, and lists use the same few thousands of times. */
function formatFor(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

/** Russian months are written out, and Chinese days in their own form; numbers alone would read differently in each country. */
const dayShape = { year: 'numeric', month: 'short', day: 'numeric' } as const;

/** `2014-01-30` → `30 Jan 2014`, `2014年1月30日`, `30 янв. 2014 г.` */
export function writeDay(day: string, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : formatFor(language, { ...dayShape, timeZone: 'UTC' }).format(at);
}

/** An instant as day and time of day in `timeZone`. */
export function writeInstant(instant: string, language: Language, timeZone: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const options = { ...dayShape, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return formatFor(language, options).format(at);
}

/** The day an instant falls on in `timeZone`, as `2014-01-30`. */
export function dayOfInstant(instant: string, timeZone: string): string {
  const parts = formatFor('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).formatToParts(
    new Date(instant),
  );
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The name of a weekday, Monday is 0; `short` for narrow columns. */
export function nameWeekday(monday0: number, language: Language, width: 'long' | 'short' = 'long'): string {
  // 2024-01-01 was a Monday.
  return formatFor(language, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + monday0)));
}

/** The month a day lies in: `March 2026`, `2026年3月`, `март 2026 г.` */
export function writeMonth(day: string, language: Language): string {
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return formatFor(language, options).format(new Date(`${day}T00:00:00Z`));
}
