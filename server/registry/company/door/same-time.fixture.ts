// For tests: whether two sets of times could come from one and the same work (Mann and Whitney 1947, normal approximation
// with ties), and how far their medians lie apart.

export interface Comparison {
  /** Two-sided: how likely so great a difference is when there is none. */
  p: number;
  /** Difference of the medians over the spread of all samples (5th to 95th percentile). */
  medianShare: number;
}

export function compareTimes(a: readonly number[], b: readonly number[]): Comparison {
  const all = [...a.map((ms) => ({ ms, mine: true })), ...b.map((ms) => ({ ms, mine: false }))].sort(
    (x, y) => x.ms - y.ms,
  );
  let rankSum = 0;
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let until = from;
    while (until < all.length && all[until]?.ms === all[from]?.ms) until += 1;
    const rank = (from + 1 + until) / 2;
    rankSum += rank * all.slice(from, until).filter(({ mine }) => mine).length;
    ties += (until - from) ** 3 - (until - from);
    from = until;
  }
  const n = all.length;
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const sigma = Math.sqrt(((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1))));
  const z = Math.abs(u - (a.length * b.length) / 2) / sigma;
  const spread =
    quantile(
      all.map(({ ms }) => ms),
      0.95,
    ) -
    quantile(
      all.map(({ ms }) => ms),
      0.05,
    );
  return { p: 2 * upperTail(z), medianShare: Math.abs(quantile(a, 0.5) - quantile(b, 0.5)) / spread };
}

function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The upper tail of the normal distribution (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/** Takes both kinds in turns, so that whatever else the machine does falls on both alike. */
export async function timeInTurns(
  times: number,
  one: (at: number) => Promise<unknown>,
  other: (at: number) => Promise<unknown>,
  atOnce = 1,
): Promise<[number[], number[]]> {
  const taken: [number[], number[]] = [[], []];
  const timed = async (kind: 0 | 1, at: number) => {
    const start = performance.now();
    await (kind === 0 ? one : other)(at);
    taken[kind].push(performance.now() - start);
  };
  for (let at = 0; at < times; at += atOnce) {
    const places = Array.from({ length: Math.min(atOnce, times - at) }, (_, place) => at + place);
    if (atOnce === 1) {
      await timed((at % 2) as 0 | 1, at);
      await timed((1 - (at % 2)) as 0 | 1, at);
    } else await Promise.all(places.flatMap((place) => [timed(0, place), timed(1, place)]));
  }
  return taken;
}
