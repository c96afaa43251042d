// Who owns a case: the first who takes the complaint keeps it until somebody else accepts it (CASE-5; first-contact responsibility, E21).
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { WholeCase } from '../case-store.ts';
import type { CaseShown } from '../case-views.ts';
import { changeCase } from '../change-case.ts';
import { isSame, maySupervise, publicId, readWorker, workerOf } from '../worker.ts';

/** Of a case that has no owner: one the customer opened on the page, or the mall by itself. Refuses `case.owned_already`. */
export function takeCase(acting: Acting, caseId: Uuid): Promise<CaseShown> {
  return changeCase(acting, { deed: 'take' }, caseId, taken);
}

export function taken(tx: Tx, file: WholeCase): WholeCase {
  const { caseId } = file;
  if (file.owner !== null) throw refuse('case.owned_already', {});
  const owner = workerOf(tx.actor);
  recordFact(tx, 'case.taken', caseId, { caseId: idOf('cas', caseId), ownerId: publicId(owner) });
  return { ...file, owner };
}

/** By the owner, or by who oversees. Refuses `case.not_owner`, `worker.not_found`, `case.about_owner` and `case.other_line`. */
export function offerCase(acting: Acting, caseId: Uuid, given: Offer): Promise<CaseShown> {
  return changeCase(acting, { deed: 'offer' }, caseId, (tx, file) => offered(tx, file, given));
}

export interface Offer {
  toId: `acc_${string}` | `key_${string}`;
  note: string;
}

export async function offered(tx: Tx, file: WholeCase, { toId, note }: Offer): Promise<WholeCase> {
  const { caseId } = file;
  if (!isSame(file.owner, workerOf(tx.actor)) && !tx.actor.permissions.has('case.oversee'))
    throw refuse('case.not_owner', {});
  const worker = await readWorker(tx, toId);
  if (isSame(worker, file.about)) throw refuse('case.about_owner', {});
  if (file.channel === 'supervision' && !(await maySupervise(tx, worker))) throw refuse('case.other_line', {});
  recordFact(tx, 'case.offered', caseId, {
    caseId: idOf('cas', caseId),
    fromId: publicId(file.owner),
    toId: publicId(worker),
  });
  return { ...file, offered: worker, offerNote: note };
}

/** Refuses `case.not_offered_to_you`. */
export function acceptCase(acting: Acting, caseId: Uuid): Promise<CaseShown> {
  return changeCase(acting, { deed: 'accept' }, caseId, (tx, file) => {
    const owner = workerOf(tx.actor);
    if (owner === null || !isSame(file.offered, owner)) throw refuse('case.not_offered_to_you', {});
    recordFact(tx, 'case.handed_over', caseId, {
      caseId: idOf('cas', caseId),
      fromId: publicId(file.owner),
      toId: publicId(owner),
    });
    return { ...file, owner, offered: null, offerNote: null };
  });
}

/** The owner stays owner. Refuses `case.not_offered_to_you`. */
export function declineCase(acting: Acting, caseId: Uuid, { reason }: { reason: string }): Promise<CaseShown> {
  return changeCase(acting, { deed: 'decline' }, caseId, (tx, file) => {
    if (!isSame(file.offered, workerOf(tx.actor))) throw refuse('case.not_offered_to_you', {});
    recordFact(tx, 'case.offer_declined', caseId, {
      caseId: idOf('cas', caseId),
      toId: publicId(file.offered),
    });
    return { ...file, offered: null, offerNote: `${file.offerNote ?? ''} · ${reason}`.slice(0, 1000) };
  });
}
