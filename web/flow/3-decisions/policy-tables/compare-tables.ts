// What a draft changes beside another version: rows that came, went or moved, and cells that say something else. Pure.
import { cellText, type GridColumn, gridColumns, type TableDraft } from './grid-model.ts';

export interface RowChange {
  rowId: string;
  change: 'added' | 'removed' | 'changed' | 'moved';
  cells: { column: GridColumn; before: string; after: string }[];
}

/** Rows are told apart by their names. A row counts as moved when its neighbour before it, among rows of both, is another one. */
export function compareTables(before: TableDraft, after: TableDraft): RowChange[] {
  const was = new Map(before.rows.map((row) => [row.id, row]));
  const is = new Map(after.rows.map((row) => [row.id, row]));
  const columns = [...gridColumns(after.purpose, after.columns), ...gridColumns(before.purpose, before.columns)].filter(
    (column, at, all) => all.findIndex((one) => one.part === column.part && one.id === column.id) === at,
  );
  const order = (table: TableDraft, others: ReadonlyMap<string, unknown>) =>
    new Map(table.rows.filter((row) => others.has(row.id)).map((row, at, rows) => [row.id, rows[at - 1]?.id]));
  const [orderBefore, orderAfter] = [order(before, is), order(after, was)];
  const changes = after.rows.flatMap((row): RowChange[] => {
    const old = was.get(row.id);
    const cells = columns
      .map((column) => ({ column, before: old ? cellText(old, column) : '', after: cellText(row, column) }))
      .filter((cell) => cell.column.part !== 'row' && cell.before !== cell.after);
    if (!old) return [{ rowId: row.id, change: 'added', cells }];
    if (cells.length > 0) return [{ rowId: row.id, change: 'changed', cells }];
    return orderBefore.get(row.id) === orderAfter.get(row.id) ? [] : [{ rowId: row.id, change: 'moved', cells: [] }];
  });
  const gone = before.rows.filter((row) => !is.has(row.id));
  return [...changes, ...gone.map((row): RowChange => ({ rowId: row.id, change: 'removed', cells: [] }))];
}
