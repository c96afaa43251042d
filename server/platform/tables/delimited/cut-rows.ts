// Cuts delimited text into rows, piece by piece (RFC 4180, as spreadsheets and databases really write it): quotes over several
// lines, any line end or a mixture, rows of any length, quotes that are not quotes.

import { refuseTable } from '../refuse-table.ts';
import type { TableRow } from '../table-types.ts';

export type RowCutter = {
  /** The rows that are whole now. */
  push(text: string): TableRow[];
  /** The rows that were waiting for more. */
  end(): TableRow[];
};

/** A row longer than this is a quote that never closes or no table at all. */
const rowLengthMax = 4_000_000;

const quote = 0x22;
const cr = 0x0d;
const lf = 0x0a;

/**
 * Rows with the physical line each starts on; lines without a single character are passed over. A quote inside an unquoted cell
 * is a letter like any other, and so is one that opens the last cell of the file and is never closed. Refuses
 * `table.cell_too_long` with the line on which a row longer than four million characters begins.
 */
export function cutRows(delimiter: string, firstLine = 1): RowCutter {
  const mark = delimiter.charCodeAt(0);
  let rest = '';
  let line = firstLine;

  function cut(last: boolean): TableRow[] {
    const rows: TableRow[] = [];
    let from = 0;
    while (from < rest.length) {
      const row = cutOneRow(rest, from, mark, last, true) ?? (last ? cutOneRow(rest, from, mark, last, false) : null);
      if (!row) break;
      if (row.until > from + row.endLength) rows.push({ line, cells: row.cells });
      line += row.lines;
      from = row.until;
    }
    rest = rest.slice(from);
    if (rest.length > rowLengthMax) throw refuseTable('table.cell_too_long', { line, lengthMax: rowLengthMax });
    return rows;
  }

  return {
    push(text) {
      rest = rest === '' ? text : rest + text;
      return cut(false);
    },
    end: () => cut(true),
  };
}

type CutRow = { cells: string[]; until: number; endLength: number; lines: number };

/** The row that starts at `from`; null when its end is not there yet, or when `quotes` count and one is left open. */
function cutOneRow(text: string, from: number, mark: number, last: boolean, quotes: boolean): CutRow | null {
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  for (;;) {
    const quoted = quotes && text.charCodeAt(at) === quote;
    const cell = quoted ? readQuoted(text, at, last) : { before: '', until: at, lines: 0 };
    if (!cell) return null;
    const end = plainEnd(text, cell.until, mark);
    cells.push(quoted ? cell.before + text.slice(cell.until, end) : text.slice(at, end));
    lines += cell.lines;
    const stop = text.charCodeAt(end);
    if (stop === mark) at = end + 1;
    else {
      // A CR that ends the text so far may be half of a CRLF.
      if (!last && (end >= text.length || (stop === cr && end + 1 >= text.length))) return null;
      const endLength = end >= text.length ? 0 : stop === cr && text.charCodeAt(end + 1) === lf ? 2 : 1;
      return { cells, until: end + endLength, endLength, lines: lines + (endLength > 0 ? 1 : 0) };
    }
  }
}

/** The text between quotes, with doubled ones made single, and where it ends; null when the closing quote is not there. */
function readQuoted(
  text: string,
  from: number,
  last: boolean,
): { before: string; until: number; lines: number } | null {
  let before = '';
  let start = from + 1;
  for (;;) {
    const close = text.indexOf('"', start);
    if (close < 0 || (close + 1 >= text.length && !last)) return null;
    before += text.slice(start, close);
    if (text.charCodeAt(close + 1) !== quote) return { before, until: close + 1, lines: countLines(before) };
    before += '"';
    start = close + 2;
  }
}

function plainEnd(text: string, from: number, mark: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark || code === lf || code === cr) break;
  }
  return at;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lf || (code === cr && text.charCodeAt(at + 1) !== lf)) count += 1;
  }
  return count;
}
