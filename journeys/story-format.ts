// Reads a story file into steps and says what is wrong with it, by step.
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { inStoryWords } from './story-words.ts';

const role = z.enum(['administrator', 'manager', 'agent', 'finance', 'viewer', 'integration']);
const moment = z
  .union([z.string(), z.date()])
  .transform((given) => (given instanceof Date ? given.toISOString().slice(0, 16).replace('T', ' ') : given));

/** `80` is from 1 to 80. */
const repeat = z
  .union([z.number().int().min(1), z.strictObject({ from: z.number().int().min(1), to: z.number().int().min(1) })])
  .transform((given) => (typeof given === 'number' ? { from: 1, to: given } : given))
  .refine(({ from, to }) => from <= to && to - from < 10_000, { error: 'repeat goes forward, at most 10,000 times' });

const step = z.strictObject({
  at: moment.optional(),
  who: role.default('administrator'),
  does: z.string().optional(),
  repeat: repeat.optional(),
  as: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  refused: z.string().optional(),
  // biome-ignore lint/suspicious/noThenProperty: it is the word of the story's format, and a schema is never awaited
  then: z.array(z.record(z.string(), z.unknown())).default([]),
});
const company = z.strictObject({
  name: z.string(),
  country: z.string().length(2),
  'time zone': z.string(),
  currency: z.string().length(3),
  language: z.enum(['zh-CN', 'ru', 'en']).default('en'),
  playbooks: z.array(z.enum(['marketplace', 'retailer', 'manufacturer', 'developer'])).min(1),
});
const story = z.strictObject({ story: z.string(), company, steps: z.array(step).min(1) });

export type Story = z.infer<typeof story>;
export type Step = Story['steps'][number];

/** An error of the file itself: exit code 2, told with its place. */
export class StoryError extends Error {
  override name = 'StoryError';
}

export function readStory(text: string): Story {
  const document = parseDocument(text, { schema: 'core' });
  const [broken] = document.errors;
  if (broken) throw new StoryError(inStoryWords('noYaml', { reason: broken.message }));
  const parsed = story.safeParse(document.toJS({ maxAliasCount: 50 }));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.map((part) => (typeof part === 'number' ? `#${part + 1}` : part)).join(' ');
  throw new StoryError(inStoryWords('misread', { place: place || 'story', reason: issue?.message ?? '' }));
}

/** The instant of a step: `2013-05-14 10:00` by the company's zone; a day alone is nine in the morning. */
export function momentOf(at: string, timeZone: string): Date {
  if (/[zZ]$|[+-]\d\d:\d\d$/.test(at)) return exactly(at);
  const parts = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?$/.exec(at.trim());
  if (!parts) throw new StoryError(inStoryWords('noMoment', { at }));
  const wall = `${parts[1]}T${parts[2] ?? '09:00'}`;
  const guess = new Date(`${wall}Z`);
  const offset = offsetMs(guess, timeZone);
  const once = new Date(guess.getTime() - offset);
  // A second look settles the hours around a change of the clock.
  return new Date(guess.getTime() - offsetMs(once, timeZone));
}

function exactly(at: string): Date {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) throw new StoryError(inStoryWords('noMoment', { at }));
  return moment;
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(at.getTime() / 1_000) * 1_000
  );
}
