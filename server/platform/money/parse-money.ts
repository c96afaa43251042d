// From a written amount to money: the right currency, no more decimals than it has, no float on the way.
import { currencyExponent } from './currency-exponent.ts';
import type { Money, Refused } from './money-types.ts';
import { type DecimalReason, parseDecimal } from './parse-decimal.ts';

export type MoneyReason = DecimalReason | 'cell.too_precise' | 'cell.other_currency' | 'cell.out_of_range';
export type MoneyResult = { ok: true; value: Money } | Refused<MoneyReason>;

/** PostgreSQL bigint; the ledger keeps amounts in it. */
const amountMinorMax = 2n ** 63n - 1n;

// What people write beside an amount. `¥` and `$` name several currencies, so they fit any of them and name none alone.
const words = new Map<string, readonly string[]>([
  ['¥', ['CNY', 'JPY']],
  ['元', ['CNY', 'TWD', 'HKD']],
  ['圆', ['CNY']],
  ['人民币', ['CNY']],
  ['rmb', ['CNY']],
  ['円', ['JPY']],
  ['₽', ['RUB']],
  ['р', ['RUB', 'BYN']],
  ['руб', ['RUB', 'BYN']],
  ['рублей', ['RUB', 'BYN']],
  ['рубля', ['RUB', 'BYN']],
  ['рубль', ['RUB', 'BYN']],
  ['$', ['USD', 'CAD', 'AUD', 'HKD', 'SGD', 'NZD', 'TWD', 'MXN']],
  ['us$', ['USD']],
  ['r$', ['BRL']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['₸', ['KZT']],
  ['₴', ['UAH']],
  ['₩', ['KRW']],
  ['₹', ['INR']],
  ['₺', ['TRY']],
]);

/** The currencies a word beside an amount may mean; empty when it is no word for money. */
export function currenciesOfWord(word: string): readonly string[] {
  const plain = word.normalize('NFKC').toLowerCase().replace(/\.$/u, '').trim();
  const code = plain.toUpperCase();
  return words.get(plain) ?? (currencyExponent(code) === null ? [] : [code]);
}

/**
 * The amount in `text` as `currency` (ISO code). A word for another currency, a decimal the currency does not have, and a
 * spelling with two meanings are refused, not repaired. Values run to ±(2^63−1) minor units.
 */
export function parseMoney(text: string, currency: string, decimal: '.' | ',' | null): MoneyResult {
  const written = parseDecimal(text, decimal);
  if (!written.ok) return written;
  if (written.currencyWord !== null) {
    const meant = currenciesOfWord(written.currencyWord);
    if (meant.length === 0) return { ok: false, reasonCode: 'cell.not_a_number', data: { value: text } };
    if (!meant.includes(currency)) return refusedCurrency(text, currency, written.currencyWord);
  }
  return moneyFromDecimal(written.digits, currency);
}

/** Money from a plain decimal such as `-12.5`, in whole units of the currency. */
export function moneyFromDecimal(digits: string, currency: string): MoneyResult {
  const exponent = currencyExponent(currency);
  if (exponent === null) return refusedCurrency(digits, currency, currency);
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(digits);
  if (!parts) return { ok: false, reasonCode: 'cell.not_a_number', data: { value: digits } };
  const fraction = (parts[3] ?? '').replace(/0+$/u, '');
  if (fraction.length > exponent) {
    return { ok: false, reasonCode: 'cell.too_precise', data: { value: digits, currency, decimals: exponent } };
  }
  if ((parts[2] ?? '').length > 20) return outOfRange(digits);
  const amountMinor = BigInt(`${parts[1]}${parts[2]}${fraction.padEnd(exponent, '0')}`);
  if (amountMinor > amountMinorMax || amountMinor < -amountMinorMax) return outOfRange(digits);
  return { ok: true, value: { amountMinor, currency } };
}

/** The plain decimal of an amount, `12.50`: for files and forms; what people read is left to Intl. */
export function moneyToDecimal(amount: Money): string {
  const exponent = currencyExponent(amount.currency) ?? 0;
  const negative = amount.amountMinor < 0n;
  const digits = (negative ? -amount.amountMinor : amount.amountMinor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

function refusedCurrency(value: string, currency: string, found: string): Refused<MoneyReason> {
  return { ok: false, reasonCode: 'cell.other_currency', data: { value, currency, found } };
}

function outOfRange(value: string): Refused<MoneyReason> {
  return { ok: false, reasonCode: 'cell.out_of_range', data: { value } };
}
