// Cuts a text at the marked sentences, so that each piece carries the numbers of the clauses found in it. Pure.

export interface Piece {
  from: number;
  text: string;
  /** From 1, as in the list of clauses; empty for text between. */
  numbers: number[];
}

/** Sentences do not overlap; several clauses may be found in one, and a mark outside the text is left out. */
export function piecesOf(text: string, found: readonly { from: number; until: number }[]): Piece[] {
  const marks = new Map<number, { until: number; numbers: number[] }>();
  found.forEach(({ from, until }, at) => {
    if (from < 0 || until > text.length || until <= from) return;
    const mark = marks.get(from) ?? { until, numbers: [] };
    marks.set(from, { until: Math.max(mark.until, until), numbers: [...mark.numbers, at + 1] });
  });
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, { until, numbers }] of [...marks].sort(([a], [b]) => a - b)) {
    if (from < at) continue;
    if (from > at) pieces.push({ from: at, text: text.slice(at, from), numbers: [] });
    pieces.push({ from, text: text.slice(from, until), numbers });
    at = until;
  }
  if (at < text.length) pieces.push({ from: at, text: text.slice(at), numbers: [] });
  return pieces;
}
