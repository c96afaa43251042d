// Which column holds which wanted field, and how each is to be read: a proposal for a person to confirm, never a decision.
import { parseCell } from '../cells/parse-cell.ts';
import type { ColumnGuess, ColumnReading, Question, TableRow, WantedField } from '../table-types.ts';
import { detectDateOrder } from './detect-date-order.ts';
import { detectDecimalMark } from './detect-decimal-mark.ts';
import { matchHeader } from './match-header.ts';

/** What the tenant takes for granted where the file says nothing. */
export type ReadingDefaults = {
  zone: string;
  currency: string;
  region: string;
  dayAlone: 'day_start' | 'day_end' | 'bad';
};

type Candidate = {
  field: WantedField;
  column: number;
  confidence: number;
  reading: ColumnReading;
  questions: readonly Question[];
};

/** Below it no column is proposed; two columns closer than `tieMargin` are asked about. */
const proposedMin = 0.45;
const tieMargin = 0.05;
const rowsToCompare = 400;

/**
 * One guess for each wanted field, in their order; a column serves one field. The heading counts for most, what the column
 * holds for the rest. `sample`: rows after the header, the more the surer the order of dates.
 */
export function guessColumns(
  wanted: readonly WantedField[],
  header: readonly string[],
  sample: readonly TableRow[],
  defaults: ReadingDefaults,
): ColumnGuess[] {
  // Every field is tried on every column, so that is done on few rows; the columns proposed are then read on all of them.
  const few = thinned(sample, rowsToCompare);
  const candidates = wanted.flatMap((field) => candidatesOf(field, header, few, defaults));
  candidates.sort((left, right) => right.confidence - left.confidence || left.column - right.column);
  const taken = new Set<number>();
  const chosen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (candidate.confidence < proposedMin || chosen.has(candidate.field.name) || taken.has(candidate.column)) continue;
    chosen.set(candidate.field.name, {
      ...candidate,
      ...readColumn(candidate.field, candidate.column, sample, defaults),
    });
    taken.add(candidate.column);
  }
  return wanted.map((field) => toGuess(field, chosen.get(field.name) ?? null, candidates, taken));
}

/**
 * How one column would be read as a field: also asked when a person picks another column than the guess. `cells`: texts of the
 * cells a spreadsheet has not typed; `typedDays`: days of those it has.
 */
export function guessReading(
  field: WantedField,
  cells: readonly string[],
  defaults: ReadingDefaults,
  typedDays: readonly string[] = [],
): { reading: ColumnReading; questions: Question[] } {
  switch (field.kind) {
    case 'date':
    case 'instant': {
      const { reading, question } = detectDateOrder(cells, typedDays);
      const questions = question ? [question] : [];
      if (field.kind === 'date') return { reading: { kind: 'date', ...reading }, questions };
      return { reading: { kind: 'instant', zone: defaults.zone, dayAlone: defaults.dayAlone, ...reading }, questions };
    }
    case 'money':
    case 'integer': {
      const { reading, question } = detectDecimalMark(cells);
      const questions = question ? [question] : [];
      if (field.kind === 'integer') return { reading: { kind: 'integer', ...reading }, questions };
      return { reading: { kind: 'money', currency: defaults.currency, ...reading }, questions };
    }
    case 'phone':
      return { reading: { kind: 'phone', region: defaults.region }, questions: [] };
    case 'enum':
      return { reading: { kind: 'enum', values: field.values ?? [] }, questions: [] };
    case 'text':
      return { reading: { kind: 'text' }, questions: [] };
  }
}

/** How one column of the sample reads as a field, and what it leaves open. */
export function readColumn(
  field: WantedField,
  column: number,
  sample: readonly TableRow[],
  defaults: ReadingDefaults,
): { reading: ColumnReading; questions: Question[] } {
  return guessReading(field, textsOf(sample, column, field.kind), defaults, typedDaysOf(sample, column));
}

function thinned(sample: readonly TableRow[], rowsMax: number): readonly TableRow[] {
  const step = Math.ceil(sample.length / rowsMax);
  return step <= 1 ? sample : sample.filter((_, at) => at % step === 0);
}

function candidatesOf(
  field: WantedField,
  header: readonly string[],
  sample: readonly TableRow[],
  defaults: ReadingDefaults,
): Candidate[] {
  return header.flatMap((heading, column) => {
    const named = matchHeader(heading, field);
    // A column that only looks right is offered, but below what is proposed.
    if (named < 0.3 && field.kind === 'text') return [];
    const { reading, questions } = readColumn(field, column, sample, defaults);
    const confidence =
      named < 0.3 ? 0.3 * holdsShare(sample, column, reading) : 0.7 * named + 0.3 * holdsShare(sample, column, reading);
    return confidence < 0.1 ? [] : [{ field, column, confidence, reading, questions }];
  });
}

/** Of the cells that are not empty, the share that can be read; an order still to be chosen does not count against a column. */
function holdsShare(sample: readonly TableRow[], column: number, reading: ColumnReading): number {
  let [good, filled] = [0, 0];
  for (const row of sample) {
    const text = row.cells[column] ?? '';
    if (text.trim() === '') continue;
    filled += 1;
    const parsed = parseCell(text, reading, row.typed?.[column] ?? null);
    if (
      parsed.ok ||
      parsed.reasonCode === 'cell.date_order_unknown' ||
      parsed.reasonCode === 'cell.decimal_mark_unknown'
    )
      good += 1;
  }
  return filled === 0 ? 0.5 : good / filled;
}

/** Cells the spreadsheet typed itself carry no doubt and must not be counted as one; a bare number in a date column does. */
function textsOf(sample: readonly TableRow[], column: number, kind: WantedField['kind']): string[] {
  const settled = kind === 'date' || kind === 'instant' ? 'date' : 'number';
  return sample.filter((row) => row.typed?.[column]?.kind !== settled).map((row) => row.cells[column] ?? '');
}

/** The days of the cells a spreadsheet made dates of. */
function typedDaysOf(sample: readonly TableRow[], column: number): string[] {
  return sample.flatMap((row) => {
    const typed = row.typed?.[column];
    return typed?.kind === 'date' ? [typed.on] : [];
  });
}

function toGuess(
  field: WantedField,
  chosen: Candidate | null,
  candidates: readonly Candidate[],
  taken: ReadonlySet<number>,
): ColumnGuess {
  const others = candidates
    .filter((each) => each.field.name === field.name && each !== chosen && !taken.has(each.column))
    .map(({ column, confidence }) => ({ column, confidence }));
  const rivals = others.filter((each) => chosen !== null && chosen.confidence - each.confidence < tieMargin);
  const tie: Question[] =
    chosen && rivals.length > 0
      ? [{ about: 'column', columns: [chosen.column, ...rivals.map((each) => each.column)] }]
      : [];
  return {
    field: field.name,
    column: chosen?.column ?? null,
    confidence: chosen?.confidence ?? 0,
    runnersUp: others.slice(0, 5),
    reading: chosen?.reading ?? null,
    questions: [...tie, ...(chosen?.questions ?? [])],
  };
}
