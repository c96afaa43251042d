// The refusals of a whole table; a bad cell is never one, it is reported and the rest is read.
import { Refusal } from '../refusal.ts';
import type { TableRefusal } from './table-types.ts';

/** `throw refuseTable('table.too_many_rows', { rowsMax })`. */
export function refuseTable(code: TableRefusal, facts: Record<string, string | number>): Refusal {
  return new Refusal(code, facts);
}
