// Writes a letter on a case from what is owed today: as a preview, or kept with the case and, when told, shown to the customer.
import type { CaseLetter, LetterKind } from '#api/flow/3-decisions.letters';
import { type Language, languages } from '#api/values';
import { mayTouchCase, sendToCustomer } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, readCompany } from '#registry';
import { type JudgedCase, judgeCases } from '../entitlements/judge-cases.ts';
import { judgementReader } from '../entitlements/judgement-store.ts';
import { letterKinds, writeLetter } from '../judgement/letters/write-letter.ts';
import { type KeptLetter, letterReader, letterWriter } from './letter-store.ts';
import { templatesInForce } from './letter-templates.ts';

interface Asked {
  kind: LetterKind;
  /** That of the case when null. */
  language: Language | null;
}
interface Written {
  subject: string;
  body: string;
  language: Language;
  templateVersion: number;
}

/** Refuses `case.not_found` and why no such letter can be written: `letter.nothing_is_owed` and its like (LTR-1). */
export async function writeCaseLetter(snapshot: Snapshot, caseId: Uuid, asked: Asked): Promise<Written> {
  const judged = await judgedFor(snapshot, caseId);
  const { file, judgement } = judged;
  if (!judgement) throw refuse('letter.not_judged', {});
  const { templates, versions } = await templatesInForce(snapshot);
  const language = asked.language ?? file.language;
  const { name: company } = await readCompany(snapshot);
  const customer = await letterReader(snapshot).addressee(file.personUuid);
  const about = { customer, company, number: file.number };
  const letter = writeLetter(asked.kind, judgement, language, templates, about);
  if (!letter.ok) throw refuse(`letter.${letter.reason}`, {});
  const { subject, body } = letter;
  return { subject, body, language, templateVersion: versions.get(asked.kind) ?? 0 };
}

/** The letter stays as it was written, whatever template or fact comes later (LTR-2). */
export async function makeLetter(acting: Acting, caseId: Uuid, asked: Asked & { tell: boolean }): Promise<CaseLetter> {
  allow(acting, 'letter.make');
  return await acting.transact(async (tx) => {
    const { tell: told, kind } = asked;
    const { subject, body, language, templateVersion } = await writeCaseLetterFor(tx, acting, caseId, asked);
    const kept = (await judgementReader(tx).latest([caseId])).get(caseId);
    const letter: KeptLetter = {
      ...{ letterId: makeUuid(), caseId, kind, language, templateVersion, subject, body, told },
      judgementVersion: kept?.version ?? 0,
      madeBy: tx.actor.signature,
      madeAt: tx.at.toISOString(),
    };
    await letterWriter(tx).addLetter(letter);
    const text = `${subject}\n\n${body}`;
    if (told) await sendToCustomer(tx, { caseUuid: caseId, subject, text, automatic: false });
    const letterId = idOf('ltr', letter.letterId);
    recordFact(tx, 'letter.made', caseId, {
      letterId,
      caseId: idOf('cas', caseId),
      kind,
      language,
      templateVersion,
      told,
    });
    return shownLetter(letter, await namesOfActors(tx, [letter.madeBy]));
  });
}

async function writeCaseLetterFor(snapshot: Snapshot, acting: Acting, caseId: Uuid, asked: Asked): Promise<Written> {
  await mayTouchCase(snapshot, acting.actor, caseId);
  return await writeCaseLetter(snapshot, caseId, asked);
}

async function judgedFor(snapshot: Snapshot, caseId: Uuid): Promise<JudgedCase> {
  const [judged] = await judgeCases(snapshot, [caseId]);
  if (!judged) throw refuse('case.not_found', {});
  return judged;
}

/** Which letters could be written now, and why the others could not. */
export async function lettersPossible(
  snapshot: Snapshot,
  caseId: Uuid,
): Promise<{ language: Language; kinds: { kind: LetterKind; cannot: string | null }[] }> {
  const { file, judgement } = await judgedFor(snapshot, caseId);
  const kinds = letterKinds.map((kind) => {
    if (!judgement) return { kind, cannot: 'not_judged' };
    const letter = writeLetter(kind, judgement, languages[0]);
    return { kind, cannot: letter.ok ? null : letter.reason };
  });
  return { language: file.language, kinds };
}

export async function listCaseLetters(snapshot: Snapshot, caseId: Uuid): Promise<CaseLetter[]> {
  const letters = await letterReader(snapshot).ofCase(caseId);
  const names = await namesOfActors(
    snapshot,
    letters.map(({ madeBy }) => madeBy),
  );
  return letters.map((letter) => shownLetter(letter, names));
}

function shownLetter(letter: KeptLetter, names: ReadonlyMap<string, string>): CaseLetter {
  return {
    ...letter,
    letterId: idOf('ltr', letter.letterId),
    caseId: idOf('cas', letter.caseId),
    madeBy: names.get(letter.madeBy) ?? '',
    madeAt: new Date(letter.madeAt).toISOString(),
  };
}
