// The words of reading a table: what a file turns out to be, what a row is, what was wanted of it and what was bad in it.
import type { Refused } from '../money/money-types.ts';

/** The encodings we read and write. `windows-1252` is what files that call themselves latin1 really hold (WHATWG Encoding). */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1251',
  'koi8-r',
  'windows-1252',
] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** A file that can be read again from its first byte: each call opens it anew. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

/** `confidence` is 0…1; under 0.5 a person should be asked. `bom` says that a byte order mark settled it. */
export type EncodingGuess = {
  encoding: Encoding;
  bom: boolean;
  confidence: number;
  runnersUp: readonly { encoding: Encoding; confidence: number }[];
};

export type TableForm =
  | { kind: 'delimited'; encoding: EncodingGuess; delimiter: Delimiter; delimiterConfidence: number }
  | { kind: 'xlsx'; sheets: readonly string[] };

/** What a spreadsheet said about a cell, beyond its text. `exact` is the number as the file spells it, never through a float. */
export type TypedCell =
  | { kind: 'number'; exact: string }
  | { kind: 'date'; on: string; time: string | null }
  | { kind: 'truth'; is: boolean };

/**
 * One row. `line` is the physical line (from 1) where the row starts; in a spreadsheet it is the row number.
 * `cells` is as long as the row is, which may differ from the header. `typed` is only there for spreadsheets.
 */
export type TableRow = {
  line: number;
  cells: readonly string[];
  typed?: readonly (TypedCell | null)[];
};

export type FieldKind = 'text' | 'date' | 'instant' | 'money' | 'integer' | 'phone' | 'enum';

/** A field the caller wants from the table. For an enum, `values` holds each code with the words people write for it. */
export type WantedField = {
  name: string;
  kind: FieldKind;
  required: boolean;
  synonyms: { zh: readonly string[]; ru: readonly string[]; en: readonly string[] };
  values?: readonly { code: string; words: readonly string[] }[];
};

/**
 * The order of the numbers in a date. The others are for columns a program has damaged on the way: `mdy_else_dmy` for one that
 * read what it could month first and left the rest (04-08 is 8 April, 22-04 is 22 April); `mdy_through_ymd` for one that took
 * what it could for year first and rewrote it (2012-01-06 was 12/1/06, so 1 December 2006).
 */
export const dateOrders = [
  'ymd',
  'dmy',
  'mdy',
  'mdy_else_dmy',
  'dmy_else_mdy',
  'mdy_through_ymd',
  'dmy_through_ymd',
] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How the numbers of a date column are to be read. `order` null: not known, so a cell with two meanings is bad. */
export type DateReading = {
  order: DateOrder | null;
  /** Whether bare numbers are spreadsheet day serials, and of which epoch. */
  serial: '1900' | '1904' | null;
};

/** How numbers are spelt. `decimal` null: not known, so a cell with two meanings is bad. */
export type NumberReading = { decimal: '.' | ',' | null };

/** Everything needed to read one column again the same way; plain JSON, so that a mapping can be saved. */
export type ColumnReading =
  | { kind: 'text' }
  | ({ kind: 'date' } & DateReading)
  | ({ kind: 'instant'; zone: string; dayAlone: 'day_start' | 'day_end' | 'bad' } & DateReading)
  | ({ kind: 'money'; currency: string } & NumberReading)
  | ({ kind: 'integer' } & NumberReading)
  | { kind: 'phone'; region: string }
  | { kind: 'enum'; values: readonly { code: string; words: readonly string[] }[] };

export type ColumnMapping = {
  field: string;
  required: boolean;
  column: number;
  header: string;
  reading: ColumnReading;
};
/** `headerLine` is the physical line of the header; rows on or before it are not read. */
export type TableMapping = { headerLine: number; header: readonly string[]; columns: readonly ColumnMapping[] };

/** What a person must decide before the column can be read: the possible answers and how many sample cells hang on it. */
export type Question =
  | {
      about: 'date_order';
      orders: readonly DateOrder[];
      cells: number;
      because: 'two_meanings' | 'orders_mixed' | 'looks_damaged';
    }
  | { about: 'decimal_mark'; cells: number }
  | { about: 'column'; columns: readonly number[] };

export type ColumnGuess = {
  field: string;
  /** null: no column found. */
  column: number | null;
  confidence: number;
  runnersUp: readonly { column: number; confidence: number }[];
  reading: ColumnReading | null;
  questions: readonly Question[];
};

/** The values a cell can give: text, ISO day, epoch milliseconds, money, whole number, E.164 phone, enum code; null for empty. */
export type CellValue = string | number | bigint | { amountMinor: bigint; currency: string } | null;

export const cellReasons = [
  'cell.missing',
  'cell.not_a_date',
  'cell.date_order_unknown',
  'cell.no_such_day',
  'cell.no_time_of_day',
  'cell.not_a_number',
  'cell.decimal_mark_unknown',
  'cell.not_whole',
  'cell.out_of_range',
  'cell.too_precise',
  'cell.other_currency',
  'cell.not_a_phone',
  'cell.unknown_word',
  'cell.undecodable',
  'cell.text_too_long',
  'row.too_many_cells',
] as const;
export type CellReason = (typeof cellReasons)[number];

export type CellResult<Value = CellValue> = { ok: true; value: Value } | Refused<CellReason>;

/** One bad cell, ready to be shown: where it stands, what it held and why it could not be taken. `column` counts from 0. */
export type BadCell = {
  line: number;
  column: number;
  header: string;
  field: string | null;
  value: string;
  reasonCode: CellReason;
  data: Readonly<Record<string, string | number>>;
};

/** A row read through a mapping. It is good when `bad` is empty. A Map, so that a header `__proto__` is only a word (T-I4). */
export type MappedRow = { line: number; values: ReadonlyMap<string, CellValue>; bad: readonly BadCell[] };

export const tableRefusals = [
  'table.empty',
  'table.not_a_table',
  'table.cell_too_long',
  'table.too_many_columns',
  'table.too_many_rows',
  'table.unpacks_too_big',
  'table.spreadsheet_broken',
  'table.old_spreadsheet',
  'table.sheet_unknown',
] as const;
export type TableRefusal = (typeof tableRefusals)[number];
