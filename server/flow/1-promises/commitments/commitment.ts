// The public commitment: a promise made to everyone, in numbered versions, each in force from a day on (E18).
import type { z } from 'zod';
import type { commitmentScope, evidenceKinds, PromiseClock } from '#api/flow/1-promises';
import type { InThreeLanguages } from '#api/values';
import type { IsoDay } from '#platform/calendar/calendar-types';
import { type Uuid, uuidOf } from '#platform/ids/make-id';

export type CommitmentScope = z.output<typeof commitmentScope>;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What one version says. `inForceUntil` is its last day; null: until a later version begins or the commitment ends. */
export interface CommitmentText {
  name: InThreeLanguages;
  wording: InThreeLanguages;
  clock: PromiseClock;
  scope: CommitmentScope;
  evidence: EvidenceKind[];
  inForceFrom: IsoDay;
  inForceUntil: IsoDay | null;
}

export interface CommitmentVersion extends CommitmentText {
  version: number;
  writtenAt: string;
  writtenBy: string;
}

/** `versions` stand in the order they were written; each begins after the one before. */
export interface Commitment {
  commitmentId: Uuid;
  code: string;
  playbook: string | null;
  /** The last day on which a contract signed gets this commitment; null: it has not been ended. */
  endedOn: IsoDay | null;
  versions: CommitmentVersion[];
}

/** What the scope of a commitment looks at. */
export interface Scoped {
  storeId: Uuid | null;
  brandId: Uuid | null;
  firmId: Uuid | null;
  families: readonly string[];
}

/**
 * The version a contract signed on `on` gets (PROM-1): the latest that had begun, unless its own last day or that of the
 * commitment is over. An earlier version does not come back when a later one ends.
 */
export function versionInForce(commitment: Commitment, on: IsoDay): CommitmentVersion | undefined {
  if (commitment.endedOn !== null && on > commitment.endedOn) return undefined;
  const version = commitment.versions.findLast((each) => each.inForceFrom <= on);
  return version && (version.inForceUntil === null || on <= version.inForceUntil) ? version : undefined;
}

/** Whether a contract is in the scope: an empty list means everywhere, and every list that is not empty must name it. */
export function isInScope(scope: CommitmentScope, contract: Scoped): boolean {
  return (
    names(scope.storeIds, contract.storeId) &&
    names(scope.brandIds, contract.brandId) &&
    names(scope.firmIds, contract.firmId) &&
    (scope.families.length === 0 || scope.families.some((family) => contract.families.includes(family)))
  );
}

function names(ids: readonly `${string}_${string}`[], uuid: Uuid | null): boolean {
  return ids.length === 0 || (uuid !== null && ids.some((id) => uuidOf(id) === uuid));
}
