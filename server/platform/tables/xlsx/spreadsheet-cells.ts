// Spreadsheet values as cells of a table: text as every other file has it, and what the spreadsheet knew of it beside.
import { guardFormula, unguardFormula } from '../delimited/guard-formulas.ts';
import type { TypedCell } from '../table-types.ts';

/** A number exactly as the file spells it; the reader makes these in place of floats. */
export type SpeltNumber = { exact: string };
export type SheetValue = string | SpeltNumber | boolean | Date | null;

/** What can be written: text, a number by its decimal spelling, a day. */
export type WrittenCell = string | { number: string } | { on: string } | null;

export function toCell(value: SheetValue): { text: string; typed: TypedCell | null } {
  if (value === null || value === undefined) return { text: '', typed: null };
  if (typeof value === 'string') return { text: unguardFormula(value), typed: null };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', typed: { kind: 'truth', is: value } };
  if (value instanceof Date) return dateCell(value);
  return { text: plainNumber(value.exact), typed: { kind: 'number', exact: value.exact } };
}

/** The library reads serials as UTC; they are wall time of no zone. Floats of a second's part are rounded to the second. */
function dateCell(value: Date): { text: string; typed: TypedCell | null } {
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000);
  if (Number.isNaN(rounded.getTime())) return { text: '', typed: null };
  const [on = '', rest = ''] = rounded.toISOString().split('T');
  const time = rest.slice(0, 8);
  if (on < '1900-01-02') return { text: time, typed: null }; // a time of day without a day
  const hasTime = time !== '00:00:00';
  return { text: hasTime ? `${on} ${time}` : on, typed: { kind: 'date', on, time: hasTime ? time : null } };
}

/**
 * Spreadsheets store 780.34 as 780.34000000000003 and show fifteen digits: so do we. Whole numbers stay as spelt, for
 * contract numbers may be longer than a float.
 */
function plainNumber(exact: string): string {
  if (/^-?\d+$/.test(exact)) return exact;
  const number = Number(exact);
  if (!Number.isFinite(number)) return exact;
  const short = Number(number.toPrecision(15));
  const text = String(short);
  return /e/i.test(text)
    ? new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 }).format(short)
    : text;
}

/** The shape `write-excel-file` takes. Text is text there and never a formula, and is guarded all the same: it may be saved as CSV. */
export function toSheetCell(cell: WrittenCell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { type: String, value: escapeUnwritable(guardFormula(cell)) };
  if ('number' in cell) return { type: Number, value: Number(cell.number) };
  return { type: Date, value: new Date(`${cell.on}T00:00:00Z`), format: 'yyyy-mm-dd' };
}

/** Characters XML cannot hold are spelt `_x0000_` (ECMA-376 part 1, 22.9.2.19); text that already looks so is spelt out as well. */
function escapeUnwritable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters meant
  return text.replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}
