// The way of every deed on one case: lock it, see whether who asks may, ask the rules, write, settle what is due next.

import { type Actor, selvesOf } from '#platform/auth/actor';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { CaseFile, Waiting } from './case-file.ts';
import { type CaseDeed, refusalOf, settled } from './case-rules.ts';
import { caseWriter, findCase, lockCase, type WholeCase } from './case-store.ts';
import { type CaseShown, showCaseOf } from './case-views.ts';
import { isOutsideLine } from './hidden-cases.ts';

export type Changed = CaseFile & { visits: { visitId: Uuid; plannedAt: string }[]; demands: Waiting[] };

/** CASE-11, CASE-16: to whom a case is about, and outside its line, it does not exist. Refuses `case.not_found`. */
export function refuseWhoItIsAbout(file: Pick<CaseFile, 'about' | 'channel'> | undefined, actor: Actor): void {
  if (!file || (file.about && selvesOf(actor).includes(file.about.id))) throw refuse('case.not_found', {});
  if (file.channel === 'supervision' && isOutsideLine(actor)) throw refuse('case.not_found', {});
}

/** The question for later stages (Q14): whether this actor may see and change the case. Refuses `case.not_found`. */
export async function mayTouchCase(snapshot: Snapshot, actor: Actor, caseId: Uuid): Promise<void> {
  refuseWhoItIsAbout(await findCase(snapshot, caseId), actor);
}

/** Refuses `case.not_found`, or what CASE-6 says of a deed out of place. */
export async function lockFor(tx: Tx, deed: CaseDeed, caseId: Uuid): Promise<WholeCase> {
  const file = await lockCase(tx, caseId);
  refuseWhoItIsAbout(file, tx.actor);
  if (!file) throw refuse('case.not_found', {});
  const refused = refusalOf(deed, file);
  if (refused) throw refuse(refused, { state: file.state });
  return file;
}

/** Writes the case as it now is, with what is due next. */
export async function keepCase(tx: Tx, file: Changed): Promise<void> {
  await caseWriter(tx).change([settled(file, file)]);
}

export interface Told {
  permission?: 'case.write' | 'case.oversee';
  deed: CaseDeed;
}

/** One deed in one transaction; the answer is the case as it then is. Each `apply` records its facts. */
export async function changeCase(
  acting: Acting,
  { deed, permission = 'case.write' }: Told,
  caseId: Uuid,
  apply: (tx: Tx, file: WholeCase) => Promise<Changed> | Changed,
): Promise<CaseShown> {
  allow(acting, permission);
  return await acting.transact(async (tx) => {
    const file = await lockFor(tx, deed, caseId);
    await keepCase(tx, await apply(tx, file));
    return await showCaseOf(tx, caseId, acting.actor);
  });
}
