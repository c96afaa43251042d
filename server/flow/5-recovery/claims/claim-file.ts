// The noun of recovery: what one bearer is asked to bear, how much of it is open, and where it stands in the ledger.
import type { bearerKinds, claimCauses, claimRungs, claimStates, moveKinds } from '#api/flow/5-recovery.words';
import type { AccountCode, AccountName } from '#ledger';
import type { Uuid } from '#platform/ids/make-id';

type Of<List extends readonly string[]> = List[number];
export type BearerKind = Of<typeof bearerKinds>;
export type ClaimState = Of<typeof claimStates>;
export type ClaimRung = Of<typeof claimRungs>;
export type ClaimCause = Of<typeof claimCauses>;
export type MoveKind = Of<typeof moveKinds>;

export interface Bearer {
  bearer: BearerKind;
  firmId: Uuid | null;
  staffId: Uuid | null;
}

/** Always true: open = claimed − recovered − waived − written off; booked and frozen are at most open. */
export interface Claim extends Bearer {
  claimId: Uuid;
  decisionId: Uuid | null;
  caseId: Uuid | null;
  contractId: Uuid | null;
  incidentId: Uuid | null;
  cause: ClaimCause | null;
  note: string | null;
  state: ClaimState;
  rung: ClaimRung | null;
  currency: string;
  claimedMinor: bigint;
  recoveredMinor: bigint;
  waivedMinor: bigint;
  writtenOffMinor: bigint;
  recoveredLateMinor: bigint;
  /** Of the open amount, what stands in the ledger as a receivable; the rest is an expense of `contra` already. */
  bookedMinor: bigint;
  frozenMinor: bigint;
  offeredMinor: bigint | null;
  agreedMinor: bigint | null;
  contra: AccountCode;
  raisedOn: string;
  windowDays: number;
  fileBy: string;
  warnedPercent: number;
  filedOn: string | null;
  payBy: string | null;
  reference: string | null;
}

/** A change of a claim's amounts, for its history. */
export interface ClaimMove {
  kind: MoveKind;
  /** What happened, above zero, and what it did to the open amount. */
  amountMinor: bigint;
  changeMinor: bigint;
}

/** A claim before and after, with the move that led from one to the other (none when only words changed). */
export interface ClaimChange {
  was: Claim;
  is: Claim;
  move?: ClaimMove;
}

export function openOf(claim: Claim): bigint {
  return claim.claimedMinor - claim.recoveredMinor - claim.waivedMinor - claim.writtenOffMinor;
}

/** The receivable of the bearer: 1210 of a merchant, 1220 of a maker, carrier or insurer, 1230 of staff. */
export function accountOf(claim: Bearer): AccountName {
  const code = claim.bearer === 'merchant' ? '1210' : claim.bearer === 'staff' ? '1230' : '1220';
  return { code, party: bearerOf(claim) };
}

export function bearerOf({ bearer, firmId, staffId }: Bearer): Uuid {
  return (bearer === 'staff' ? staffId : firmId) as Uuid;
}

/** Subject of the facts about a claim: its case, whose timeline tells them, or the claim itself. */
export function subjectOf(claim: Claim): Uuid {
  return claim.caseId ?? claim.claimId;
}
