// Where a list goes on: the sort key of the last row shown, opaque to the caller and checked before it reaches SQL.
import { isDay } from '#platform/calendar/days';
import { refuse } from '#platform/refusal';

export interface Page<Row> {
  rows: Row[];
  next?: string;
}

/** What a part of a key may be; anything else was not made by us. */
const shapes = {
  day: isDay,
  instant: (part: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(part) && !Number.isNaN(Date.parse(part)),
  uuid: (part: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
  count: (part: string) => /^\d{1,9}$/.test(part),
  text: (part: string) => part.length <= 300 && !part.includes('\0'),
} as const;
export type KeyShape = keyof typeof shapes;

/** The parts of `after`, or undefined for the first page. Refuses `input.invalid` for a key that is not one of this list. */
export function readPageKey<const Shapes extends readonly KeyShape[]>(
  after: string | undefined,
  wanted: Shapes,
): { [K in keyof Shapes]: string } | undefined {
  if (after === undefined) return undefined;
  const parts = decode(after);
  const fits =
    Array.isArray(parts) &&
    parts.length === wanted.length &&
    wanted.every((shape, at) => typeof parts[at] === 'string' && shapes[shape](parts[at]));
  if (!fits) throw refuse('input.invalid', {});
  return parts as { [K in keyof Shapes]: string };
}

function decode(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Cuts rows read with `limit + 1` to a page; `keyOf` gives the parts of a row's key. */
export function pageOfRows<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string[],
  show: (row: Row) => Shown,
): Page<Shown> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url')
      : undefined;
  return { rows: shown.map(show), ...(next === undefined ? {} : { next }) };
}
