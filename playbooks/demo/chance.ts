// Chance that repeats: the same seed gives the same draws on every machine (sfc32, seeded by FNV-1a).

export interface Chance {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in `share` of all draws. */
  happens(share: number): boolean;
  /** A draw in which what has twice the weight comes twice as often. */
  weighted<T>(from: readonly T[], weightOf: (one: T) => number): T;
}

export function makeChance(seed: string): Chance {
  const next = sfc32(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return {
    next,
    pick,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (share) => next() < share,
    weighted(from, weightOf) {
      let left = next() * from.reduce((sum, one) => sum + weightOf(one), 0);
      return from.find((one) => (left -= weightOf(one)) < 0) ?? pick(from);
    },
  };
}

function sfc32(seed: string): () => number {
  const hash = (salt: number) =>
    [...seed].reduce(
      (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0,
      2_166_136_261 ^ salt,
    );
  let [a, b, c, counter] = [hash(1), hash(2), hash(3), 1];
  const next = () => {
    const drawn = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + drawn;
    return (drawn >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 15; warm += 1) next();
  return next;
}
