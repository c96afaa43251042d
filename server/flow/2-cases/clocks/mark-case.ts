// What a person says by hand because no other deed says it: a question to a superior, goods that arrived, a call promised (Q12, Q13).
import type { CaseMark } from '#api/flow/2-cases.clocks.words';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { caseWriter } from '../case-store.ts';
import { keepCase, lockFor } from '../change-case.ts';

/** What is written with it stands among the notes of the case. Refuses `case.not_found`. */
export async function markCase(
  acting: Acting,
  caseId: Uuid,
  { mark, note, promisedAt }: { mark: CaseMark; note: string | null; promisedAt: string | null },
): Promise<{ marked: CaseMark }> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const file = await lockFor(tx, 'note', caseId);
    const id = idOf('cas', caseId);
    if (note !== null) {
      const noteId = makeUuid();
      await caseWriter(tx).addMessage(caseId, { messageId: noteId, kind: 'note', text: note });
      recordFact(tx, 'case.noted', caseId, { caseId: id, noteId: idOf('msg', noteId) });
    }
    const promised = promisedAt === null ? null : new Date(promisedAt).toISOString();
    recordFact(tx, 'case.marked', caseId, { caseId: id, mark, promisedAt: promised });
    await keepCase(tx, file);
    return { marked: mark };
  });
}
