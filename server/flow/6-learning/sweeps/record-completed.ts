// Tells that a sweep is complete: no member is without a status (SWEEP-9, E10).
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { MemberCounts } from './sweep.ts';

export function recordCompleted(
  tx: Tx,
  { sweepId, incidentId }: { sweepId: Uuid; incidentId: Uuid },
  counts: MemberCounts,
): void {
  const { known, satisfied, affected, other, unreached, declined } = counts;
  recordFact(tx, 'sweep.completed', sweepId, {
    sweepId: idOf('swp', sweepId),
    incidentId: idOf('inc', incidentId),
    members: known + satisfied + affected + other + unreached + declined,
    known,
    satisfied,
    affected,
    other,
    unreached,
    declined,
  });
}
