// Keeps what somebody has begun to write, for them alone, and never loses what another window of theirs wrote (DRAFT-1 to DRAFT-3).
import type { z } from 'zod';
import type { keepDraft as kept, showDraft as shown } from '#api/flow/2-cases.writing';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { lockCase } from '../case-store.ts';
import { mayTouchCase } from '../change-case.ts';
import { findMessage } from '../channels/conversation/message-store.ts';
import { type Draft, draftWriter, findDraft } from './draft-store.ts';

type Shown = z.input<typeof shown.answer>;

/** Refuses `case.not_found`. */
export async function showDraft(acting: Acting, caseId: Uuid): Promise<Shown> {
  allow(acting, 'case.write');
  return await acting.look(async (snapshot) => {
    await mayTouchCase(snapshot, acting.actor, caseId);
    return draftShown(await findDraft(snapshot, caseId));
  });
}

/** Refuses `case.not_found` and `message.not_found`. No fact: a draft is nobody's but its author's. */
export async function keepDraft(acting: Acting, caseId: Uuid, given: z.output<typeof kept.body>): Promise<Shown> {
  return await withDraft(acting, caseId, async (tx, draft) => {
    const readUpTo = given.readUpTo === null ? null : uuidOf(given.readUpTo);
    if (readUpTo !== null && (await findMessage(tx, readUpTo))?.caseId !== caseId)
      throw refuse('message.not_found', {});
    await draftWriter(tx).keep(caseId, { text: given.text, subject: given.subject, readUpTo, ...beside(draft, given) });
  });
}

/** Refuses `case.not_found`. */
export async function dropDraft(acting: Acting, caseId: Uuid): Promise<Shown> {
  return await withDraft(acting, caseId, (tx) => draftWriter(tx).drop(caseId));
}

/** What has been sent is no draft. */
export async function forgetDraft(tx: Tx, caseId: Uuid): Promise<void> {
  await draftWriter(tx).drop(caseId);
}

/** The case is locked, so that two windows which keep their first words at once come one after the other. */
async function withDraft(
  acting: Acting,
  caseId: Uuid,
  work: (tx: Tx, draft: Draft | undefined) => Promise<void>,
): Promise<Shown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    await lockCase(tx, caseId);
    await mayTouchCase(tx, tx.actor, caseId);
    await work(tx, await draftWriter(tx).lock(caseId));
    return draftShown(await findDraft(tx, caseId));
  });
}

/** DRAFT-2: a text that the writer did not know goes beside; taking it up puts what stood there in its place. */
function beside(
  draft: Draft | undefined,
  { text, basedOn }: { text: string; basedOn: number },
): Pick<Draft, 'otherText' | 'otherSavedAt'> {
  if (!draft) return { otherText: null, otherSavedAt: null };
  const isUnknown = draft.version !== basedOn && draft.text !== text;
  const isTakenUp = draft.otherText === text;
  if (isUnknown || isTakenUp) return { otherText: draft.text, otherSavedAt: draft.savedAt };
  return { otherText: draft.otherText, otherSavedAt: draft.otherSavedAt };
}

function draftShown(draft: Draft | undefined): Shown {
  if (!draft) return { draft: null };
  const { text, subject, readUpTo, version, savedAt, otherText, otherSavedAt } = draft;
  const other = otherText === null || otherSavedAt === null ? null : { text: otherText, savedAt: otherSavedAt };
  return { draft: { text, subject, readUpTo: readUpTo && idOf('msg', readUpTo), version, savedAt, other } };
}
