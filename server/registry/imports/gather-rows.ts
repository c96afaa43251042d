// Gathers the rows of a file into batches: read through the mapping, neighbouring rows of one thing joined, bad ones apart.
import { setImmediate as letOthersWork } from 'node:timers/promises';
import type { TableRow } from '#platform/tables/table-types';
import { type ImportKind, isFault, type RowFault } from './import-kind.ts';
import type { BadRow } from './import-store.ts';
import type { BadField, MappedReader } from './read-through-mapping.ts';

export interface GoodRow {
  row: unknown;
  key: string;
  /** The rows of the file it came from. */
  rows: TableRow[];
  /** A fault of the whole as one of its cells: column and value of the field at fault. */
  badField(fault: RowFault): BadField;
}

export interface Gathered {
  good: GoodRow[];
  bad: BadRow[];
  rowsRead: number;
  lastLine: number;
  /** How far the file had been read. */
  bytesRead: number;
}

interface Gathering {
  kind: ImportKind;
  reader: MappedReader;
  headerLine: number;
  batchRows: number;
  bytesRead(): number;
}

/** Some milliseconds of reading: no request, and no batch on its way into the database, waits longer for it. */
const sliceRows = 50;

/** A thing is never cut in two by the end of a batch. */
export async function* gatherRows(rows: AsyncIterable<TableRow>, how: Gathering): AsyncGenerator<Gathered> {
  let batch = empty();
  for await (const row of rows) {
    if (row.line <= how.headerLine || row.cells.every((cell) => cell.trim() === '')) continue;
    const read = readOne(row, how);
    const last = batch.good.at(-1);
    const joined = 'good' in read && last?.key === read.good.key ? how.kind.join(last.row, read.good.row) : undefined;
    if (joined !== undefined && last) {
      last.row = joined;
      last.rows.push(row);
    } else {
      if (batch.rowsRead >= how.batchRows) {
        yield { ...batch, bytesRead: how.bytesRead() };
        batch = empty();
      }
      if ('good' in read) batch.good.push(read.good);
      else batch.bad.push(read.bad);
    }
    batch.rowsRead += 1;
    batch.lastLine = row.line;
    if (batch.rowsRead % sliceRows === 0) await letOthersWork();
  }
  if (batch.rowsRead > 0) yield { ...batch, bytesRead: how.bytesRead() };
}

/** Gathers the next batch while whoever asks is busy with the one before: the file is read while the database writes. */
export async function* gatherAhead(batches: AsyncGenerator<Gathered>): AsyncGenerator<Gathered> {
  try {
    for (let next = batches.next(); ; ) {
      const { done, value } = await next;
      if (done) return;
      next = batches.next();
      // A file that cannot be read on is heard of when its turn comes.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await batches.return(undefined);
  }
}

const empty = (): Gathered => ({ good: [], bad: [], rowsRead: 0, lastLine: 0, bytesRead: 0 });

function readOne(row: TableRow, { kind, reader }: Gathering): { good: GoodRow } | { bad: BadRow } {
  const { values, bad, written } = reader.read(row);
  const badField = ({ field, code, facts }: RowFault): BadField => ({
    column: null,
    field,
    value: (field && written.get(field)) ?? '',
    reason: code,
    facts,
  });
  if (bad.length > 0) return { bad: { line: row.line, cells: row.cells, bad } };
  const read = kind.read(values);
  if (isFault(read)) return { bad: { line: row.line, cells: row.cells, bad: [badField(read)] } };
  return { good: { ...read, rows: [row], badField } };
}
