// Shows what a mapping makes of the first rows, and what a person must still decide.
import type { z } from 'zod';
import type { previewImport as contract, Mapping } from '#api/imports';
import { type Acting, allow } from '#platform/database/acting';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readColumn } from '#platform/tables/columns/guess-columns';
import type { TableSample } from '#platform/tables/sample-rows';
import { findUnknownWords } from './find-unknown-words.ts';
import { guessMapping } from './guess-mapping.ts';
import type { ImportKind } from './import-kind.ts';
import { importReader } from './import-store.ts';
import { formOf, openUpload, sampleUpload, type Uploads } from './open-import.ts';
import { readDefaults } from './read-defaults.ts';
import { readThrough } from './read-through-mapping.ts';

type Preview = z.input<typeof contract.answer>;
export type Say = (code: string, facts: Record<string, unknown>) => string;
const rowsShown = 20;

/** Refuses `import.not_found` and `import.file_unreadable`. Without a mapping, or when asked to, the guess is previewed. */
export async function previewImport(
  acting: Acting,
  uploads: Uploads,
  kinds: ReadonlyMap<string, ImportKind>,
  importId: Uuid,
  { mapping: given, guess }: z.output<typeof contract.body>,
  say: Say,
): Promise<Preview> {
  allow(acting, 'import.run');
  const row = await acting.look((snapshot) => importReader(snapshot).find(importId));
  const kind = row && kinds.get(row.kind);
  if (!row || !kind) throw refuse('import.not_found', {});
  const defaults = await readDefaults(acting);
  const table = await openUpload(uploads, row.fileHash, given);
  const sample = await sampleUpload(table, given);
  const chosen = guess ? null : (given ?? row.mapping);
  const mapping = chosen ?? { ...cutOf(given), ...guessMapping(kind, sample, defaults).mapping };
  const reader = readThrough(kind, mapping, sample.header, defaults);
  const rows = sample.first.slice(0, rowsShown).map((tableRow) => {
    const { bad, written } = reader.read(tableRow);
    return {
      line: tableRow.line,
      cells: tableRow.cells.slice(0, 200).map((cell) => cell.slice(0, 500)),
      values: Object.fromEntries([...written].map(([field, text]) => [field, text.slice(0, 500) || null])),
      bad: bad.map((one) => ({
        line: tableRow.line,
        column: one.column,
        field: one.field,
        value: one.value.slice(0, 500),
        reason: one.reason,
        message: say(one.reason, one.facts),
      })),
    };
  });
  return {
    mapping: { ...mapping, headerRow: sample.headerLine },
    form: formOf(table.form),
    columns: [...sample.header],
    opening: sample.opening.map(({ line, cells }) => ({
      line,
      cells: cells.slice(0, 12).map((cell) => cell.slice(0, 80)),
    })),
    rows,
    problems: problemsOf(kind, mapping, sample, reader.missing, say),
    samples: samplesOf(sample),
    unknown: findUnknownWords(kind, mapping, sample),
  };
}

/** How the file is cut, of a mapping whose columns are not wanted. */
function cutOf(mapping: Mapping | null): Partial<Mapping> {
  if (!mapping) return {};
  const { fields: _, headerRow: __, ...cut } = mapping;
  return cut;
}

/** IMP-2: what stands between this mapping and a run. */
export function problemsOf(
  kind: ImportKind,
  mapping: Mapping,
  sample: TableSample,
  missing: readonly string[],
  say: Say,
): Preview['problems'] {
  const problem = (field: string, reason: Preview['problems'][number]['reason'], code: string, facts = {}) => ({
    field,
    reason,
    message: say(code, facts),
  });
  const mapped = new Map(
    mapping.fields.filter((one) => one.columns.length > 0 || one.fixed !== undefined).map((one) => [one.field, one]),
  );
  const required = kind.fields
    .filter((field) => field.required && !mapped.has(field.name))
    .map((field) => problem(field.name, 'required', 'cell.missing'));
  const absent = mapping.fields
    .filter((one) => one.columns.some((title) => missing.includes(title)))
    .map((one) => problem(one.field, 'no_such_column', 'import.no_such_column', { column: one.columns.join(', ') }));
  const ambiguous = kind.fields.flatMap((field) => {
    const given = mapped.get(field.name);
    if (!given || given.dateOrder || (field.kind !== 'date' && field.kind !== 'instant')) return [];
    const questions = placesOf(sample, given.columns).flatMap(
      (at) => readColumn(field, at, sample.spread, anywhere).questions,
    );
    const asked = questions.some((question) => question.about === 'date_order');
    return asked ? [problem(field.name, 'ambiguous_dates', 'cell.date_order_unknown')] : [];
  });
  return [...required, ...absent, ...ambiguous];
}

/** What a date says does not hang on these. */
const anywhere = { zone: 'UTC', currency: 'XXX', region: 'US', dayAlone: 'day_end' } as const;

function placesOf(sample: TableSample, titles: readonly string[]): number[] {
  return titles
    .map((title) => sample.header.findIndex((heading) => heading.trim() === title.trim()))
    .filter((at) => at >= 0);
}

/** A few different values of each column, for the person who maps. */
function samplesOf(sample: TableSample): Record<string, string[]> {
  const samples = sample.header.map((title, at): [string, string[]] => {
    const values = sample.first.map((row) => (row.cells[at] ?? '').slice(0, 80)).filter((text) => text.trim() !== '');
    return [title, [...new Set(values)].slice(0, 3)];
  });
  return Object.fromEntries(samples);
}
