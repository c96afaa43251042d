// The words of money: an amount in minor units with its currency, a share, an exact rate, and how a fraction is rounded.

/** An answer that says no: the code of the reason and the facts a sentence about it needs. Never thrown. */
export type Refused<Reason extends string> = {
  ok: false;
  reasonCode: Reason;
  data: Readonly<Record<string, string | number>>;
};

/** An amount of money: whole minor units (fen, kopecks, cents; yen and dinar by ISO 4217) of one currency. */
export type Money = { readonly amountMinor: bigint; readonly currency: string };

/** An exact fraction, such as 1 % a day or 1/150 of a key rate. The denominator is positive. */
export type Rate = { readonly numerator: bigint; readonly denominator: bigint };

/**
 * What becomes of a fraction of a minor unit: `half_up` away from zero at the half (how people and courts round),
 * `half_even` to the even neighbour, `toward_zero`, `away_from_zero`, `floor`, `ceiling`.
 */
export const roundings = ['half_up', 'half_even', 'toward_zero', 'away_from_zero', 'floor', 'ceiling'] as const;
export type Rounding = (typeof roundings)[number];
