// Days as ISO text, `2026-03-01`, reckoned in UTC so that no zone or summer time can move them.

const dayMs = 86_400_000;

function atOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return dayOf(atOf(day) + count * dayMs);
}

/** The same day of another month; a day the month does not have becomes its last. */
export function addMonths(day: string, count: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return dayOf(first.getTime());
}

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return (new Date(atOf(day)).getUTCDay() + 6) % 7;
}

/** Whether the text is a real day; `2026-02-30` is not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(atOf(text)) && dayOf(atOf(text)) === text;
}

/** The weeks a month is drawn in: whole weeks from Monday, the days of neighbouring months included. */
export function weeksOfMonth(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const start = addDays(first, -weekdayOf(first));
  const end = addDays(addMonths(first, 1), -1);
  const weeks: string[][] = [];
  for (let monday = start; monday <= end; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, place) => addDays(monday, place)));
  }
  return weeks;
}
