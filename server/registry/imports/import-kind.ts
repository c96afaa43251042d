// What can be imported: a kind names its fields and takes the read rows over. Stages add kinds of their own in app.ts.
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { CellValue, WantedField } from '#platform/tables/table-types';

/** The values of one row of the file, by field; absent when the field is not mapped or the cell is empty. */
export type FieldValues = ReadonlyMap<string, Exclude<CellValue, null>>;

/** Why a row cannot go in although its cells can be read. */
export interface RowFault {
  field: string | null;
  code: string;
  facts: Record<string, unknown>;
}

export type RowOutcome = 'added' | 'changed' | 'unchanged' | RowFault;

/** A group of neighbouring rows that make one thing, ready to go in. */
export interface ReadRow<Row> {
  row: Row;
  /** Two rows of a file with the same key speak of the same thing. */
  key: string;
}

export interface ImportKind<Row = unknown> {
  kind: string;
  fields: readonly WantedField[];
  /** Fields of which at least one must be mapped or fixed, beside the required ones. */
  read(values: FieldValues): ReadRow<Row> | RowFault;
  /** Joins a row to the one before it when both make one thing (a line each); undefined when they contradict each other. */
  join(first: Row, next: Row): Row | undefined;
  /** Eight bytes or more, equal for equal content and different for different; without it the row's JSON is digested. */
  digest?(row: Row): Buffer;
  /** Takes the rows over, one outcome each, in a number of statements that does not grow with them. */
  load(tx: Tx, rows: readonly Row[], importId: Uuid): Promise<RowOutcome[]>;
}

export function isFault(outcome: unknown): outcome is RowFault {
  return typeof outcome === 'object' && outcome !== null && 'code' in outcome;
}
