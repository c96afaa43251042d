// One cell read by the reading of its column: a value, an empty, or the reason it is bad. Never throws.

import { parseDecimal } from '../../money/parse-decimal.ts';
import { moneyFromDecimal, parseMoney } from '../../money/parse-money.ts';
import { parsePhone } from '../../text/phone.ts';
import { foldText } from '../../text/search-words.ts';
import type { CellReason, CellResult, ColumnReading, DateOrder, TypedCell } from '../table-types.ts';
import { parseDay, parseInstant } from './parse-date.ts';

/** Longer text is a document, not a cell; spreadsheets hold 32,767. */
const textLengthMax = 32_767;

/**
 * The value of a cell. Blank is `null`. A number a spreadsheet kept as a number is read as it stands, whatever the decimal mark
 * of the column. Text that was not decodable or holds NUL is refused in every kind.
 */
export function parseCell(text: string, reading: ColumnReading, typed: TypedCell | null = null): CellResult {
  const plain = text.trim();
  if (plain === '') return { ok: true, value: null };
  if (plain.includes('\ufffd') || plain.includes('\0')) return refused('cell.undecodable', plain);
  switch (reading.kind) {
    case 'text':
      return plain.length > textLengthMax
        ? refused('cell.text_too_long', plain)
        : { ok: true, value: plain.normalize('NFC') };
    case 'date':
      return typed?.kind === 'date' ? parseDay(typedDay(plain, reading.order), certainOrder) : parseDay(plain, reading);
    case 'instant':
      return typed?.kind === 'date'
        ? parseInstant(typedDay(plain, reading.order), { ...reading, ...certainOrder })
        : parseInstant(plain, reading);
    case 'money':
      return typed?.kind === 'number'
        ? moneyFromDecimal(plain, reading.currency)
        : parseMoney(plain, reading.currency, reading.decimal);
    case 'integer':
      return parseInteger(plain, typed?.kind === 'number' ? '.' : reading.decimal);
    case 'phone': {
      const phone = parsePhone(plain, reading.region);
      return phone.ok ? { ok: true, value: phone.value.e164 } : phone;
    }
    case 'enum':
      return parseWord(plain, reading.values);
  }
}

/** A spreadsheet's own dates come as ISO text and need no order. */
const certainOrder = { order: null, serial: null } as const;

/** Unless the spreadsheet itself has swapped month and day: then the dates it made are the wrong ones, and are put back. */
function typedDay(iso: string, order: DateOrder | null): string {
  if (order !== 'mdy_else_dmy' && order !== 'dmy_else_mdy') return iso;
  return `${iso.slice(0, 5)}${iso.slice(8, 10)}-${iso.slice(5, 7)}${iso.slice(10)}`;
}

function parseInteger(text: string, decimal: '.' | ',' | null): CellResult<number> {
  const written = parseDecimal(text, decimal);
  if (!written.ok) return written;
  if (written.currencyWord !== null) return refused('cell.not_a_number', text);
  const [whole = '', fraction = ''] = written.digits.split('.');
  if (/[1-9]/.test(fraction)) return refused('cell.not_whole', text);
  const value = Number(whole);
  return Number.isSafeInteger(value) ? { ok: true, value: value + 0 } : refused('cell.out_of_range', text);
}

function parseWord(text: string, values: readonly { code: string; words: readonly string[] }[]): CellResult<string> {
  const asked = foldText(text);
  const found = values.find(
    (each) => foldText(each.code) === asked || each.words.some((word) => foldText(word) === asked),
  );
  return found
    ? { ok: true, value: found.code }
    : refused('cell.unknown_word', text, { known: values.map((each) => each.code).join(', ') });
}

function refused(reasonCode: CellReason, text: string, more: Record<string, string> = {}): CellResult<never> {
  return { ok: false, reasonCode, data: { value: text.slice(0, 200), ...more } };
}
