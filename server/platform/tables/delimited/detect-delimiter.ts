// Which character parts the cells: the one that gives most rows the same, largest number of cells.
import { type Delimiter, delimiters } from '../table-types.ts';
import { cutRows } from './cut-rows.ts';

export type DelimiterGuess = { delimiter: Delimiter; confidence: number };

const rowsMax = 200;

/** Spreadsheets may name the delimiter in a first line `sep=;`. */
export function delimiterBySepLine(text: string): { delimiter: Delimiter; lineLength: number } | null {
  const found = /^"?sep=([,;|\t])"?(\r\n|\r|\n|$)/i.exec(text);
  const delimiter = delimiters.find((each) => each === found?.[1]);
  return found && delimiter ? { delimiter, lineLength: found[0].length } : null;
}

/** From the beginning of a table's text. A table of one column is called comma-separated, with a confidence of 0.5. */
export function detectDelimiter(text: string): DelimiterGuess {
  const scored = delimiters.map((delimiter) => ({ delimiter, ...scoreDelimiter(text, delimiter) }));
  scored.sort((left, right) => right.score - left.score);
  const [best, second] = scored;
  if (!best || best.width < 2) return { delimiter: ',', confidence: 0.5 };
  return {
    delimiter: best.delimiter,
    confidence: Math.min(1, best.share * (1 - (second?.score ?? 0) / (2 * best.score))),
  };
}

/** `share` of rows as wide as most are, that `width`, and a score in which an even table beats a wide one. */
function scoreDelimiter(text: string, delimiter: Delimiter): { score: number; width: number; share: number } {
  const cutter = cutRows(delimiter);
  const whole = cutter.push(text);
  const rows = (whole.length > 0 ? whole : cutter.end()).slice(0, rowsMax);
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  const [width = 1, count = 0] = [...counts].sort((left, right) => right[1] - left[1])[0] ?? [];
  const share = rows.length === 0 ? 0 : count / rows.length;
  return { score: width < 2 ? 0 : share ** 3 * Math.log2(width), width, share };
}
