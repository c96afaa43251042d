// What the rules of advance compensation look at: a case with its contract, as known on one day. Facts only, nothing concluded.
import type { LocalText } from '#api/flow/3-decisions';
import type { Claim } from '#cases';
import type { Uuid } from '#platform/ids/make-id';

export type Head = 'refund' | 'penalty' | 'consequential' | 'goodwill';

/** One demand to the merchant. Days are days of the place. */
export interface KnownDemand {
  sentOn: string;
  dueOn: string;
  answeredOn: string | null;
  answer: 'agrees' | 'put_right' | 'refuses' | 'disputes' | 'no_agreement' | null;
  /** By when a merchant that agrees will have put it right. */
  performOn: string | null;
  /** The deadline passed without an answer. */
  lapsed: boolean;
}

export interface KnownSale {
  contractId: Uuid;
  signedOn: string;
  cancelledOn: string | null;
  priceMinor: bigint | null;
  /** What vouchers show as paid; null when nothing was noted, or not everything noted says how much. */
  paidMinor: bigint | null;
  /** First day something of it fell due, and the day all of it was delivered. */
  dueOn: string | null;
  deliveredOn: string | null;
  /** Whether everything agreed has been done: delivered, installed, performed. */
  allDoneOn: string | null;
  /** Registered at one of our stores, or with a merchant known to trade in one. */
  inStore: boolean;
  /** The day the seller's last tenancy ended; null while one runs, or when none is known. */
  merchantLeftOn: string | null;
  /** The public commitment to pay first that the contract was given and that has not been given up. */
  promise: { code: string; version: number } | null;
}

/** What the operator's tables and the contract give in money, as the judgement says it. */
export interface GivenAmount {
  head: 'advance' | 'penalty';
  amountMinor: bigint;
  ruleId: string;
  ruleVersion: string;
  title: LocalText;
}

export interface KnownCase {
  caseId: Uuid;
  personId: Uuid;
  firmId: Uuid | null;
  incidentId: Uuid | null;
  onDay: string;
  currency: string;
  /** Nothing came at all; or something else is wrong. */
  problem: 'not_delivered' | 'late' | 'other';
  complainedOn: string;
  sale: KnownSale | null;
  proofs: readonly { kind: string; state: 'wanted' | 'given' | 'waived' }[];
  visit: { doneOn: string; delivered: boolean | null; problemFound: boolean } | null;
  /**
   * Of a case the mall found by its own call: the day the same problem was seen at another home of the incident. Null for a case
   * somebody brought to us, and while nobody's home of the incident has been visited.
   */
  seenInIncidentOn: string | null;
  demands: readonly KnownDemand[];
  damageClass: string;
  assessedLossMinor: bigint | null;
  /** What is claimed on the case; null until anybody has said so. */
  claimed: Claim | null;
  given: readonly GivenAmount[];
  /** Heads decided on this contract before, in proposals and approvals that stand, and what they come to. */
  taken: readonly Head[];
  takenMinor: bigint;
  caps: { perContractMinor: bigint | null; claimMonths: number | null };
  /** Earlier decisions for the same person: paid, and refused. */
  history: { paid: number; refused: number };
}
