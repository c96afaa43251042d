// What a deed on many does to one case, and the opposite deed that takes it back: each asks the rules and records its facts like one by hand.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type CaseDeed, inProgress } from '../case-rules.ts';
import type { WholeCase } from '../case-store.ts';
import type { Changed } from '../change-case.ts';
import { rewriteCaseWords } from '../finding/case-words.ts';
import { bringIntoIncident } from '../incidents/join-incident.ts';
import { cancelled, reopened, stopWaiting } from '../work/end-case.ts';
import { offered, taken } from '../work/own-case.ts';
import { startWaiting, writeNote } from '../work/wait-and-write.ts';
import { isSame, publicId } from '../worker.ts';
import type { BulkGiven, Was } from './bulk.ts';
import { retagged } from './tag-case.ts';

interface Done {
  file: Changed;
  was: Was;
}

/** By which rule of the case each deed is asked (CASE-6). */
export const ruleOf = {
  take: 'take',
  offer: 'offer',
  wait: 'wait',
  note: 'note',
  incident: 'incident',
  tag: 'tag',
  cancel: 'cancel',
} as const satisfies Record<BulkGiven['deed'], CaseDeed>;

export async function doDeed(tx: Tx, file: WholeCase, given: BulkGiven): Promise<Done> {
  const was: Was = { at: tx.at.toISOString(), state: file.state, offered: file.offered, offerNote: file.offerNote };
  switch (given.deed) {
    case 'take':
      return { file: taken(tx, file), was };
    case 'offer':
      return { file: await offered(tx, file, given), was };
    case 'wait':
      return { file: await startWaiting(tx, file, given), was };
    case 'note':
      return { file, was: { ...was, noteId: await writeNote(tx, file.caseId, given.text) } };
    case 'incident': {
      const incidentId = uuidOf(given.incidentId);
      if (file.incidentId === incidentId) throw refuse('case.moved_on', {});
      if (file.incidentId !== null) throw refuse('case.in_another_incident', { number: file.number });
      await bringIntoIncident(tx, incidentId, [file]);
      return { file: { ...file, incidentId }, was };
    }
    case 'tag': {
      const { file: tagged, added, removed } = await retagged(tx, file, given);
      return { file: tagged, was: { ...was, added, removed } };
    }
    case 'cancel':
      return { file: await cancelled(tx, file, given.reason), was };
  }
}

/** The opposite deed. Refuses `case.moved_on` for a case that is not as the deed left it (BULK-6). */
export async function undoDeed(tx: Tx, file: WholeCase, given: BulkGiven, was: Was): Promise<Changed> {
  const about = { caseId: idOf('cas', file.caseId) };
  const stands = (isStill: boolean) => {
    if (!isStill) throw refuse('case.moved_on', {});
  };
  switch (given.deed) {
    case 'take':
      stands(publicId(file.owner) === tx.actor.id && file.offered === null);
      recordFact(tx, 'case.released', file.caseId, { ...about, ownerId: publicId(file.owner) });
      return { ...file, owner: null };
    case 'offer':
      stands(publicId(file.offered) === given.toId && file.offerNote === given.note);
      recordFact(tx, 'case.offer_withdrawn', file.caseId, { ...about, toId: given.toId });
      return { ...file, offered: isSame(was.offered, file.owner) ? null : was.offered, offerNote: was.offerNote };
    case 'wait':
      stands(file.state === 'waiting' && Date.parse(file.waitSince ?? '') === Date.parse(was.at));
      return { ...(await stopWaiting(tx, file, tx.at)), state: was.state };
    case 'note':
      await withdrawNote(tx, file.caseId, was.noteId);
      return file;
    case 'incident':
      return leftAgain(tx, file, uuidOf(given.incidentId));
    case 'tag':
      return (await retagged(tx, file, { add: was.removed ?? [], remove: was.added ?? [] })).file;
    case 'cancel':
      stands(file.state === 'cancelled' && Date.parse(file.endedAt ?? '') === Date.parse(was.at));
      return inProgress(reopened(tx, file, given.reason));
  }
}

/** Kept, shown no more, found no more (FIND-9). */
async function withdrawNote(tx: Tx, caseId: Uuid, noteId: Uuid | undefined): Promise<void> {
  const { rows } = await sql`update case_messages set withdrawn_at = ${tx.at}
    where tenant_id = ${tx.tenantId} and case_id = ${caseId} and message_id = ${noteId ?? null} and withdrawn_at is null
    returning message_id`.execute(tx.sql);
  if (rows.length === 0 || noteId === undefined) throw refuse('case.moved_on', {});
  recordFact(tx, 'case.note_withdrawn', caseId, { caseId: idOf('cas', caseId), noteId: idOf('msg', noteId) });
  await rewriteCaseWords(tx, [caseId]);
}

function leftAgain(tx: Tx, file: WholeCase, incidentId: Uuid): WholeCase {
  if (file.incidentId !== incidentId) throw refuse('case.moved_on', {});
  const caseId = idOf('cas', file.caseId);
  recordFact(tx, 'incident.case_left', incidentId, { incidentId: idOf('inc', incidentId), caseId, reason: '↶' });
  return { ...file, incidentId: null };
}
