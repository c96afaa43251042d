// Waiting and going on, and what is written on a case: notes that stay inside, messages the customer sees.
import type { WaitReason } from '#api/flow/2-cases.words';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { pausedClocks, wait } from '../case-rules.ts';
import { caseWriter } from '../case-store.ts';
import type { CaseShown } from '../case-views.ts';
import { type Changed, changeCase } from '../change-case.ts';
import { sayToCustomer } from '../channels/outbound/say-to-customer.ts';
import { stopWaiting } from './end-case.ts';

/** The clocks that this reason stops stand still from now (CASE-9). */
export function waitForCase(
  acting: Acting,
  caseId: Uuid,
  given: { reason: WaitReason; until: string | null; note: string },
): Promise<CaseShown> {
  return changeCase(acting, { deed: 'wait' }, caseId, (tx, file) => startWaiting(tx, file, given));
}

/** For a case that is open and does not wait. */
export async function startWaiting<C extends Changed>(
  tx: Tx,
  file: C,
  given: { reason: WaitReason; until: string | null; note: string },
): Promise<C> {
  const { caseId } = file;
  const until = given.until === null ? null : new Date(given.until).toISOString();
  await caseWriter(tx).startPauses(caseId, pausedClocks(given.reason), given.reason);
  recordFact(tx, 'case.waiting', caseId, { caseId: idOf('cas', caseId), reason: given.reason, until });
  return wait(file, { ...given, until }, tx.at);
}

/** Refuses `case.not_waiting`. */
export function resumeCase(acting: Acting, caseId: Uuid): Promise<CaseShown> {
  return changeCase(acting, { deed: 'resume' }, caseId, (tx, file) => stopWaiting(tx, file, tx.at));
}

export function noteCase(acting: Acting, caseId: Uuid, { text }: { text: string }): Promise<CaseShown> {
  return changeCase(acting, { deed: 'note' }, caseId, async (tx, file) => {
    await writeNote(tx, caseId, text);
    return file;
  });
}

/** The id of the note. */
export async function writeNote(tx: Tx, caseId: Uuid, text: string): Promise<Uuid> {
  const noteId = makeUuid();
  await caseWriter(tx).addMessage(caseId, { messageId: noteId, kind: 'note', text });
  recordFact(tx, 'case.noted', caseId, { caseId: idOf('cas', caseId), noteId: idOf('msg', noteId) });
  return noteId;
}

export function messageCustomer(acting: Acting, caseId: Uuid, { text }: { text: string }): Promise<CaseShown> {
  return changeCase(acting, { deed: 'message' }, caseId, async (tx, file) => {
    await sayToCustomer(tx, caseId, { text, automatic: false });
    return file;
  });
}
