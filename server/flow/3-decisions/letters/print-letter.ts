// A letter as PDF, in its own language; kept as it was written, it gives the same bytes every time (LTR-2).
import { factsForDecision, mayTouchCase } from '#cases';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { renderPdf } from '#platform/documents/render-pdf';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';
import { letterReader } from './letter-store.ts';

export interface PrintedLetter {
  content: Record<string, unknown>;
  madeAt: Date;
}

/** Refuses `letter.not_found`, also to whom its case is about: for them there is neither. */
export async function readLetter(snapshot: Snapshot, letterId: Uuid, actor: Actor): Promise<PrintedLetter> {
  const letter = await letterReader(snapshot).find(letterId);
  if (!letter) throw refuse('letter.not_found', {});
  await mayTouchCase(snapshot, actor, letter.caseId);
  const { name: company } = await readCompany(snapshot);
  const { personUuid, number, timeZone } = await factsForDecision(snapshot, letter.caseId);
  const madeAt = new Date(letter.madeAt);
  const { language, subject, body } = letter;
  return {
    madeAt,
    content: {
      ...{ language, subject, company, number },
      customer: await letterReader(snapshot).addressee(personUuid),
      day: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(madeAt),
      paragraphs: body.split('\n').filter((line) => line.trim() !== ''),
    },
  };
}

export function printLetter({ content, madeAt }: PrintedLetter): Promise<Uint8Array> {
  return renderPdf(new URL('./letter.typ', import.meta.url), content, madeAt);
}
