// Brings cases into an incident and takes them out again (INC-1).
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { caseWriter, lockCases, type WholeCase } from '../case-store.ts';
import { refuseWhoItIsAbout } from '../change-case.ts';
import { lockIncident } from './incident-store.ts';
import { type IncidentShown, showIncidentOf } from './incident-views.ts';

/** Refuses `incident.not_found` and `incident.closed`. The cases are locked and not in another incident. */
export async function bringIntoIncident(tx: Tx, incidentId: Uuid, files: readonly WholeCase[]): Promise<void> {
  const incident = await lockIncident(tx, incidentId);
  if (!incident) throw refuse('incident.not_found', {});
  if (incident.closedOn !== null) throw refuse('incident.closed', {});
  const joining = files.filter((file) => file.incidentId !== incidentId);
  await caseWriter(tx).change(joining.map((file) => ({ ...file, incidentId })));
  for (const { caseId } of joining)
    recordFact(tx, 'incident.case_joined', incidentId, {
      incidentId: idOf('inc', incidentId),
      caseId: idOf('cas', caseId),
    });
}

/** The cases that are there, each for who may see it. Refuses `case.not_found`, `case.in_another_incident`. */
export async function lockMembers(tx: Tx, incidentId: Uuid, caseIds: readonly Uuid[]): Promise<WholeCase[]> {
  const wanted = [...new Set(caseIds)];
  const files = await lockCases(tx, wanted);
  if (files.length < wanted.length) throw refuse('case.not_found', {});
  for (const file of files) {
    refuseWhoItIsAbout(file, tx.actor);
    if (file.incidentId !== null && file.incidentId !== incidentId)
      throw refuse('case.in_another_incident', { number: file.number });
  }
  return files;
}

export async function joinIncident(acting: Acting, incidentId: Uuid, caseIds: readonly Uuid[]): Promise<IncidentShown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    if (!(await lockIncident(tx, incidentId))) throw refuse('incident.not_found', {});
    await bringIntoIncident(tx, incidentId, await lockMembers(tx, incidentId, caseIds));
    return await showIncidentOf(tx, incidentId);
  });
}

/** Refuses `incident.not_found`, `case.not_found` and `case.not_in_incident`. */
export async function leaveIncident(
  acting: Acting,
  incidentId: Uuid,
  { caseId, reason }: { caseId: Uuid; reason: string },
): Promise<IncidentShown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    if (!(await lockIncident(tx, incidentId))) throw refuse('incident.not_found', {});
    const [file] = await lockCases(tx, [caseId]);
    refuseWhoItIsAbout(file, tx.actor);
    if (file?.incidentId !== incidentId) throw refuse('case.not_in_incident', {});
    await caseWriter(tx).change([{ ...file, incidentId: null }]);
    recordFact(tx, 'incident.case_left', incidentId, {
      incidentId: idOf('inc', incidentId),
      caseId: idOf('cas', caseId),
      reason,
    });
    return await showIncidentOf(tx, incidentId);
  });
}
