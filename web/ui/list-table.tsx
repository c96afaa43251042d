// A list as a table that becomes cards on a phone: rows of one page after another, with what to do when there are none.
// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as cards loses its roles, so they are written out
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../lib/use-language.ts';
import { writeNumber } from '../lib/write-money.ts';
import { Fault } from './fault.tsx';
import { LoadMore, type MorePages } from './load-more.tsx';
import { Waiting } from './waiting.tsx';
import './list-table.css';

export interface Column<Row> {
  id: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers and money stand at the end, so that digits line up. */
  align?: 'end';
  /** A phone has no room for it; the page behind the row shows it. */
  wideOnly?: boolean;
}

export interface ListTableProps<Row> {
  /** What the rows are, for screen readers: "Contracts". */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** From `useList`: loading, refused, more to come. Without it the rows are all there is. */
  list?: MorePages;
  /** Shown when there is nothing: say what to do next. */
  empty: ReactNode;
}

/** The first column names the row. Roles are written out because a table laid out as cards loses its own. */
export function ListTable<Row>({ label, columns, rows, rowKey, list, empty }: ListTableProps<Row>) {
  const say = useWords();
  const language = useLanguage();
  if (list?.isError && rows.length === 0) return <Fault error={list.error} again={() => void list.refetch()} />;
  if (list?.isPending) return <Waiting label={say('waiting')} lines={6} />;
  if (rows.length === 0) return empty;
  return (
    <div className="mg-list" aria-busy={list?.isFetching ?? false}>
      <table className="mg-table" role="table" aria-label={label}>
        <TableHead columns={columns} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <TableRow key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      <LoadMore
        list={list}
        told={say('list.count', { count: rows.length, number: writeNumber(rows.length, language) })}
      />
    </div>
  );
}

function TableHead<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th key={column.id} scope="col" role="columnheader" className={classOf(column)}>
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr role="row">
      {columns.map((column, place) =>
        place === 0 ? (
          <th key={column.id} scope="row" role="rowheader" className={classOf(column)}>
            {column.cell(row)}
          </th>
        ) : (
          <td
            key={column.id}
            role="cell"
            data-title={typeof column.title === 'string' ? column.title : undefined}
            className={classOf(column)}
          >
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  const names = [column.align === 'end' && 'mg-end', column.wideOnly && 'mg-wide-only'].filter(Boolean);
  return names.length > 0 ? names.join(' ') : undefined;
}
