// A decision on advance compensation: the noun, and what is always true of one. Pure.
import type { Uuid } from '#platform/ids/make-id';
import type { Head } from '../assessing/known-case.ts';
import type { KeptAssessment, KeptLine } from '../assessing/write-assessment.ts';

export interface Decision {
  decisionId: Uuid;
  kind: 'compensation' | 'goodwill';
  state: 'proposed' | 'approved' | 'refused' | 'withdrawn';
  caseId: Uuid;
  /** Null only when refused: money is decided on a contract. */
  contractId: Uuid | null;
  personId: Uuid;
  firmId: Uuid | null;
  incidentId: Uuid | null;
  batchId: Uuid | null;
  currency: string;
  totalMinor: bigint;
  /** Goodwill stands alone (DEC-9). */
  lines: KeptLine[];
  /** What the rules said when it was decided; it stays, also when a person decided otherwise. */
  said: KeptAssessment;
  overruleReason: string | null;
  note: string | null;
  /** The signature of the actor, as facts keep it. */
  proposedBy: string;
  proposedAt: string;
  approvedOn: string | null;
  endedBy: string | null;
  endedAt: string | null;
  endReason: string | null;
}

/** What a person asks to be paid under a head. */
export interface Wanted {
  head: Exclude<Head, 'goodwill'>;
  amountMinor: bigint;
}

export function totalOf(lines: readonly { amountMinor: string }[]): bigint {
  return lines.reduce((sum, line) => sum + BigInt(line.amountMinor), 0n);
}
