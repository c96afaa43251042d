// The noun: one decided amount as recovery keeps it, with what was paid of it.
import type { Uuid } from '#platform/ids/make-id';
import type { DecidedLine } from './booking-rules.ts';

export interface Recourse {
  decisionId: Uuid;
  caseId: Uuid;
  contractId: Uuid;
  personId: Uuid;
  firmId: Uuid | null;
  incidentId: Uuid | null;
  currency: string;
  lines: DecidedLine[];
  totalMinor: bigint;
  recoverableMinor: bigint;
  paidMinor: bigint;
  /** Released: withdrawn, or declined by the customer; nothing is payable any more. */
  state: 'booked' | 'released';
  approvedOn: string;
  policyVersion: number;
}
