// A tenancy: a firm trading under a brand in a store, as dated facts (E2); and what may happen to one.
import type { Uuid } from '#platform/ids/make-id';

/** `leaseEndsOn` was agreed, `endedOn` happened; both days are the last of the tenancy. */
export interface Tenancy {
  tenancyId: Uuid;
  firmId: Uuid;
  brandId: Uuid;
  storeId: Uuid;
  startedOn: string;
  leaseEndsOn: string | null;
  endedOn: string | null;
  endReason: string | null;
}

/**
 * The tenancy of the same firm, brand and store that a new one from `startedOn` would overlap (REG-6). One that has not ended
 * reaches on for ever, whatever its lease says: a merchant who stays past the lease still trades.
 */
export function overlapped(known: readonly Tenancy[], startedOn: string): Tenancy | undefined {
  return known.find(({ endedOn }) => endedOn === null || endedOn >= startedOn);
}

export type EndingAnswer = 'may_end' | 'ended_already' | 'ends_before_start';

/** A tenancy ends once, on or after its first day (REG-7). */
export function mayEnd(tenancy: Tenancy, endedOn: string): EndingAnswer {
  if (tenancy.endedOn !== null) return 'ended_already';
  return endedOn < tenancy.startedOn ? 'ends_before_start' : 'may_end';
}
