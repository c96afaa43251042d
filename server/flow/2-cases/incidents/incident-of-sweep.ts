// The door's way in for sweeps: the incident of the case a sweep starts from, and the cases it finds standing outside (E12).
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { lockCase, lockCases } from '../case-store.ts';
import { incidentWriter } from './incident-store.ts';
import { bringIntoIncident } from './join-incident.ts';

/**
 * The case's own incident, else a new one with the case in it, begun on the day of its complaint. Two sweeps at once meet the same
 * one, because the case is locked. Refuses `case.not_found` and `incident.closed`.
 */
export async function openIncidentFor(tx: Tx, caseUuid: Uuid, title: string): Promise<Uuid> {
  const file = await lockCase(tx, caseUuid);
  if (!file) throw refuse('case.not_found', {});
  if (file.incidentId !== null) return file.incidentId;
  const incidentId = makeUuid();
  const { problem, firmId, brandId, complainedOn } = file;
  const today = dayAt(tx.at.getTime(), file.timeZone);
  await incidentWriter(tx).add({
    incidentId,
    title,
    cause: null,
    note: null,
    problem,
    firmId,
    brandId,
    beganOn: complainedOn < today ? complainedOn : today,
    closedOn: null,
    past: false,
    pastCustomers: null,
    pastAssessedMinor: null,
    pastPaidMinor: null,
    pastCurrency: null,
  });
  recordFact(tx, 'incident.opened', incidentId, { incidentId: idOf('inc', incidentId), past: false });
  await bringIntoIncident(tx, incidentId, [file]);
  return incidentId;
}

/** Those in no incident come in; one that has found another meanwhile stays there (INC-1). */
export async function joinIncidentIn(tx: Tx, incidentUuid: Uuid, caseUuids: readonly Uuid[]): Promise<void> {
  if (caseUuids.length === 0) return;
  const files = await lockCases(tx, [...caseUuids]);
  await bringIntoIncident(
    tx,
    incidentUuid,
    files.filter((file) => file.incidentId === null),
  );
}
