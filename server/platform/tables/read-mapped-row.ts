// Reads rows through a mapping: values by field, or the bad cells with line, column, value and reason. Nothing is dropped silently.
import { parseCell } from './cells/parse-cell.ts';
import type {
  BadCell,
  CellReason,
  CellValue,
  ColumnMapping,
  MappedRow,
  TableMapping,
  TableRow,
} from './table-types.ts';

/** Every row after the header; the bad ones too, with their reasons. */
export async function* readMappedRows(
  rows: AsyncIterable<TableRow>,
  mapping: TableMapping,
): AsyncGenerator<MappedRow & { row: TableRow }> {
  for await (const row of rows) if (row.line > mapping.headerLine) yield { ...readMappedRow(row, mapping), row };
}

/** One row. A cell beyond the last heading is bad unless it is blank: it is how a stray delimiter shows itself. */
export function readMappedRow(row: TableRow, mapping: TableMapping): MappedRow {
  const values = new Map<string, CellValue>();
  const bad: BadCell[] = [];
  for (const column of mapping.columns) {
    const text = row.cells[column.column] ?? '';
    const parsed = parseCell(text, column.reading, row.typed?.[column.column] ?? null);
    if (!parsed.ok) bad.push(badCell(row, column, parsed.reasonCode, parsed.data));
    else if (parsed.value === null && column.required) bad.push(badCell(row, column, 'cell.missing', {}));
    else values.set(column.field, parsed.value);
  }
  const extra = row.cells.findIndex((cell, index) => index >= mapping.header.length && cell.trim() !== '');
  if (extra >= 0) bad.push(extraCell(row, extra, mapping.header.length));
  return { line: row.line, values, bad };
}

/** The mapping for another file: each column is found again by its heading, wherever it now stands. `missing`: headings not there. */
export function fitMapping(
  mapping: TableMapping,
  headerLine: number,
  header: readonly string[],
): { mapping: TableMapping; missing: readonly string[] } {
  const missing: string[] = [];
  const columns = mapping.columns.flatMap((column) => {
    const occurrence = mapping.header.slice(0, column.column).filter((heading) => same(heading, column.header)).length;
    const places = header.flatMap((heading, index) => (same(heading, column.header) ? [index] : []));
    const place = places[occurrence] ?? places[0];
    if (place === undefined) missing.push(column.header);
    return place === undefined ? [] : [{ ...column, column: place }];
  });
  return { mapping: { headerLine, header, columns }, missing };
}

function same(left: string, right: string): boolean {
  return left.trim().normalize('NFC') === right.trim().normalize('NFC');
}

function badCell(row: TableRow, column: ColumnMapping, reasonCode: CellReason, data: BadCell['data']): BadCell {
  const { field, header } = column;
  return {
    line: row.line,
    column: column.column,
    header,
    field,
    value: row.cells[column.column] ?? '',
    reasonCode,
    data,
  };
}

/** Its value is all that stands beyond the header, so that a corrected file can be made from it. */
function extraCell(row: TableRow, column: number, columns: number): BadCell {
  const data = { columns, cells: row.cells.length };
  const value = row.cells.slice(columns).join(' | ');
  return { line: row.line, column, header: '', field: null, value, reasonCode: 'row.too_many_cells', data };
}
