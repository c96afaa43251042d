// Opens a case: the customer's at the desk, by telephone or on the page, or one the mall opens by itself. One verb for all ways in.
import type { z } from 'zod';
import type { openCase as route } from '#api/flow/2-cases';
import type { ClaimGiven } from '#api/flow/2-cases.claimed';
import type { CaseChannel, CaseMode, CaseOpener, CaseProblem, DamageClass } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import { selvesOf } from '#platform/auth/actor';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { noteComplaintIn } from '#registry';
import { type CaseFile, numberOf, type Worker } from '../case-file.ts';
import { endOfDayAfter, settled } from '../case-rules.ts';
import { caseWriter } from '../case-store.ts';
import { claimOf } from '../claimed/claim.ts';
import { addClaim } from '../claimed/claim-on-case.ts';
import { wordsOfCase } from '../finding/case-words.ts';
import { isOutsideLine } from '../hidden-cases.ts';
import { publicId, readWorker, workerOf } from '../worker.ts';
import { type OpeningContext, readOpeningContext } from './opening-context.ts';
import { type ProofPointed, wantedProofs } from './wanted-proofs.ts';

export type OpenGiven = z.output<typeof route.body>;
export type CaseOpened = z.input<typeof route.answer>;

export interface Opening {
  contractId: Uuid | null;
  personId: Uuid | null;
  firmId: Uuid | null;
  storeId: Uuid | null;
  commitmentId: Uuid | null;
  incidentId: Uuid | null;
  sweepId: Uuid | null;
  problem: CaseProblem;
  description: string;
  openedBy: CaseOpener;
  channel: CaseChannel;
  mode: CaseMode;
  complainedOn: string | null;
  language: Language | null;
  damageClass: DamageClass;
  assessedLoss: { amountMinor: string; currency: string } | null;
  about: Worker | null;
  proofs: readonly ProofPointed[];
  /** What the customer asks for, when they have said so. */
  claimed?: ClaimGiven | null;
  /** With an open case about the same matter none is written: `joinedInto` of what comes back names it. */
  joinsOpenMatter?: boolean;
}

export interface Opened {
  file: CaseFile;
  proofs: { kind: string; state: 'wanted' | 'given' }[];
}

/**
 * Refuses `contract.not_found`, `person.not_found`, `firm.not_found`, `store.not_found`, `commitment.not_found`, `incident.not_found`,
 * `incident.closed`, `worker.not_found`, `complaint.in_future`, `money.mixed_currencies`, `proof.not_wanted` and `proof.nothing_there`.
 */
export async function openCase(acting: Acting, given: OpenGiven): Promise<CaseOpened> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const uuid = (id: `${string}_${string}` | null) => (id === null ? null : uuidOf(id));
    const { file, proofs } = await openCaseIn(tx, {
      ...given,
      contractId: uuid(given.contractId),
      personId: uuid(given.personId),
      firmId: uuid(given.firmId),
      storeId: uuid(given.storeId),
      commitmentId: uuid(given.commitmentId),
      incidentId: uuid(given.incidentId),
      sweepId: null,
      openedBy: 'desk',
      mode: 'v1',
      about: given.aboutId === null ? null : await readWorker(tx, given.aboutId),
    });
    return {
      caseId: idOf('cas', file.caseId),
      number: file.number,
      state: file.state,
      rung: file.rung,
      mode: file.mode,
      owner: publicId(file.owner),
      dueAt: file.dueAt,
      firmLeftOn: file.firmLeftOn,
      proofs: proofs as CaseOpened['proofs'],
      joinedIntoId: file.joinedInto === null ? null : idOf('cas', file.joinedInto),
    };
  });
}

/** Four statements, whatever is known of the contract, and one for what is claimed (CASE-14). */
export async function openCaseIn(tx: Tx, opening: Opening): Promise<Opened> {
  const around = await readOpeningContext(tx, opening);
  refuseMissing(opening, around);
  const today = dayAt(tx.at.getTime(), around.timeZone);
  const complainedOn = opening.complainedOn ?? today;
  if (complainedOn > today) throw refuse('complaint.in_future', { complainedOn });
  const { assessedLoss } = opening;
  if (assessedLoss && assessedLoss.currency !== around.currency)
    throw refuse('money.mixed_currencies', { currency: assessedLoss.currency });
  const file = newCase(tx, opening, around, complainedOn);
  if (opening.joinsOpenMatter && file.joinedInto !== null) return { file, proofs: [] };
  const proofs = wantedProofs(around.commitment?.evidence ?? [], around.contract, opening.proofs);
  const { person, contract } = around;
  const words = wordsOfCase({ ...file, person: person?.name, contract: contract?.number, said: [] });
  await caseWriter(tx).add(file, proofs, words);
  // CASE-16: the contract is read by everybody.
  if (file.contractId !== null && file.openedBy !== 'mall' && file.channel !== 'supervision')
    await noteComplaintIn(tx, { contractId: file.contractId, complainedOn, channel: file.channel, note: null });
  recordOpening(tx, file, proofs);
  if (opening.claimed) {
    const currency = around.contract?.currency ?? around.currency;
    await addClaim(tx, file, { claim: claimOf(opening.claimed, complainedOn), version: 1, currency });
  }
  return { file, proofs: proofs.map(({ kind, state }) => ({ kind, state })) };
}

