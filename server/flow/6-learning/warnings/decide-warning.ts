// What a person makes of a warning: an incident of the cases behind it, or a reason why it is nothing.
import type { z } from 'zod';
import type { dismissWarning as dismissRoute, takeUpWarning as takeUpRoute } from '#api/flow/6-learning.warnings';
import { joinIncidentIn, openIncidentFor } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Warning, WarningShown } from './warning.ts';
import { warningReader, warningWriter } from './warning-store.ts';
import { showWarningOf } from './warning-views.ts';

/** Refuses `warning.not_found`; hidden from whoever a case behind it is about. */
async function lockWarning(tx: Tx, warningId: Uuid): Promise<Warning> {
  await showWarningOf(tx, warningId);
  const warning = await warningWriter(tx).lock(warningId);
  if (!warning) throw refuse('warning.not_found', {});
  return warning;
}

/**
 * WARN-8: its cases that are in no incident come into that of the warning, else into a new one. Pressed again
 * it brings in what came since. Refuses `warning.not_found`, `warning.dismissed_already`, `warning.nothing_new`
 * and `incident.closed`.
 */
export async function takeUpWarning(
  acting: Acting,
  warningId: Uuid,
  given: z.output<typeof takeUpRoute.body>,
): Promise<WarningShown> {
  allow(acting, 'incident.write');
  return await acting.transact(async (tx) => {
    const warning = await lockWarning(tx, warningId);
    if (warning.state === 'dismissed') throw refuse('warning.dismissed_already', {});
    const outside = (await warningReader(tx).casesBehind(warningId)).filter(({ incidentId }) => incidentId === null);
    const [first] = outside;
    if (!first) throw refuse('warning.nothing_new', {});
    const incidentId = warning.incidentId ?? (await openIncidentFor(tx, first.caseId, given.title));
    await joinIncidentIn(
      tx,
      incidentId,
      outside.map(({ caseId }) => caseId),
    );
    await warningWriter(tx).takeUp(warningId, incidentId);
    recordFact(tx, 'warning.taken_up', warningId, {
      warningId: idOf('wrn', warningId),
      incidentId: idOf('inc', incidentId),
      cases: outside.length,
    });
    return await showWarningOf(tx, warningId);
  });
}

/** Refuses `warning.not_found`, `warning.dismissed_already` and `warning.taken_up_already`. */
export async function dismissWarning(
  acting: Acting,
  warningId: Uuid,
  { reason }: z.output<typeof dismissRoute.body>,
): Promise<WarningShown> {
  allow(acting, 'incident.write');
  return await acting.transact(async (tx) => {
    const { state } = await lockWarning(tx, warningId);
    if (state === 'dismissed') throw refuse('warning.dismissed_already', {});
    if (state === 'taken_up') throw refuse('warning.taken_up_already', {});
    await warningWriter(tx).dismiss(warningId, reason);
    recordFact(tx, 'warning.dismissed', warningId, { warningId: idOf('wrn', warningId), reason });
    return await showWarningOf(tx, warningId);
  });
}
