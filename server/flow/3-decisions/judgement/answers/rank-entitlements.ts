// Puts what is owed in order, best for the customer first, and sets aside what another entitlement outdoes in everything.
import type { RemedyKind } from '#api/flow/3-decisions';
import type { Entitlement, EntitlementStatus, Loser } from '../judgement.ts';
import type { Considered } from '../rules/judge-rule.ts';

export type Ranked = { entitlements: Entitlement[]; losers: Loser[] };

const statusRank: Record<EntitlementStatus, number> = { owed: 0, needs_proof: 1, refer: 2, may_offer: 3 };

/** Of equals the law is named first: it needs no one's promise. */
const basisRank: Record<Entitlement['basis'], number> = {
  statute: 0,
  warranty: 1,
  commitment: 2,
  contract: 3,
  goodwill: 4,
};

/** Money back or a new thing before a mended one; a chance to finish last. It only orders the list, never the customer's choice. */
const remedyRank: readonly RemedyKind[] = [
  'advance_compensation',
  'refund',
  'deposit_double',
  'return_goods',
  'terminate',
  'replace',
  'replace_other_model',
  'deliver',
  'missing_part',
  'price_reduction',
  'redo',
  'repair',
  'third_party_at_cost',
  'repair_cost',
  'maintenance',
  'extra_compensation',
  'penalty',
  'court_fine',
  'rent_of_like_home',
  'interest',
  'damages',
  'loaner',
  'goodwill',
  'paid_repair',
];
const rankOf = new Map(remedyRank.map((kind, rank) => [kind, rank]));

/**
 * Ranks what was considered. An entitlement gives way only to one with the same remedy that is at least as good in every
 * respect the customer feels, and is itself kept among the losers with the name of the one that outdid it (JUDGE-5). So a
 * better promise can add or replace, and can never take away.
 */
export function rankEntitlements(considered: readonly Considered[]): Ranked {
  const losers: Loser[] = [];
  const live: Entitlement[] = [];
  for (const one of considered) {
    if (one.status === 'lost') losers.push(one);
    else live.push(one);
  }
  live.sort(compareEntitlements);
  const kept: Entitlement[] = [];
  for (const one of live) {
    const better = kept.find((other) => outdoes(other, one));
    if (better)
      losers.push({ ...one, status: 'lost', lostBy: 'outdone', reasons: [], outdoneBy: better.id, certain: true });
    else kept.push(one);
  }
  return { entitlements: kept, losers };
}

/** Status, main remedies before those on top, kind of remedy, more money, less to pay, sooner; then by name, so that ties never vary. */
export function compareEntitlements(a: Entitlement, b: Entitlement): number {
  return (
    statusRank[a.status] - statusRank[b.status] ||
    Number(a.onTop) - Number(b.onTop) ||
    (rankOf.get(a.remedy) ?? 99) - (rankOf.get(b.remedy) ?? 99) ||
    compareBig(b.amountMinor ?? -1n, a.amountMinor ?? -1n) ||
    paidByCustomer(a) - paidByCustomer(b) ||
    soonest(a) - soonest(b) ||
    Number(a.checkWithCounsel) - Number(b.checkWithCounsel) ||
    basisRank[a.basis] - basisRank[b.basis] ||
    compareText(a.id, b.id)
  );
}

function outdoes(a: Entitlement, b: Entitlement): boolean {
  return (
    a.remedy === b.remedy &&
    a.onTop === b.onTop &&
    asCertain(a, b) &&
    (a.amountMinor ?? -1n) >= (b.amountMinor ?? -1n) &&
    (a.amountMinor === null) === (b.amountMinor === null) &&
    paysNoMore(a, b) &&
    soonest(a) <= soonest(b) &&
    (a.freight === 'trader' || b.freight !== 'trader') &&
    (a.chooser === 'customer' || b.chooser === a.chooser) &&
    !(a.checkWithCounsel && !b.checkWithCounsel) &&
    covers(a, b)
  );
}

/**
 * What is owed outdoes anything. What waits for proof outdoes only what waits for no less; and of two that a person must look
 * at neither hides the other, for each asks for its own missing facts.
 */
function asCertain(a: Entitlement, b: Entitlement): boolean {
  if (a.status === 'owed') return true;
  if (a.status !== 'needs_proof' || b.status !== 'needs_proof') return false;
  const enough = new Set(b.burden?.proofs);
  return (a.burden?.proofs ?? []).every((proof) => enough.has(proof));
}

/** Three words for whoever the customer has the contract with. */
const partner = new Set(['seller', 'contractor', 'developer']);

/** Nobody who has to answer under `b` is lost by keeping only `a`. */
function covers(a: Entitlement, b: Entitlement): boolean {
  const partnerAnswers = a.obligors.some((obligor) => partner.has(obligor.party));
  return b.obligors.every(
    ({ party }) => (partnerAnswers && partner.has(party)) || a.obligors.some((obligor) => obligor.party === party),
  );
}

function paysNoMore(a: Entitlement, b: Entitlement): boolean {
  return a.customerPays.every(
    (mine) => mine.percent <= (b.customerPays.find((other) => other.costClass === mine.costClass)?.percent ?? 0),
  );
}

function paidByCustomer(one: Entitlement): number {
  return one.customerPays.reduce((sum, part) => sum + part.percent, 0);
}

/** Days are compared when both are counted from the same event or known; an unknown deadline is the latest. */
function soonest(one: Entitlement): number {
  if (one.deadline === null) return Number.MAX_SAFE_INTEGER;
  return one.deadline.day ?? 1_000_000 + one.deadline.length * (one.deadline.unit === 'month' ? 30 : 1);
}

function compareBig(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
