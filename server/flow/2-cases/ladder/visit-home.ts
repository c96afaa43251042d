// The visit that verifies at the home, a recorded step before any money moves (E6): planned, made with its findings, or called off.
import type { z } from 'zod';
import type { recordVisit as route } from '#api/flow/2-cases';
import { dayMillis } from '#platform/calendar/days';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { CaseDeed } from '../case-rules.ts';
import { inProgress, stepMade } from '../case-rules.ts';
import type { WholeCase } from '../case-store.ts';
import { type CaseShown, showCaseOf } from '../case-views.ts';
import { type Changed, changeCase, keepCase, lockFor } from '../change-case.ts';
import { assessed } from '../work/describe-case.ts';
import { findVisit, type Visit, visitWriter } from './visit-store.ts';

export function planVisit(acting: Acting, caseId: Uuid, given: { plannedAt: string; who: string }): Promise<CaseShown> {
  return changeCase(acting, { deed: 'plan_visit' }, caseId, async (tx, file) => {
    const plannedAt = new Date(given.plannedAt).toISOString();
    const visit: Visit = { visitId: makeUuid(), caseId, state: 'planned', plannedAt, who: given.who };
    await visitWriter(tx).add(visit);
    recordFact(tx, 'visit.planned', caseId, {
      caseId: idOf('cas', caseId),
      visitId: idOf('vis', visit.visitId),
      plannedAt,
    });
    return { ...stepMade(inProgress(file), tx.at, file.settings), visits: [...file.visits, visit] };
  });
}

/** Clocks of those who report differ by hours, not days. Refuses `visit.not_found`, `visit.not_planned` and `visit.in_future`. */
export function recordVisit(acting: Acting, visitId: Uuid, given: z.output<typeof route.body>): Promise<CaseShown> {
  return onVisit(acting, visitId, 'record_visit', async (tx, file) => {
    const doneAt = given.doneAt ?? tx.at.toISOString();
    if (Date.parse(doneAt) > tx.at.getTime() + dayMillis) throw refuse('visit.in_future', {});
    const { delivered, installed, problemFound, findings } = given;
    await visitWriter(tx).finish(visitId, { doneAt, delivered, installed, problemFound, findings });
    recordFact(tx, 'visit.done', file.caseId, {
      caseId: idOf('cas', file.caseId),
      visitId: idOf('vis', visitId),
      doneAt: new Date(doneAt).toISOString(),
      doneOn: dayAt(Date.parse(doneAt), file.timeZone),
      delivered,
      installed,
      problemFound,
    });
    const { damageClass, assessedLoss } = given;
    return damageClass === null ? file : await assessed(tx, file, { damageClass, assessedLoss });
  });
}

export function cancelVisit(acting: Acting, visitId: Uuid, { reason }: { reason: string }): Promise<CaseShown> {
  return onVisit(acting, visitId, 'cancel_visit', async (tx, file) => {
    await visitWriter(tx).cancel(visitId);
    recordFact(tx, 'visit.cancelled', file.caseId, {
      caseId: idOf('cas', file.caseId),
      visitId: idOf('vis', visitId),
      reason,
    });
    return file;
  });
}

/** The case is locked before the visit is read again: of two who record one visit, one is refused. */
async function onVisit(
  acting: Acting,
  visitId: Uuid,
  deed: CaseDeed,
  apply: (tx: Tx, file: WholeCase) => Promise<Changed>,
): Promise<CaseShown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const found = await findVisit(tx, visitId);
    if (!found) throw refuse('visit.not_found', {});
    const file = await lockFor(tx, deed, found.caseId);
    const visit = await findVisit(tx, visitId);
    if (visit?.state !== 'planned') throw refuse('visit.not_planned', { state: visit?.state ?? '' });
    const left = { ...file, visits: file.visits.filter((one) => one.visitId !== visitId) };
    await keepCase(tx, stepMade(inProgress(await apply(tx, left)), tx.at, file.settings));
    return await showCaseOf(tx, found.caseId, acting.actor);
  });
}
