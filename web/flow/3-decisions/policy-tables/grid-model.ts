// A policy table as the grid an administrator edits: texts in lines and columns, and back. Pure.
import type { z } from 'zod';
import { type PolicyColumn, type PolicyRow, type TablePurpose, tableOutputs } from '#api/flow/3-decisions.tables';
import type { tableDraft } from '#api/flow/3-decisions.versions';

export type TableDraft = z.infer<typeof tableDraft>;
export type GridPart = 'row' | 'when' | 'gives' | 'title';
export interface GridColumn {
  part: GridPart;
  /** The column, the output or the language. */
  id: string;
  column?: PolicyColumn;
}
/** Where a cell stands, counted from 0. */
export interface Place {
  line: number;
  column: number;
}

const languages = ['zh-CN', 'ru', 'en'] as const;
const linesMax = 500;

/** The row's name, what it asks, what it gives, its title in three languages. */
export function gridColumns(purpose: TablePurpose, columns: readonly PolicyColumn[]): GridColumn[] {
  return [
    { part: 'row', id: 'row' },
    ...columns.map((column): GridColumn => ({ part: 'when', id: column.id, column })),
    ...tableOutputs[purpose].map((id): GridColumn => ({ part: 'gives', id })),
    ...languages.map((id): GridColumn => ({ part: 'title', id })),
  ];
}

export function cellText(row: PolicyRow, { part, id }: GridColumn): string {
  if (part === 'row') return row.id;
  if (part === 'when') return row.when[id] ?? '';
  if (part === 'gives') return row.gives[id] ?? '';
  return row.title?.[id as (typeof languages)[number]] ?? '';
}

/** The row with one cell changed; an empty cell asks nothing and gives nothing. */
export function withCell(row: PolicyRow, { part, id }: GridColumn, text: string): PolicyRow {
  if (part === 'row') return { ...row, id: text.trim() };
  if (part === 'title') return withTitle(row, id, text);
  const cells = { ...row[part] };
  if (text.trim() === '') delete cells[id];
  else cells[id] = text;
  return { ...row, [part]: cells };
}

function withTitle({ title, ...row }: PolicyRow, language: string, text: string): PolicyRow {
  const next = { 'zh-CN': '', ru: '', en: '', ...title, [language]: text };
  return Object.values(next).every((one) => one.trim() === '') ? row : { ...row, title: next };
}

/** A row with a name nobody has. */
export function newRow(rows: readonly PolicyRow[]): PolicyRow {
  let number = rows.length + 1;
  while (rows.some((row) => row.id === `row-${number}`)) number += 1;
  return { id: `row-${number}`, when: {}, gives: {} };
}

export function moved(rows: readonly PolicyRow[], line: number, by: -1 | 1): PolicyRow[] {
  const next = [...rows];
  const [row] = next.splice(line, 1);
  if (row) next.splice(Math.min(Math.max(line + by, 0), rows.length - 1), 0, row);
  return next;
}

/** Writes a block of cells as a spreadsheet copies it from a place on; lines beyond the last are new rows. */
export function pasted(
  rows: readonly PolicyRow[],
  columns: readonly GridColumn[],
  at: Place,
  text: string,
): PolicyRow[] {
  const next = [...rows];
  for (const [down, cells] of readBlock(text).entries()) {
    const line = at.line + down;
    if (line >= linesMax) break;
    let row = next[line] ?? newRow(next);
    for (const [right, cell] of cells.entries()) {
      const column = columns[at.column + right];
      if (column) row = withCell(row, column, cell.trim() === '-' ? '' : cell);
    }
    next[line] = row;
  }
  return next;
}

/** Whether a text is more than one cell. */
export function isBlock(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''));
}

/** Cells with line ends or tabs inside come in quotes, with quotes doubled. */
export function readBlock(text: string): string[][] {
  const lines: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/gy;
  const whole = text.replace(/\r?\n$/, '');
  for (let found = cells.exec(whole); found; found = cells.exec(whole)) {
    const [, cell = '', end] = found;
    lines
      .at(-1)
      ?.push(
        cell.startsWith('"') && cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      );
    if (end === '' || end === undefined) break;
    if (end !== '\t') lines.push([]);
  }
  return lines;
}
