// What a case has found out, laid over what the registry alone could tell: the facts its judgement is made of. Pure.
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { askMerchant } from '../compensation/assessing/ask-merchant.ts';
import type { KnownCase } from '../compensation/assessing/known-case.ts';
import { fillClaim } from './fill-claim.ts';

type ProblemKind = JudgementFactsInput['problem']['kind'];

/** What a case calls its problem, as the rules of law and tables file it; null: none of them speaks of it. */
export const problemOf: Record<CaseProblem, ProblemKind | null> = {
  not_delivered: 'not_delivered',
  not_installed: 'late_work',
  late: 'late_delivery',
  quality: 'defect',
  wrong_goods: 'wrong_goods',
  damaged: 'defect',
  property_damage: 'defect',
  return_refused: null,
  service: 'defective_work',
  other: null,
};

/** A case without a contract: where, when and what went wrong is known, nothing of a sale. */
export function bareFacts(
  known: KnownCase,
  kind: ProblemKind,
  place: { country: string; timeZone: string },
): JudgementFactsInput {
  return {
    decidedOn: known.onDay,
    timeZone: place.timeZone,
    place: { country: place.country },
    sale: { currency: known.currency },
    problem: { kind },
  };
}

/** `facts` are those of the contract on the same day (FILL-6). */
export function fillCaseFacts(facts: JudgementFactsInput, known: KnownCase): JudgementFactsInput {
  const { sale, visit, demands, assessedLossMinor, complainedOn } = known;
  const given = known.proofs.filter((proof) => proof.state !== 'wanted');
  const found: JudgementFactsInput = {
    ...facts,
    sale: { ...facts.sale, ...(sale?.inStore ? { channel: 'booth' as const } : {}) },
    problem: {
      ...facts.problem,
      reportedOn: complainedOn < known.onDay ? complainedOn : known.onDay,
      ...(assessedLossMinor === null ? {} : { lossMinor: assessedLossMinor.toString() }),
    },
    trader: {
      ...facts.trader,
      visitDone: visit !== null || known.seenInIncidentOn !== null,
      // Who has left cannot be asked: the day it left stands for the demand that nobody could receive.
      demandedOn: demands[0]?.sentOn ?? sale?.merchantLeftOn ?? undefined,
      failedToPerform: askMerchant(known).answer === 'met',
    },
    proofs: { ...facts.proofs, ...Object.fromEntries(given.map((proof) => [proof.kind, true])) },
  };
  return fillClaim(found, known.claimed);
}
