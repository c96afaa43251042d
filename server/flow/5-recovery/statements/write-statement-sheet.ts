// A statement as a spreadsheet: one row a line, amounts as numbers, days as days.
import { writeSpreadsheet } from '#platform/tables/xlsx/write-spreadsheet';
import type { Statement } from './read-statement.ts';
import { wordStatement } from './word-statement.ts';

/** The bytes of an XLSX file in the reader's language. Names that look like formulas are guarded by the writer (T-X11). */
export async function writeStatementSheet(statement: Statement, language: string): Promise<Uint8Array> {
  const { title, header, facts, rows } = wordStatement(statement, language);
  const about = facts.map(({ name, value }) => [name, null, value, null, null, null]);
  const lines = rows.map(({ part, on, what, contract, change, balance }) => [
    part,
    on === null ? null : { on },
    what,
    contract,
    change === null ? null : { number: change },
    { number: balance },
  ]);
  return writeSpreadsheet(title, header, [...about, ...lines]);
}
