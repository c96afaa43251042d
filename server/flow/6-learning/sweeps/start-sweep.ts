// Starts a sweep from a confirmed case: its incident, its frozen members, one call task each (E9).
import type { z } from 'zod';
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { startSweep as startContract } from '#api/flow/6-learning';
import { factsForDecision, joinIncidentIn, mayTouchCase, openIncidentFor } from '#cases';
import type { Actor } from '#platform/auth/actor';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCompany, refuseUnknownPlaces } from '#registry';
import { knownOutsideIncident } from './known-outside-incident.ts';
import { recordCompleted } from './record-completed.ts';
import type { SweepWindow } from './sweep.ts';
import { isConfirmed } from './sweep-rules.ts';
import { type StartedSweep, sweepReader, sweepWriter } from './sweep-store.ts';
import { type SweepShown, showSweep } from './sweep-views.ts';

type Given = z.output<typeof startContract.body>;

/**
 * With nobody left to call it is completed at once. Refuses `case.not_found`,
 * `sweep.case_without_contract`, `sweep.case_not_confirmed`, and places of the window that are not known.
 */
export async function startSweep(acting: Acting, given: Given): Promise<SweepShown> {
  allow(acting, 'sweep.start');
  const window = windowOf(given.filter);
  return await acting.transact(async (tx) => {
    await refuseUnknownWindow(tx, given.filter);
    const caseId = uuidOf(given.caseId);
    const origin = await readOrigin(tx, tx.actor, caseId);
    const incidentId = origin.incidentUuid ?? (await openIncidentFor(tx, caseId, given.title));
    const { timeZone } = await readCompany(tx);
    const sweep: StartedSweep = {
      ...window,
      sweepId: makeUuid(),
      title: given.title,
      caseId,
      incidentId,
      problem: origin.problem,
      attemptsMax: given.attemptsMax,
      startedBy: tx.actor.signature,
      today: dayAt(tx.at.getTime(), timeZone),
    };
    const counts = await sweepWriter(tx).addSweep(sweep);
    await joinIncidentIn(tx, incidentId, await knownOutsideIncident(tx, sweep));
    recordStart(tx, sweep, {
      members: counts.to_call + counts.known,
      known: counts.known,
      foundBefore: counts.foundBefore,
    });
    if (counts.to_call === 0) recordCompleted(tx, sweep, counts);
    return await showSweep(tx, sweep.sweepId);
  });
}

/** Refuses `firm.not_found`, `brand.not_found`, `store.not_found` and `product.not_found`. */
export async function refuseUnknownWindow(snapshot: Snapshot, filter: Given['filter']): Promise<void> {
  const some = <T>(id: T | null): T[] => (id === null ? [] : [id]);
  await refuseUnknownPlaces(snapshot, {
    firmIds: some(filter.firmId),
    brandIds: some(filter.brandId),
    storeIds: some(filter.storeId),
  });
  if (filter.productId !== null && !(await sweepReader(snapshot).isProduct(uuidOf(filter.productId))))
    throw refuse('product.not_found', {});
}

export function windowOf(filter: Given['filter']): SweepWindow {
  const uuid = (id: `${string}_${string}` | null) => (id === null ? null : uuidOf(id));
  return {
    ...filter,
    firmId: uuid(filter.firmId),
    brandId: uuid(filter.brandId),
    storeId: uuid(filter.storeId),
    productId: uuid(filter.productId),
  };
}

/** The case a sweep starts from (SWEEP-1). Refuses `case.not_found`, also when it is hidden from who asks. */
export async function readOrigin(
  snapshot: Snapshot,
  actor: Actor,
  caseUuid: Uuid,
): Promise<{ incidentUuid: Uuid | null; problem: CaseProblem }> {
  await mayTouchCase(snapshot, actor, caseUuid);
  const found = await factsForDecision(snapshot, caseUuid);
  if (found.contractUuid === null) throw refuse('sweep.case_without_contract', {});
  if (!isConfirmed(found)) throw refuse('sweep.case_not_confirmed', { caseState: found.state });
  return { incidentUuid: found.incidentUuid, problem: found.problem as CaseProblem };
}

function recordStart(
  tx: Tx,
  sweep: StartedSweep,
  counts: { members: number; known: number; foundBefore: number },
): void {
  recordFact(tx, 'sweep.started', sweep.sweepId, {
    sweepId: idOf('swp', sweep.sweepId),
    caseId: idOf('cas', sweep.caseId),
    incidentId: idOf('inc', sweep.incidentId),
    title: sweep.title,
    firmId: sweep.firmId && idOf('frm', sweep.firmId),
    brandId: sweep.brandId && idOf('brd', sweep.brandId),
    signedFrom: sweep.signedFrom,
    signedUntil: sweep.signedUntil,
    ...counts,
  });
}
