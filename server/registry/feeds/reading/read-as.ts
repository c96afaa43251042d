// A body read by a schema; what does not fit is refused with the place where it does not.
import { z } from 'zod';
import { refuse } from '#platform/refusal';

/** Refuses `feed.event_unreadable` with the first field that does not fit. */
export function readAs<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw refuse('feed.event_unreadable', { field: read.error.issues[0]?.path.join('.') || 'body' });
}

/** Numbers and strings of numbers alike: shops write amounts and quantities both ways. */
export const decimal = z
  .union([z.number(), z.string().trim()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,16}(\.\d{1,20})?$/));
export const text = z.string().trim().nullish();
/** Ids of shops are strings, or numbers. */
export const ref = z.union([z.string().min(1).max(200), z.number().int()]).transform(String);

/** The texts that say something, joined; null when none does. */
export function joined(parts: readonly (string | null | undefined)[], between: string): string | null {
  return parts.filter((part) => part).join(between) || null;
}
