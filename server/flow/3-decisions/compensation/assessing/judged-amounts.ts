// Asks the judgement what the operator's own tables and the contract give in money for a case, so that AC-7 names the row and its
// version instead of repeating them.

import type { CaseProblem } from '#api/flow/2-cases.words';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { fillFacts } from '../../contract-facts/fill-facts.ts';
import type { KnownContract } from '../../contract-facts/read-known-contract.ts';
import { readFacts } from '../../judgement/facts/read-facts.ts';
import { judge } from '../../judgement/judge.ts';
import type { Entitlement } from '../../judgement/judgement.ts';
import { lawbookOf } from '../../lawbook-of.ts';
import { askMerchant } from './ask-merchant.ts';
import type { GivenAmount, KnownCase } from './known-case.ts';

/** What a case calls its problem, as the rules of law and tables file it; null: none of them speaks of it. */
const problemOf: Record<CaseProblem, JudgementFactsInput['problem']['kind'] | null> = {
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

/** Nothing when the facts cannot be read together: AC-7 then reckons by itself, and says so by its own number. */
export function judgedAmounts(contract: KnownContract, problem: string, known: KnownCase): GivenAmount[] {
  const kind = problemOf[problem as CaseProblem];
  if (!kind) return [];
  const read = readFacts(withCase(fillFacts(contract, kind, known.onDay), known));
  if (!read.ok) return [];
  const { entitlements } = judge(lawbookOf(contract.playbooks), read.sheet);
  return entitlements.flatMap((one) => givenBy(one, known.currency));
}

/** What the case has found out stands over what the registry alone could tell. */
function withCase(facts: JudgementFactsInput, known: KnownCase): JudgementFactsInput {
  const { sale, visit, demands, assessedLossMinor, complainedOn } = known;
  const given = known.proofs.filter((proof) => proof.state !== 'wanted');
  return {
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
}

function givenBy(one: Entitlement, currency: string): GivenAmount[] {
  const { remedy, status, amountMinor, basis, ruleId, ruleVersion, title } = one;
  if (status !== 'owed' || amountMinor === null || one.currency !== currency) return [];
  if (remedy === 'advance_compensation') return [{ head: 'advance', amountMinor, ruleId, ruleVersion, title }];
  const ours = basis === 'commitment' || basis === 'contract';
  return remedy === 'penalty' && ours ? [{ head: 'penalty', amountMinor, ruleId, ruleVersion, title }] : [];
}
