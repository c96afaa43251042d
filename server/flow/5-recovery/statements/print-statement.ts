// A statement as a PDF, in the reader's language: the worded rows, cut into their accounts.
import { renderPdf } from '#platform/documents/render-pdf';
import type { Statement } from './read-statement.ts';
import { type WordedRow, wordStatement } from './word-statement.ts';

/** `madeAt` is the moment it is made; the same statement at the same moment gives the same bytes. */
export async function printStatement(statement: Statement, language: string, madeAt: Date): Promise<Uint8Array> {
  const { title, header, facts, rows } = wordStatement(statement, language);
  const [, ...columns] = header;
  const parts = [...Map.groupBy(rows, ({ part }) => part)].map(([name, each]) => ({
    name,
    rows: each.map((row) => cellsOf(row, language)),
  }));
  const footer = `${statement.companyName} · ${statement.from} – ${statement.until}`;
  return renderPdf(
    new URL('./statement.typ', import.meta.url),
    { language, title, header: columns, facts, parts, footer },
    madeAt,
  );
}

/** Amounts are grouped the reader's way; the text of the number is kept whole, whatever its length. */
function cellsOf({ on, what, contract, change, balance }: WordedRow, language: string): string[] {
  const grouped = (text: string) => {
    const digits = text.split('.')[1]?.length ?? 0;
    return new Intl.NumberFormat(language, { minimumFractionDigits: digits }).format(text as `${number}`);
  };
  return [on ?? '', what, contract, change === null ? '' : grouped(change), grouped(balance)];
}
