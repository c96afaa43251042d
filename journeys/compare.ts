// Compares what a story expects with what is: only the fields it names, lists as sets, days as text.
import { StoryError } from './story-format.ts';
import { inStoryWords } from './story-words.ts';

export interface Finding {
  field: string;
  expected: unknown;
  found: unknown;
  kept: boolean;
}

export function compareAnswer(expected: unknown, answer: Record<string, unknown>, place: string): Finding[] {
  if (expected === null || typeof expected !== 'object' || Array.isArray(expected)) {
    throw new StoryError(inStoryWords('writeFields', { place }));
  }
  return Object.entries(expected).map(([field, wanted]) => {
    if (!(field in answer))
      throw new StoryError(inStoryWords('noField', { place, field, fields: Object.keys(answer).join(', ') }));
    const found = answer[field];
    return { field, expected: wanted, found, kept: matches(plain(wanted), plain(found), field) };
  });
}

function matches(wanted: unknown, found: unknown, field: string): boolean {
  if (Array.isArray(wanted) && Array.isArray(found)) {
    if (field === 'includes') return wanted.every((one) => found.some((other) => same(one, other)));
    if (field === 'facts') return same(wanted, found);
    return wanted.length === found.length && wanted.every((one) => found.some((other) => same(one, other)));
  }
  if (isRecord(wanted) && isRecord(found))
    return Object.entries(wanted).every(([key, value]) => same(value, found[key]));
  return same(wanted, found);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || String(a) === String(b);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** YAML's days and numbers in one form. */
function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}