function refuseMissing(opening: Opening, around: OpeningContext): void {
  if (opening.contractId !== null && !around.contract) throw refuse('contract.not_found', {});
  if (!around.person || (opening.personId !== null && !around.personKnown)) throw refuse('person.not_found', {});
  if (opening.firmId !== null && !around.firmKnown) throw refuse('firm.not_found', {});
  if (opening.storeId !== null && !around.storeKnown) throw refuse('store.not_found', {});
  if (opening.commitmentId !== null && !around.commitment) throw refuse('commitment.not_found', {});
  if (opening.incidentId !== null && around.incident === null) throw refuse('incident.not_found', {});
  if (opening.incidentId !== null && around.incident === 'closed') throw refuse('incident.closed', {});
}

function newCase(tx: Tx, opening: Opening, around: OpeningContext, complainedOn: string): CaseFile {
  const { settings, timeZone, person, openMatter } = around;
  const at = tx.at.toISOString();
  const caseId = makeUuid();
  const isApart = opening.channel === 'supervision' && isOutsideLine(tx.actor);
  const opener = opening.openedBy === 'customer' || isApart ? null : workerOf(tx.actor);
  const isAboutOpener = opening.about !== null && selvesOf(tx.actor).includes(opening.about.id);
  // CASE-2: whoever has left cannot be asked first.
  const rung = around.firmLeftOn === null ? ('merchant' as const) : ('mall' as const);
  const file: CaseFile = {
    caseId,
    number: numberOf(caseId, dayAt(tx.at.getTime(), timeZone)),
    state: 'new',
    rung,
    mode: opening.mode,
    openedBy: opening.openedBy,
    channel: opening.channel,
    language: opening.language ?? person?.language ?? around.companyLanguage,
    timeZone,
    complainedOn,
    openedAt: at,
    contractId: opening.contractId,
    personId: person?.personId as Uuid,
    firmId: around.firmId,
    brandId: around.brandId,
    storeId: around.storeId,
    firmLeftOn: around.firmLeftOn,
    sweepId: opening.sweepId,
    problem: opening.problem,
    description: opening.description,
    commitmentId: around.commitment?.commitmentId ?? null,
    commitmentVersion: around.commitment?.version ?? null,
    incidentId: opening.incidentId,
    owner: isAboutOpener ? null : opener,
    offered: null,
    offerNote: null,
    about: opening.about,
    damageClass: opening.damageClass,
    assessedMinor: opening.assessedLoss ? BigInt(opening.assessedLoss.amountMinor) : null,
    assessedCurrency: opening.assessedLoss?.currency ?? null,
    step: 'triage',
    dueAt: null,
    oursDueAt: new Date(tx.at.getTime() + settings.triageHours * 3_600_000).toISOString(),
    rungDueAt: rung === 'mall' ? endOfDayAfter(at, settings.mallDays, timeZone) : null,
    waitReason: null,
    waitNote: null,
    waitSince: null,
    waitUntil: null,
    outcome: null,
    outcomeReason: null,
    endedAt: null,
    closedAt: null,
    joinedInto: openMatter?.caseId ?? null,
    stars: null,
    rating: null,
    optedOut: false,
    tags: [],
  };
  return settled(file, { visits: [], demands: [] });
}

function recordOpening(
  tx: Tx,
  file: CaseFile,
  proofs: readonly { kind: string; state: string; by: string | null }[],
): void {
  const { caseId } = file;
  const id = idOf('cas', caseId);
  recordFact(tx, 'case.opened', caseId, {
    caseId: id,
    contractId: file.contractId && idOf('ctr', file.contractId),
    personId: idOf('per', file.personId),
    firmId: file.firmId && idOf('frm', file.firmId),
    brandId: file.brandId && idOf('brd', file.brandId),
    storeId: file.storeId && idOf('sto', file.storeId),
    openedBy: file.openedBy,
    mode: file.mode,
    channel: file.channel,
    problem: file.problem,
    commitmentId: file.commitmentId && idOf('com', file.commitmentId),
    incidentId: file.incidentId && idOf('inc', file.incidentId),
    sweepId: file.sweepId && idOf('swp', file.sweepId),
    firmLeftOn: file.firmLeftOn,
    openedOn: dayAt(tx.at.getTime(), file.timeZone),
  });
  for (const { kind, by } of proofs)
    if (by === 'contract' || by === 'voucher' || by === 'seen')
      recordFact(tx, 'proof.given', caseId, { caseId: id, kind, by });
  if (file.rung === 'mall')
    recordFact(tx, 'case.escalated', caseId, {
      caseId: id,
      rung: 'mall',
      from: 'merchant',
      because: 'merchant_left',
      reason: null,
    });
  if (file.joinedInto !== null)
    recordFact(tx, 'case.joined', caseId, { caseId: id, intoCaseId: idOf('cas', file.joinedInto) });
  if (file.incidentId !== null)
    recordFact(tx, 'incident.case_joined', file.incidentId, { incidentId: idOf('inc', file.incidentId), caseId: id });
}
