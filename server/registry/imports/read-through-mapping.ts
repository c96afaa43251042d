// Reads a row of the file through a mapping a person has confirmed: each field from its columns, or a fixed value.
import type { Mapping } from '#api/imports';
import { parseCell } from '#platform/tables/cells/parse-cell';
import type {
  CellReason,
  CellValue,
  ColumnReading,
  TableRow,
  TypedCell,
  WantedField,
} from '#platform/tables/table-types';
import type { FieldValues, ImportKind } from './import-kind.ts';

export interface Defaults {
  zone: string;
  currency: string;
  region: string;
}

/** A cell that could not be taken; `column` is its title, or null for a fixed value. */
export interface BadField {
  column: string | null;
  field: string | null;
  value: string;
  reason: CellReason | string;
  facts: Record<string, unknown>;
}

export interface MappedReader {
  /** Titles the mapping names and the file does not have. */
  missing: string[];
  read(row: TableRow): { values: FieldValues; bad: BadField[]; written: Map<string, string> };
}

interface Plan {
  field: WantedField;
  titles: readonly string[];
  places: readonly number[];
  fixed: string;
  reading: ColumnReading;
  words: ReadonlyMap<string, string>;
}

/** IMP-3: a mapping finds its columns by title, wherever they stand. */
export function readThrough(
  kind: ImportKind,
  mapping: Mapping,
  header: readonly string[],
  defaults: Defaults,
): MappedReader {
  const missing: string[] = [];
  const place = (title: string) => {
    const at = header.findIndex((heading) => heading.trim() === title.trim());
    if (at < 0) missing.push(title);
    return at;
  };
  const plans = mapping.fields.flatMap((given): Plan[] => {
    const field = kind.fields.find((one) => one.name === given.field);
    if (!field || (given.columns.length === 0 && given.fixed === undefined)) return [];
    const places = given.columns.map(place).filter((at) => at >= 0);
    const words = new Map(Object.entries(given.values ?? {}));
    return [
      {
        field,
        titles: given.columns,
        places,
        fixed: given.fixed ?? '',
        reading: readingOf(field, given, mapping, defaults),
        words,
      },
    ];
  });
  const currency = plans.find((plan) => plan.field.name === 'currency');
  return { missing: [...new Set(missing)], read: (row) => readRow(row, plans, currency, header.length) };
}

function readingOf(
  field: WantedField,
  given: Mapping['fields'][number],
  mapping: Mapping,
  defaults: Defaults,
): ColumnReading {
  const dates = { order: given.dateOrder ?? null, serial: given.serial ?? null };
  const numbers = { decimal: given.decimal ?? null };
  switch (field.kind) {
    case 'date':
      return { kind: 'date', ...dates };
    case 'instant':
      // A promise until a day may use all of it; a deed on a day was done by its end at the latest.
      return {
        kind: 'instant',
        ...dates,
        zone: mapping.timeZone ?? defaults.zone,
        dayAlone: field.name.endsWith('edAt') ? 'day_start' : 'day_end',
      };
    case 'money':
      return { kind: 'money', ...numbers, currency: mapping.currency ?? defaults.currency };
    case 'integer':
      return { kind: 'integer', ...numbers };
    case 'phone':
      return { kind: 'phone', region: defaults.region };
    case 'enum':
      return { kind: 'enum', values: field.values ?? [] };
    case 'text':
      return { kind: 'text' };
  }
}

function readRow(row: TableRow, plans: readonly Plan[], currency: Plan | undefined, width: number) {
  const values = new Map<string, Exclude<CellValue, null>>();
  const written = new Map<string, string>();
  const bad: BadField[] = [];
  const own = currency ? textOf(row, currency).trim().toUpperCase() : '';
  for (const plan of plans) {
    const text = textOf(row, plan);
    const { name } = plan.field;
    const reading =
      plan.reading.kind === 'money' && /^[A-Z]{3}$/.test(own) ? { ...plan.reading, currency: own } : plan.reading;
    const parsed = parseCell(text, reading, typedOf(row, plan));
    written.set(name, text);
    const place = { column: plan.titles.join(' + ') || null, field: name, value: text };
    if (!parsed.ok) bad.push({ ...place, reason: parsed.reasonCode, facts: parsed.data });
    else if (parsed.value !== null) values.set(name, parsed.value);
    else if (plan.field.required) bad.push({ ...place, reason: 'cell.missing', facts: {} });
  }
  const extra = row.cells.findIndex((cell, at) => at >= width && cell.trim() !== '');
  if (extra >= 0)
    bad.push({
      column: null,
      field: null,
      value: row.cells.slice(width).join(' | '),
      reason: 'row.too_many_cells',
      facts: {},
    });
  return { values, bad, written };
}

function textOf(row: TableRow, plan: Plan): string {
  const parts = plan.places.map((at) => (row.cells[at] ?? '').trim()).filter((part) => part !== '');
  const text = parts.length > 0 ? parts.join(' ') : plan.fixed;
  return plan.words.get(text) ?? text;
}

function typedOf(row: TableRow, plan: Plan): TypedCell | null {
  return plan.places.length === 1 && plan.words.size === 0 ? (row.typed?.[plan.places[0] ?? 0] ?? null) : null;
}
