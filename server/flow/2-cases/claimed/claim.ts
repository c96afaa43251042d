// What is claimed on a case: the noun, and how what was given becomes a version of it. Pure.
import type { ClaimGiven } from '#api/flow/2-cases.claimed';
import type { AskedRemedy, boughtWays, buyerKinds, orderedKinds } from '#api/flow/2-cases.words';

/** One thing the customer asks for; days are those of the place. */
export interface Ask {
  remedy: AskedRemedy;
  askedOn: string;
  amountMinor: string | null;
  currency: string | null;
  /** The day it was put right. */
  metOn: string | null;
}

/** Null: nobody has said. */
export interface Claim {
  buyer: (typeof buyerKinds)[number] | null;
  bought: (typeof boughtWays)[number] | null;
  ordered: (typeof orderedKinds)[number] | null;
  receivedOn: string | null;
  lateDailyMinor: bigint | null;
  lateCapMinor: bigint | null;
  lateCurrency: string | null;
  asks: Ask[];
}

/** CLAIM-2: what is asked for without a day was asked for when the customer complained. */
export function claimOf({ latePenalty, asks, ...given }: ClaimGiven, complainedOn: string): Claim {
  const { buyer, bought, ordered, receivedOn } = given;
  return {
    ...{ buyer, bought, ordered, receivedOn },
    lateDailyMinor: latePenalty && BigInt(latePenalty.perDay.amountMinor),
    lateCapMinor: latePenalty?.atMost ? BigInt(latePenalty.atMost.amountMinor) : null,
    lateCurrency: latePenalty?.perDay.currency ?? null,
    asks: asks.map(({ remedy, askedOn, amount, metOn }) => ({
      remedy,
      // Put right before the complaint: it was asked for by then.
      askedOn: askedOn ?? (metOn !== null && metOn < complainedOn ? metOn : complainedOn),
      amountMinor: amount?.amountMinor ?? null,
      currency: amount?.currency ?? null,
      metOn,
    })),
  };
}

/** CLAIM-3: the first day named that has not come yet. */
export function dayInFuture({ receivedOn, asks }: Claim, today: string): string | undefined {
  return [receivedOn, ...asks.flatMap(({ askedOn, metOn }) => [askedOn, metOn])]
    .filter((day) => day !== null)
    .find((day) => day > today);
}

/** Whether two say the same, so that saying it again is no new version. */
export function saysSame(one: Claim, other: Claim): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));
}

function wordsOf(claim: Claim) {
  const asks = claim.asks.map(({ remedy, askedOn, amountMinor, currency, metOn }) => [
    ...[remedy, askedOn, amountMinor, currency, metOn],
  ]);
  const { buyer, bought, ordered, receivedOn, lateDailyMinor, lateCapMinor, lateCurrency } = claim;
  return [buyer, bought, ordered, receivedOn, String(lateDailyMinor), String(lateCapMinor), lateCurrency, asks];
}
