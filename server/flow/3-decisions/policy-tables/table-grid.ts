// A policy table as a grid of text and back: what a spreadsheet shows and an administrator edits there.
import { type PolicyTable, policyTable } from '#api/flow/3-decisions.tables';
import { outputsOf } from './table-outputs.ts';

export type Grid = string[][];
export type ReadGrid = { ok: true; table: PolicyTable } | { ok: false; problems: { line: number; problem: string }[] };

/** The header names each column as `column: fact (kind)` and each output as `→ output`; one line for each row. */
export function tableGrid(table: PolicyTable): Grid {
  const outputs = outputsOf(table.purpose).names;
  const header = [
    'row',
    ...table.columns.map((column) => `${column.id}: ${column.fact ?? ''} (${column.kind})`),
    ...outputs.map((name) => `→ ${name}`),
    'zh-CN',
    'ru',
    'en',
  ];
  const lines = table.rows.map((row) => [
    row.id,
    ...table.columns.map((column) => row.when[column.id] ?? '-'),
    ...outputs.map((name) => row.gives[name] ?? ''),
    row.title?.['zh-CN'] ?? '',
    row.title?.ru ?? '',
    row.title?.en ?? '',
  ]);
  return [header, ...lines];
}

/**
 * Reads an edited grid back over the table it came from: rows and cells change, columns and everything else stay. It is a
 * draft again: the version goes up by one and nobody has published it.
 */
export function readTableGrid(grid: Grid, from: PolicyTable): ReadGrid {
  const [header = [], ...lines] = grid;
  const expected = tableGrid(from)[0] ?? [];
  if (header.join('\t') !== expected.join('\t'))
    return { ok: false, problems: [{ line: 1, problem: 'header_changed' }] };
  const outputs = outputsOf(from.purpose).names;
  const rows = lines
    .filter((line) => line.some((cell) => cell.trim() !== ''))
    .map((line) => readLine(line, from, outputs));
  const { published: _, ...rest } = from;
  const parsed = policyTable.safeParse({ ...rest, version: from.version + 1, rows });
  if (parsed.success) return { ok: true, table: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({
      line: typeof issue.path[1] === 'number' ? issue.path[1] + 2 : 1,
      problem: `${issue.path.slice(2).join('.')} ${issue.message}`,
    })),
  };
}

function readLine(line: readonly string[], from: PolicyTable, outputs: readonly string[]): unknown {
  const cell = (at: number) => (line[at] ?? '').trim();
  const firstOutput = 1 + from.columns.length;
  const firstTitle = firstOutput + outputs.length;
  const when = Object.fromEntries(
    from.columns.flatMap((column, at) =>
      cell(at + 1) === '' || cell(at + 1) === '-' ? [] : [[column.id, cell(at + 1)]],
    ),
  );
  const gives = Object.fromEntries(
    outputs.flatMap((name, at) => (cell(firstOutput + at) === '' ? [] : [[name, cell(firstOutput + at)]])),
  );
  const titles = { 'zh-CN': cell(firstTitle), ru: cell(firstTitle + 1), en: cell(firstTitle + 2) };
  const titled = Object.values(titles).some((text) => text !== '');
  return { id: cell(0), when, gives, ...(titled ? { title: titles } : {}) };
}
