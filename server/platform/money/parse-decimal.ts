// Reading a number a person or a program has written: grouping, decimal mark, sign, currency word; exact, never guessed.
import type { Refused } from './money-types.ts';

/** `digits` is a plain decimal such as `-1234.50`; `currencyWord` is what stood beside it, as written. */
export type WrittenNumber = { ok: true; digits: string; currencyWord: string | null };
export type DecimalReason = 'cell.not_a_number' | 'cell.decimal_mark_unknown';

// Spaces of every width and the Swiss apostrophe only ever group; comma and point may group or divide.
const shape =
  /^(?<sign>[-−–+]?)(?<before>[^\d.,\-−–+()]*)(?<inner>[-−–+]?)(?<number>[\d.,'’\s]*\d[.,]?)(?<after>[^\d.,\-−–+()]*\.?)(?<trailing>-?)$/u;

const groupsOfThree = /^\d{1,3}([.,'’ ])\d{3}(?:\1\d{3})*$/u;
const groupsOfLakh = /^\d{1,2}([.,])\d{2}(?:\1\d{2})*\1\d{3}$/u;
/** No number a person writes is longer; the bound keeps the patterns cheap on hostile text. */
const lengthMax = 64;

/**
 * The number in `text`. `decimal` is the decimal mark of the column, or null when it is not known: then a spelling with two
 * meanings (`1,234`) is refused with `cell.decimal_mark_unknown` and one with a single meaning (`1,234.50`) is read.
 * Takes accounting brackets, trailing minus, Chinese 万 and 亿, full-width digits.
 */
export function parseDecimal(text: string, decimal: '.' | ',' | null): WrittenNumber | Refused<DecimalReason> {
  if (text.length > lengthMax) return refused('cell.not_a_number', text);
  const bracketed = /^\s*\((.*)\)\s*$/su.exec(text);
  const found = shape.exec((bracketed?.[1] ?? text).normalize('NFKC').trim());
  const parts = found?.groups;
  if (!parts) return refused('cell.not_a_number', text);
  const { sign = '', before = '', inner = '', number = '', after = '', trailing = '' } = parts;
  const signs = sign + inner + trailing;
  if (signs.length + (bracketed ? 1 : 0) > 1) return refused('cell.not_a_number', text);
  const plain = readGrouped(number.trim(), decimal);
  if (plain === 'unknown') return refused('cell.decimal_mark_unknown', text);
  if (plain === null) return refused('cell.not_a_number', text);
  const words = splitWords(before, after);
  if (words === null) return refused('cell.not_a_number', text);
  const negative = bracketed !== null || /[-−–]/u.test(signs);
  return { ok: true, digits: withSign(shiftPoint(plain, words.shift), negative), currencyWord: words.currencyWord };
}

/** What the comma and point of `number` must mean whatever the column's habit is; null when they do not say. */
export function decimalMarkOf(number: string): '.' | ',' | 'none' | null {
  const marks = [...number.replace(/[^.,]/gu, '')];
  const last = marks.at(-1);
  if (last !== '.' && last !== ',') return 'none';
  if (marks.some((mark) => mark !== last)) return last === '.' ? '.' : ',';
  if (marks.length > 1) return last === '.' ? ',' : '.';
  const [whole = '', rest = ''] = number.replace(/['’\s]/gu, '').split(last);
  // One mark: three digits after one to three (not a lone zero) may be a group of thousands or a fraction.
  const couldGroup = rest.length === 3 && /^[1-9]\d{0,2}$/u.test(whole) && !/['’\s]/u.test(number);
  return couldGroup ? null : last;
}

/** The plain decimal of digits with marks; groups are of three, or of two before a last three (Indian lakh). */
function readGrouped(number: string, decimal: '.' | ',' | null): string | 'unknown' | null {
  const mark = decimal ?? decimalMarkOf(number);
  if (mark === null) return 'unknown';
  const at = mark === 'none' ? -1 : number.indexOf(mark);
  const whole = (at < 0 ? number : number.slice(0, at)).replace(/\s/gu, ' ');
  const fraction = at < 0 ? '' : number.slice(at + 1);
  if (!/^\d*$/u.test(fraction)) return null;
  if (!/^\d*$/u.test(whole) && !groupsOfThree.test(whole) && !groupsOfLakh.test(whole)) return null;
  const digits = whole.replace(/\D/gu, '').replace(/^0+(?=\d)/u, '') || '0';
  return fraction ? `${digits}.${fraction}` : digits;
}

/** The currency beside the number, and how many places 万 or 亿 move the point; null when there is a word on both sides. */
function splitWords(before: string, after: string): { currencyWord: string | null; shift: number } | null {
  const tail = after.trim();
  const shift =
    tail.startsWith('万') || tail.startsWith('萬') ? 4 : tail.startsWith('亿') || tail.startsWith('億') ? 8 : 0;
  const words = [before.trim(), shift ? tail.slice(1).trim() : tail].filter((word) => word !== '');
  return words.length > 1 ? null : { currencyWord: words[0] ?? null, shift };
}

function shiftPoint(plain: string, places: number): string {
  if (places === 0) return plain;
  const [whole = '', fraction = ''] = plain.split('.');
  const padded = fraction.padEnd(places, '0');
  const moved = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/u, '');
  return padded.length > places ? `${moved}.${padded.slice(places)}` : moved;
}

function withSign(plain: string, negative: boolean): string {
  return negative && /[1-9]/u.test(plain) ? `-${plain}` : plain;
}

function refused(reasonCode: DecimalReason, text: string): Refused<DecimalReason> {
  return { ok: false, reasonCode, data: { value: text.slice(0, lengthMax) } };
}
