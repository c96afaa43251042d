// The templates in force: those the company wrote, and as shipped where it wrote none; changed by a new version, tried on an example.
import type { z } from 'zod';
import type {
  changeLetterTemplate as changed,
  LetterKind,
  LetterTexts,
  letterTemplate,
} from '#api/flow/3-decisions.letters';
import type { Language } from '#api/values';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { refuse } from '#platform/refusal';
import { namesOfActors } from '#registry';
import { type LetterTemplates, letterKinds, shippedTemplates, writeLetter } from '../judgement/letters/write-letter.ts';
import { checkTemplate } from './check-template.ts';
import { exampleOf } from './example-judgement.ts';
import { letterReader, letterWriter } from './letter-store.ts';

type Shown = z.input<typeof letterTemplate>;

export async function listLetterTemplates(snapshot: Snapshot): Promise<Shown[]> {
  const written = await letterReader(snapshot).templates();
  const names = await namesOfActors(
    snapshot,
    written.map(({ writtenBy }) => writtenBy),
  );
  return letterKinds.map((kind) => {
    const own = written.find((one) => one.kind === kind);
    return own
      ? { ...own, writtenBy: names.get(own.writtenBy) ?? own.writtenBy }
      : { kind, version: 0, texts: shippedTemplates[kind], reason: null, writtenBy: null, writtenAt: null };
  });
}

export async function templatesInForce(
  snapshot: Snapshot,
): Promise<{ templates: LetterTemplates; versions: ReadonlyMap<LetterKind, number> }> {
  const written = await letterReader(snapshot).templates();
  const own = Object.fromEntries(written.map(({ kind, texts }) => [kind, texts]));
  return {
    templates: { ...shippedTemplates, ...own },
    versions: new Map(written.map(({ kind, version }) => [kind, version])),
  };
}

/** Refuses `letter_template.unknown_field`, `.field_missing` and `.changed_meanwhile` (TMPL-1, TMPL-2). */
export async function changeLetterTemplate(
  acting: Acting,
  kind: LetterKind,
  { texts, basedOn, reason }: z.output<typeof changed.body>,
): Promise<Shown> {
  allow(acting, 'letter.template');
  checkTemplate(kind, texts);
  return await acting.transact(async (tx) => {
    const { versions } = await templatesInForce(tx);
    const now = versions.get(kind) ?? 0;
    const version = basedOn + 1;
    if (now !== basedOn || !(await letterWriter(tx).addTemplate({ kind, version, texts, reason })))
      throw refuse('letter_template.changed_meanwhile', { version: Math.max(now, version) });
    recordFact(tx, 'letter_template.changed', tx.tenantId, { kind, version, reason });
    const all = await listLetterTemplates(tx);
    const shown = all.find((one) => one.kind === kind);
    if (!shown) throw refuse('letter.not_found', {});
    return shown;
  });
}

/** A template not yet in force, filled from an example in which a letter of its kind is due. Refuses as changing it would. */
export function previewLetterTemplate(
  kind: LetterKind,
  texts: LetterTexts,
  language: Language,
): { subject: string; body: string } {
  checkTemplate(kind, texts);
  const about = { customer: '宋先生', company: 'Makegood', number: '140520-k3f9ab' };
  const letter = writeLetter(kind, exampleOf(kind), language, { ...shippedTemplates, [kind]: texts }, about);
  if (!letter.ok) throw refuse(`letter.${letter.reason}`, {});
  return { subject: letter.subject, body: letter.body };
}
