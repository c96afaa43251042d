// The waterfall: which claim takes how much of the deposit and of held money. Pure; amounts in, draws out (REC-4 to REC-7).
import type { Uuid } from '#platform/ids/make-id';

export interface DrawableClaim {
  claimId: Uuid;
  decisionId: Uuid | null;
  openMinor: bigint;
  /** Deposit kept for this claim alone. */
  frozenMinor: bigint;
}
export interface Sources {
  /** The deposit, frozen parts included, and the part that is frozen, for these claims and for any others. */
  depositMinor: bigint;
  frozenMinor: bigint;
  settlementMinor: bigint;
}
export interface Draw {
  claimId: Uuid;
  source: 'deposit' | 'settlement';
  amountMinor: bigint;
}

const least = (...amounts: bigint[]) => amounts.reduce((a, b) => (a < b ? a : b));

/**
 * Claims oldest first. `paidLeft` is what was paid of a decision and not yet recovered by anyone; a claim without a decision has no
 * such bound. A claim may take its own frozen part and what is free, never what is frozen for another.
 */
export function drawWaterfall(
  claims: readonly DrawableClaim[],
  sources: Sources,
  paidLeft: ReadonlyMap<Uuid, bigint>,
): Draw[] {
  const left = new Map(paidLeft);
  let free = sources.depositMinor - sources.frozenMinor;
  let held = sources.settlementMinor;
  const draws: Draw[] = [];
  for (const { claimId, decisionId, openMinor, frozenMinor } of claims) {
    const bound = decisionId === null ? openMinor : least(openMinor, left.get(decisionId) ?? 0n);
    const fromDeposit = least(bound, frozenMinor + free);
    const fromHeld = least(bound - fromDeposit, held);
    if (fromDeposit > 0n) draws.push({ claimId, source: 'deposit', amountMinor: fromDeposit });
    if (fromHeld > 0n) draws.push({ claimId, source: 'settlement', amountMinor: fromHeld });
    // What was frozen for the claim and is not needed by it any more becomes free for the next.
    const frozenAfter = least(frozenMinor - least(frozenMinor, fromDeposit), openMinor - fromDeposit - fromHeld);
    free += frozenMinor - frozenAfter - fromDeposit;
    held -= fromHeld;
    if (decisionId !== null) left.set(decisionId, (left.get(decisionId) ?? 0n) - fromDeposit - fromHeld);
  }
  return draws;
}

/** What may be kept in the deposit for each claim, oldest first, out of what is free (REC-7). */
export function freezeFor(
  claims: readonly { claimId: Uuid; openMinor: bigint; frozenMinor: bigint }[],
  freeMinor: bigint,
): Map<Uuid, bigint> {
  let free = freeMinor;
  const added = new Map<Uuid, bigint>();
  for (const { claimId, openMinor, frozenMinor } of claims) {
    const more = least(openMinor - frozenMinor, free);
    if (more <= 0n) continue;
    added.set(claimId, more);
    free -= more;
  }
  return added;
}
