// Writes money from whole minor units without ever making a float of it; Intl takes the decimal as text and keeps every digit.
import type { Language, Money } from '#api/values';

const formats = new Map<string, Intl.NumberFormat>();
function formatFor(language: Language, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  formats.set(key, known);
  return known;
}

/** Digits after the mark in this currency: 2 for CNY, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return formatFor('en', currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `{ amountMinor: '123450', currency: 'CNY' }` → `1234.50`, exact for any length. */
export function decimalOf(money: Money): string {
  const digits = minorDigits(money.currency);
  const negative = money.amountMinor.startsWith('-');
  const whole = (negative ? money.amountMinor.slice(1) : money.amountMinor).padStart(digits + 1, '0');
  const split = whole.length - digits;
  const decimal = digits === 0 ? whole : `${whole.slice(0, split)}.${whole.slice(split)}`;
  return negative ? `-${decimal}` : decimal;
}

/** The reader's way: `¥1,234.50`, `1 234,50 ₽`. */
export function writeMoney(money: Money, language: Language): string {
  return formatFor(language, money.currency).format(decimalOf(money) as Intl.StringNumericLiteral);
}

/** The amount alone, for sentences that name the currency by its code: `70,000.00`. */
export function writeAmount(money: Money, language: Language): string {
  const digits = minorDigits(money.currency);
  const shape = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language, shape).format(decimalOf(money) as Intl.StringNumericLiteral);
}

/** What a person typed (`1234.5`, `1 234,50`) as whole minor units; undefined when it is no amount or too precise. */
export function parseAmount(typed: string, currency: string): string | undefined {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d{1,18})(?:[.,](\d*))?$/.exec(typed.replace(/[\s\u00a0\u202f]/g, ''));
  if (!match) return undefined;
  const [, sign = '', whole = '', part = ''] = match;
  if (part.length > digits) return undefined;
  const minor = `${whole}${part.padEnd(digits, '0')}`.replace(/^0+(?=\d)/, '');
  // The wire takes eighteen digits of minor units.
  if (minor.length > 18) return undefined;
  return minor === '0' ? '0' : `${sign}${minor}`;
}

/** Counts and shares, the reader's way. */
export function writeNumber(value: number, language: Language, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(language, options).format(value);
}
