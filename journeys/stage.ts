// Where a story plays: the server it talks to, the cast it has named so far, and the moment it has reached.
import { StoryError } from './story-format.ts';
import { inStoryWords } from './story-words.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared with what the story expects, whatever they are
  body: any;
}

/** One call of the public API below `/api`, with the secret of the acting role. */
export type Send = (method: string, path: string, body: unknown, secret: string | undefined) => Promise<Answer>;

export interface Stage {
  readonly send: Send;
  readonly currency: string;
  readonly timeZone: string;
  at: Date;
  /** name → public id and, for contracts, what later steps need. */
  readonly cast: Map<string, string>;
  /** Calls as the role of the step; a refusal is thrown as `Refused`. */
  call(method: string, path: string, body?: unknown): Promise<Answer['body']>;
}

export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A deed: its words, the fields it takes, and the calls it makes. Answers with the id that `as` names. */
export interface Deed {
  does: string;
  required: readonly string[];
  optional: readonly string[];
  play(stage: Stage, given: Record<string, unknown>): Promise<string | undefined>;
}

/** A question: how it begins, whether a name follows, and its answer as fields. */
export interface Question {
  asks: string;
  named: boolean;
  answer(stage: Stage, subject: string): Promise<Record<string, unknown>>;
}

/** The id a name stands for. */
export function idFor(stage: Stage, name: unknown): string {
  const id = stage.cast.get(String(name));
  if (!id) throw new StoryError(inStoryWords('notNamed', { name: String(name) }));
  return id;
}

/** The name an id was given, for answers. */
export function nameOf(stage: Stage, id: string): string {
  for (const [name, known] of stage.cast) if (known === id) return name;
  return id;
}

/** `70000` or `70000.50` in the company's currency, as the API takes money. */
export function moneyOf(stage: Stage, major: unknown): { amountMinor: string; currency: string } {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency: stage.currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  const text = String(major);
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new StoryError(inStoryWords('noAmount', { text }));
  const [whole = '0', part = ''] = text.split('.');
  if (part.length > digits) throw new StoryError(inStoryWords('decimals', { currency: stage.currency, digits, text }));
  return {
    amountMinor: `${whole}${part.padEnd(digits, '0')}`.replace(/^(-?)0+(?=\d)/, '$1'),
    currency: stage.currency,
  };
}
