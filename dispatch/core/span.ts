// A run of stops told by three numbers: seconds it lasts at least, earliest and latest second it can begin so that it
// lasts no longer; two runs are joined in constant time (Vidal, Crainic, Gendreau and Prins 2013).

/** The span in hand; one for all, so that nothing is made anew in the inner loop. */
export const span = { lasts: 0, opens: 0, closes: 0 };

export function takeSpan(lasts: number, opens: number, closes: number): void {
  span.lasts = lasts;
  span.opens = opens;
  span.closes = closes;
}

/** The span in hand goes on over `way` to another. False: too late. */
export function goOn(way: number, lasts: number, opens: number, closes: number): boolean {
  const shift = span.lasts + way;
  if (span.opens + shift > closes) return false;
  const waits = Math.max(0, opens - shift - span.closes);
  span.lasts = shift + lasts + waits;
  span.opens = Math.max(opens - shift, span.opens) - waits;
  span.closes = Math.min(closes - shift, span.closes);
  return true;
}

/** The other way round: something comes before the span in hand. */
export function goBack(way: number, lasts: number, opens: number, closes: number): boolean {
  const { lasts: behindFor, opens: behindOpens, closes: behindCloses } = span;
  takeSpan(lasts, opens, closes);
  return goOn(way, behindFor, behindOpens, behindCloses);
}
