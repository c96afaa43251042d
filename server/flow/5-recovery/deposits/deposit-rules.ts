// How much of a deposit or of held money is free to leave (REC-8). Pure.
import { addDays } from '#platform/calendar/days';

/** The first day on which the deposit of a merchant who left may go back. */
export function returnsFrom(leftOn: string, holdBackDays: number): string {
  return addDays(leftOn, holdBackDays + 1);
}

export interface Deposited {
  depositMinor: bigint;
  frozenMinor: bigint;
  minimumMinor: bigint;
  holdBackDays: number;
  leftOn: string | null;
}

/** What may be returned on a day, or the last day of the hold-back within which nothing may. */
export function freeDeposit(account: Deposited, today: string): { freeMinor: bigint } | { heldUntil: string } {
  const { depositMinor, frozenMinor, minimumMinor, holdBackDays, leftOn } = account;
  if (leftOn !== null && today < returnsFrom(leftOn, holdBackDays)) return { heldUntil: addDays(leftOn, holdBackDays) };
  // While the merchant trades the minimum stays; what is frozen may be part of it.
  const kept = leftOn !== null || frozenMinor > minimumMinor ? frozenMinor : minimumMinor;
  return { freeMinor: depositMinor > kept ? depositMinor - kept : 0n };
}

/** Held money beyond what open claims need and the deposit does not cover. */
export function freeSettlement(settlementMinor: bigint, openMinor: bigint, frozenMinor: bigint): bigint {
  const needed = openMinor - frozenMinor;
  return settlementMinor > needed ? settlementMinor - needed : 0n;
}
