// The words of judgements in three languages: facts, proofs, remedies, outcomes, reasons; kept as data in `words.json`.
import { z } from 'zod';
import { type LocalText, localText, remedyKinds } from '#api/flow/3-decisions';
import type { Language } from '#api/values';
import { currencyExponent } from '#platform/money/currency-exponent';
import { formatDay } from '../facts/calendar-day.ts';
import words from './words.json' with { type: 'json' };

const list = z.record(z.string(), localText);
const book = z
  .strictObject({
    facts: list,
    proofs: list,
    remedies: z.record(z.enum(remedyKinds), localText),
    outcomes: list,
    holders: list,
    reasons: list,
    findings: list,
    parties: list,
    legs: list,
  })
  .parse(words);
type Shelf = keyof typeof book;

/** A word by shelf and code; a code without words shows itself, so that nothing is hidden. */
export function say(shelf: Shelf, code: string, language: Language): string {
  const shelfOf: Readonly<Record<string, LocalText>> = book[shelf];
  return shelfOf[code]?.[language] ?? code;
}

/** Whether a code has words: a test asks it of every code the packs use. */
export function hasWords(shelf: Shelf, code: string): boolean {
  return Object.hasOwn(book[shelf], code);
}

/** A fact as people call it: `proofs.x` and `findings.x` by their own words. */
export function sayFact(fact: string, language: Language): string {
  const [group, code = ''] = fact.split('.');
  if (group === 'proofs' || group === 'findings') return say(group, code, language);
  return say('facts', fact, language);
}

/** Money with its currency, in the language's own form; exact to the minor unit whatever the size. */
export function sayMoney(amountMinor: bigint, currency: string, language: Language): string {
  const digits = currencyExponent(currency) ?? 2;
  const padded = amountMinor.toString().padStart(digits + 1, '0');
  const exact = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  const format = kept(moneyFormats, `${language} ${currency}`, () =>
    Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: digits }),
  );
  // A decimal string keeps every digit, where a number would lose cents past 2^53.
  return format.format(exact as Intl.StringNumericLiteral);
}

/** A day in the language's own form. */
export function sayDay(day: number, language: Language): string {
  const format = kept(dayFormats, language, () =>
    Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
  );
  return format.format(new Date(`${formatDay(day)}T00:00:00Z`));
}

/** Making a format costs a hundred times what using it does. There are as many as languages and currencies. */
const moneyFormats = new Map<string, Intl.NumberFormat>();
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key) ?? make();
  formats.set(key, known);
  return known;
}
