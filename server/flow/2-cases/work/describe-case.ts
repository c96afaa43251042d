// What a case is about: the first look, the damage to the household, a duplicate joined, and whom it is about.
import type { CaseProblem, DamageClass } from '#api/flow/2-cases.words';
import type { Money } from '#api/values';
import { selvesOf } from '#platform/auth/actor';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';
import type { CaseFile } from '../case-file.ts';
import { stepMade } from '../case-rules.ts';
import { caseWriter, lockCases } from '../case-store.ts';
import type { CaseShown } from '../case-views.ts';
import { changeCase, refuseWhoItIsAbout } from '../change-case.ts';
import { rewriteCaseWords } from '../finding/case-words.ts';
import { replaceProofs } from '../opening/change-commitment.ts';
import { isSame, publicId, readWorker, workerOf } from '../worker.ts';

interface TriageGiven {
  problem?: CaseProblem | undefined;
  description?: string | undefined;
  commitmentId?: `com_${string}` | null | undefined;
  damageClass?: DamageClass | undefined;
}

/** Who looks first at a case without an owner owns it. Refuses `commitment.not_found` for one the contract was not promised. */
export function triageCase(acting: Acting, caseId: Uuid, given: TriageGiven): Promise<CaseShown> {
  return changeCase(acting, { deed: 'triage' }, caseId, async (tx, file) => {
    const owner = file.owner ?? ownerFrom(tx, file);
    const described = {
      ...file,
      owner,
      problem: given.problem ?? file.problem,
      description: given.description ?? file.description,
    };
    if (described.description !== file.description) await rewriteCaseWords(tx, [caseId], described.description);
    if (owner !== file.owner)
      recordFact(tx, 'case.taken', caseId, { caseId: idOf('cas', caseId), ownerId: publicId(owner) });
    recordFact(tx, 'case.triaged', caseId, { caseId: idOf('cas', caseId) });
    const commitment = given.commitmentId && (await replaceProofs(tx, file, uuidOf(given.commitmentId)));
    const looked = {
      ...described,
      ...(commitment || {}),
      damageClass: given.damageClass ?? file.damageClass,
      state: file.state === 'new' ? ('triaged' as const) : file.state,
    };
    return stepMade(looked, tx.at, file.settings);
  });
}

function ownerFrom(tx: Tx, file: CaseFile) {
  const worker = workerOf(tx.actor);
  return isSame(worker, file.about) ? null : worker;
}

/** E16: the class of damage, and what it is worth. Refuses `money.mixed_currencies` for another currency than the company's. */
export function assessCase(
  acting: Acting,
  caseId: Uuid,
  given: { damageClass: DamageClass; assessedLoss: Money | null },
): Promise<CaseShown> {
  return changeCase(acting, { deed: 'assess' }, caseId, (tx, file) => assessed(tx, file, given));
}

export async function assessed<C extends CaseFile>(
  tx: Tx,
  file: C,
  { damageClass, assessedLoss }: { damageClass: DamageClass; assessedLoss: Money | null },
): Promise<C> {
  const { currency } = await readCompany(tx);
  if (assessedLoss && assessedLoss.currency !== currency)
    throw refuse('money.mixed_currencies', { currency: assessedLoss.currency });
  const amountMinor = assessedLoss?.amountMinor ?? null;
  recordFact(tx, 'case.assessed', file.caseId, {
    caseId: idOf('cas', file.caseId),
    damageClass,
    amountMinor,
    currency,
  });
  return {
    ...file,
    damageClass,
    assessedMinor: amountMinor === null ? null : BigInt(amountMinor),
    assessedCurrency: amountMinor === null ? null : currency,
  };
}

/** CASE-4: the duplicate is kept and points to the one that goes on. Refuses `case.join_self`, `case.joined_already`, `case.other_customer`, `case.other_line`. */
export function joinCase(acting: Acting, caseId: Uuid, intoCaseId: Uuid): Promise<CaseShown> {
  if (caseId === intoCaseId) throw refuse('case.join_self', {});
  return changeCase(acting, { deed: 'join' }, caseId, async (tx, file) => {
    const [into] = await lockCases(tx, [intoCaseId]);
    refuseWhoItIsAbout(into, tx.actor);
    if (!into || into.joinedInto !== null || file.joinedInto !== null) throw refuse('case.joined_already', {});
    // CASE-16: joined cases end together.
    if ((into.channel === 'supervision') !== (file.channel === 'supervision')) throw refuse('case.other_line', {});
    if (into.personId !== file.personId) throw refuse('case.other_customer', {});
    recordFact(tx, 'case.joined', caseId, { caseId: idOf('cas', caseId), intoCaseId: idOf('cas', intoCaseId) });
    await caseWriter(tx).moveTwins(caseId, intoCaseId);
    return { ...file, joinedInto: intoCaseId };
  });
}

/** CASE-11. Whoever it is about loses it at once, if they own it. Refuses `worker.not_found`. */
export function superviseCase(
  acting: Acting,
  caseId: Uuid,
  { aboutId }: { aboutId: `acc_${string}` | `key_${string}` | null },
): Promise<CaseShown> {
  return changeCase(acting, { deed: 'supervise', permission: 'case.oversee' }, caseId, async (tx, file) => {
    const about = aboutId === null ? null : await readWorker(tx, aboutId);
    if (about !== null && selvesOf(tx.actor).includes(about.id)) throw refuse('case.about_owner', {});
    recordFact(tx, 'case.supervised', caseId, { caseId: idOf('cas', caseId), aboutId: publicId(about) });
    const owner = isSame(about, file.owner) ? null : file.owner;
    const offered = isSame(about, file.offered) ? null : file.offered;
    // What is about somebody ends with no other case (CASE-16).
    return { ...file, about, owner, offered, joinedInto: about === null ? file.joinedInto : null };
  });
}
