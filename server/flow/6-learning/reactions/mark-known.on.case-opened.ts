// Who complains by themselves while a sweep runs is known from then on, and is not called (SWEEP-11).
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { recordCompleted } from '../sweeps/record-completed.ts';
import { sweepWriter } from '../sweeps/sweep-store.ts';

export const markKnown = reaction<'case.opened'>({
  name: 'mark-known.on.case-opened',
  on: ['case.opened'],
  react: markKnownIn,
});

/** A case that a sweep's own call opened finds its member answered already and changes nothing. */
async function markKnownIn(tx: Tx, facts: Fact<'case.opened'>[]): Promise<void> {
  const cases = facts.flatMap(({ body }) =>
    body.contractId === null ? [] : [{ caseId: uuidOf(body.caseId), contractId: uuidOf(body.contractId) }],
  );
  const once = [...new Map(cases.map((one) => [one.contractId, one])).values()];
  const marked = await sweepWriter(tx).markKnown(once);
  for (const [sweepId, ofSweep] of Map.groupBy(marked, (one): Uuid => one.sweepId)) {
    const moved = await sweepWriter(tx).moveCount(sweepId, 'to_call', 'known', ofSweep.length);
    if (moved?.completed) recordCompleted(tx, { sweepId, incidentId: moved.incidentId }, moved.counts);
  }
}
