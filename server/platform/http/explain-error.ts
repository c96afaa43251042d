// Turns whatever went wrong into one answer: a refusal in the reader's language, weather with Retry-After, or a bug that
// tells the outside nothing.
import { z } from 'zod';
import { isWeather } from '../database/database-weather.ts';
import { Refusal } from '../refusal.ts';

export interface RefusalAnswer {
  refusal: string;
  message: string;
  facts?: Record<string, unknown>;
  fields?: { path: string; reason: string }[];
}

/** What app.ts gives: the catalogue's statuses and texts. */
export interface RefusalTexts {
  statusOf(code: string): number;
  textOf(code: string, facts: Record<string, unknown>, language: string): string;
}

export interface Explained {
  status: number;
  answer: RefusalAnswer;
  retryAfterSeconds?: number;
  /** A bug is logged whole; everything else only by code. */
  bug: boolean;
}

/** Input that did not fit its contract: which part, and the schema, so that the reasons can be told in the reader's language. */
export class InvalidInput extends Error {
  override name = 'InvalidInput';
  readonly part: 'params' | 'query' | 'body';
  readonly schema: z.ZodType;
  readonly given: unknown;
  constructor(part: 'params' | 'query' | 'body', schema: z.ZodType, given: unknown) {
    super('input.invalid');
    this.part = part;
    this.schema = schema;
    this.given = given;
  }
}

const locales: Record<string, () => { localeError: z.core.$ZodErrorMap }> = {
  'zh-CN': z.locales.zhCN,
  ru: z.locales.ru,
  en: z.locales.en,
};

export function explainError(error: unknown, language: string, texts: RefusalTexts): Explained {
  const refused = (code: string, facts: Record<string, unknown> = {}, status = texts.statusOf(code)): Explained => ({
    status,
    answer: { refusal: code, message: texts.textOf(code, facts, language), facts },
    bug: false,
  });
  if (error instanceof Refusal) return refused(error.code, error.facts);
  if (error instanceof InvalidInput) {
    const explained = refused('input.invalid');
    return { ...explained, answer: { ...explained.answer, fields: fieldsOf(error, language, texts) } };
  }
  const weather = isWeather(error);
  if (weather) {
    const explained = refused(weather === 'full' ? 'system.disk_full' : 'system.away');
    return { ...explained, retryAfterSeconds: weather === 'full' ? 60 : 2 };
  }
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413) return refused('input.too_large');
  if (status === 415) return refused('input.media_type');
  if (status === 429) return { ...refused('request.too_many'), retryAfterSeconds: 60 };
  if (status === 503) return { ...refused('system.away'), retryAfterSeconds: 2 };
  if (status !== undefined && status >= 400 && status < 500) return refused('input.unreadable', {}, status);
  return { ...refused('system.bug'), bug: true };
}

/** One line a field, in the words of the reader; codes of our own schemas are looked up in the catalogue's field texts. */
function fieldsOf(invalid: InvalidInput, language: string, texts: RefusalTexts): { path: string; reason: string }[] {
  const locale = (locales[language] ?? z.locales.en)();
  const parsed = invalid.schema.safeParse(invalid.given, { error: locale.localeError });
  const issues = parsed.success ? [] : parsed.error.issues.slice(0, 20);
  return issues.map((issue) => ({
    path: [invalid.part, ...issue.path].join('.'),
    reason: /^[a-z]+(_[a-z]+)+$/.test(issue.message)
      ? texts.textOf(`field.${issue.message}`, {}, language)
      : issue.message,
  }));
}
