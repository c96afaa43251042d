// Reads cases with everything known of them today and asks the rules: one or hundreds, in a number of statements that does not grow.

import { type CaseForDecision, factsForDecisions } from '#cases';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';
import { paidIn } from '../../contract-facts/fill-facts.ts';
import { type KnownContract, readKnownContracts } from '../../contract-facts/read-known-contract.ts';
import { readLawbooks } from '../../lawbooks/read-lawbooks.ts';
import type { LimitsVersion } from '../limits/approval-limits.ts';
import { readLimits } from '../limits/limits-store.ts';
import { type Assessed, askRules } from './ask-rules.ts';
import { type DecidedBefore, readDecidedBefore } from './decided-before.ts';
import { judgedAmounts } from './judged-amounts.ts';
import type { KnownCase, KnownDemand, KnownSale } from './known-case.ts';

/** A case with everything known of it, before any rule is asked. */
export interface CaseKnown {
  file: CaseForDecision;
  contract: KnownContract | undefined;
  /** The proposal that is open for the case. */
  openProposalId: Uuid | null;
  known: KnownCase;
}

export interface AssessedCase extends CaseKnown {
  assessed: Assessed;
}

/** Refuses `case.not_found`. */
export async function assessCase(snapshot: Snapshot, caseId: Uuid): Promise<AssessedCase> {
  const [made] = await assessCases(snapshot, [caseId]);
  if (!made) throw refuse('case.not_found', {});
  return made;
}

/** By the order of ids; unknown ids are left out. */
export async function assessCases(snapshot: Snapshot, caseIds: readonly Uuid[]): Promise<AssessedCase[]> {
  const cases = await knowCases(snapshot, caseIds);
  if (cases.length === 0) return [];
  const books = await readLawbooks(snapshot);
  return cases.map(({ known: bare, ...one }) => {
    const { contract, file } = one;
    const known = contract ? { ...bare, given: judgedAmounts(books, contract, file.problem, bare) } : bare;
    return { ...one, known, assessed: askRules(known) };
  });
}

/** By the order of ids; unknown ids are left out. What the law and the tables give is not asked yet. */
export async function knowCases(snapshot: Snapshot, caseIds: readonly Uuid[]): Promise<CaseKnown[]> {
  if (caseIds.length === 0) return [];
  const files = await factsForDecisions(snapshot, caseIds);
  const contractIds = [...new Set(files.flatMap((file) => file.contractUuid ?? []))];
  const contracts = await readKnownContracts(snapshot, contractIds);
  const before = await readDecidedBefore(snapshot, files);
  const { limits } = await readLimits(snapshot, (await readCompany(snapshot)).currency);
  return files.map((file) => {
    const contract = file.contractUuid === null ? undefined : contracts.get(file.contractUuid);
    const decided = before.get(file.caseUuid) ?? nothingDecided(file.caseUuid);
    const known = bareCase(file, contract, decided, { at: snapshot.at, limits });
    return { file, contract, known, openProposalId: decided.openProposalId };
  });
}

interface Around {
  at: Date;
  limits: LimitsVersion['limits'];
}

function nothingDecided(caseId: Uuid): DecidedBefore {
  return { caseId, promise: null, taken: [], openProposalId: null, seenInIncidentAt: null, paid: 0, refused: 0 };
}

function bareCase(
  file: CaseForDecision,
  contract: KnownContract | undefined,
  before: DecidedBefore,
  { at, limits }: Around,
): KnownCase {
  const { problem, visit } = file;
  const onDay = dayAt(at.getTime(), file.timeZone);
  const currency = contract?.terms.currency ?? file.currency;
  const fits = currency === limits.currency;
  return {
    onDay,
    currency,
    caseId: file.caseUuid,
    personId: file.personUuid,
    firmId: file.firmUuid,
    incidentId: file.incidentUuid,
    problem: problem === 'not_delivered' ? problem : lateProblems.has(problem) ? 'late' : 'other',
    complainedOn: file.complainedOn,
    sale: contract ? saleOf(before.promise, contract, { onDay, currency }) : null,
    proofs: file.proofs,
    visit: visit && { doneOn: visit.doneOn, delivered: visit.delivered, problemFound: visit.problemFound },
    seenInIncidentOn:
      file.openedBy === 'mall' && before.seenInIncidentAt !== null
        ? dayAt(Date.parse(before.seenInIncidentAt), file.timeZone)
        : null,
    demands: file.demands.map((demand) => demandOf(demand, file.timeZone, at)),
    damageClass: file.damageClass,
    // A loss assessed in another currency than the contract's is not added to its sums.
    assessedLossMinor: file.currency === currency ? file.assessedLossMinor : null,
    claimed: file.claimed,
    given: [],
    taken: before.taken.map((line) => line.head),
    takenMinor: before.taken.reduce((sum, line) => sum + BigInt(line.amountMinor), 0n),
    // A cap in another currency says nothing about this sum.
    caps: {
      perContractMinor: fits && limits.perContractMinor !== null ? BigInt(limits.perContractMinor) : null,
      claimMonths: limits.claimMonths,
    },
    history: { paid: before.paid, refused: before.refused },
  };
}

const lateProblems: ReadonlySet<string> = new Set(['not_installed', 'late']);

function demandOf(demand: CaseForDecision['demands'][number], timeZone: string, at: Date): KnownDemand {
  const dayOf = (instant: string) => dayAt(Date.parse(instant), timeZone);
  return {
    sentOn: dayOf(demand.sentAt),
    dueOn: dayOf(demand.dueAt),
    answeredOn: demand.answeredAt && dayOf(demand.answeredAt),
    answer: demand.answer,
    performOn: demand.performOn,
    lapsed: demand.lapsedAt !== null || (demand.answer === null && Date.parse(demand.dueAt) < at.getTime()),
  };
}

function saleOf(
  promise: KnownSale['promise'],
  contract: KnownContract,
  { onDay, currency }: { onDay: string; currency: string },
): KnownSale {
  const { terms, tenancyEndedOn } = contract;
  const { obligations } = terms;
  const deliveries = obligations.filter((one) => one.kind === 'deliver');
  return {
    contractId: terms.contractId,
    signedOn: terms.signedOn,
    cancelledOn: terms.cancelledOn,
    priceMinor: terms.amountMinor,
    paidMinor: paidIn(contract, currency, onDay) ?? null,
    dueOn: obligations.flatMap((one) => one.dueOn ?? []).sort()[0] ?? null,
    deliveredOn: lastDone(deliveries, terms.timeZone),
    allDoneOn: lastDone(obligations, terms.timeZone),
    inStore: terms.storeId !== null || contract.isTenant,
    merchantLeftOn: tenancyEndedOn !== null && tenancyEndedOn <= onDay ? tenancyEndedOn : null,
    promise,
  };
}

/** The day the last of them was done; null while one is open, or when there are none. */
function lastDone(obligations: readonly { fulfilledAt: string | null }[], timeZone: string): string | null {
  const days = obligations.map((one) => one.fulfilledAt && dayAt(Date.parse(one.fulfilledAt), timeZone));
  return days.includes(null)
    ? null
    : (days
        .flatMap((one) => one ?? [])
        .sort()
        .at(-1) ?? null);
}
