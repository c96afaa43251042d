// When complaints of one problem at one place are too many for chance. Pure: counts in, a verdict out.

/** A cluster is looked for in the week, the four weeks and the twelve weeks that end today. */
export const windowsInDays = [7, 28, 84] as const;
/** What is usual is learnt from the year of whole weeks before the window, so that weekdays and seasons are all in it. */
export const referenceDays = 364;
/** From three customers on there is something that repeats. */
export const customersMin = 3;
/** WARN-2: what the company puts up with, all its places and problems together. */
export const falseWarningsPerYear = 1;
const looksPerYear = 365;

/** Complaints of a cell in a window and before it. The window's share is what it would hold of them were nothing the matter. */
export interface CellCounts {
  inWindow: number;
  before: number;
  share: number;
}
/** What else was complained about, in the window and before it. */
export interface Rest {
  inWindow: number;
  before: number;
}

/**
 * The largest share of the complaints that could be expected in the window: its share of the days looked at; its share of the days
 * contracts were in customers' hands, so that a merchant who sells more does not warn; and its share of everything else complained
 * about, so that neither a season nor the first weeks of keeping cases do. The rest weighs as it grows: one case is counted in by days.
 */
export function windowShare(
  days: { window: number; before: number },
  contractDays: { window: number; before: number } | null,
  rests: readonly Rest[],
): number {
  const byDays = days.window / (days.window + days.before);
  const inHands = contractDays === null ? 0 : contractDays.window + contractDays.before;
  const byHands = contractDays === null || inHands === 0 ? 0 : contractDays.window / inHands;
  const byRest = rests.map(({ inWindow, before }) => (inWindow + byDays) / (inWindow + before + 1));
  return Math.max(byDays, byHands, ...byRest);
}

/**
 * The natural logarithm of the chance of at least so many in the window, given all that came in the window and before: each complaint
 * falls into the window with the share's probability, so their number is binomial (the conditional test of two Poisson counts).
 */
export function logChance({ inWindow, before, share }: CellCounts): number {
  const all = inWindow + before;
  if (inWindow <= 0 || share >= 1 || inWindow <= all * share) return 0;
  const odds = share / (1 - share);
  let logFirst = inWindow * Math.log(share) + before * Math.log1p(-share);
  for (let i = 1; i <= before; i += 1) logFirst += Math.log((inWindow + i) / i);
  // Beyond the mean each term is smaller than the one before; the sum ends when they no longer count.
  let [term, sum] = [1, 1];
  for (let k = inWindow; k < all && term > sum * Number.EPSILON; k += 1) {
    term *= ((all - k) / (k + 1)) * odds;
    sum += term;
  }
  return Math.min(0, logFirst + Math.log(sum));
}

/**
 * The chance allowed to one look at one cell (Bonferroni): every cell is looked at in every window on every day of the year, and all of
 * these together may be wrong once. Windows of neighbouring days overlap, so the true number of false warnings is far below.
 */
export function logLimit(cells: number): number {
  return Math.log(falseWarningsPerYear / (looksPerYear * windowsInDays.length * Math.max(1, cells)));
}

export function isCluster(counts: CellCounts, cells: number): boolean {
  return counts.inWindow >= customersMin && logChance(counts) <= logLimit(cells);
}
