// Asks the judgement what the operator's own tables and the contract give in money for a case, so that AC-7 names the row and its
// version instead of repeating them.

import type { CaseProblem } from '#api/flow/2-cases.words';
import { fillCaseFacts, problemOf } from '../../contract-facts/fill-case-facts.ts';
import { fillFacts } from '../../contract-facts/fill-facts.ts';
import type { KnownContract } from '../../contract-facts/read-known-contract.ts';
import { readFacts } from '../../judgement/facts/read-facts.ts';
import { judge } from '../../judgement/judge.ts';
import type { Entitlement } from '../../judgement/judgement.ts';
import type { Lawbooks } from '../../lawbooks/read-lawbooks.ts';
import type { GivenAmount, KnownCase } from './known-case.ts';

/** Nothing when the facts cannot be read together: AC-7 then reckons by itself, and says so by its own number. */
export function judgedAmounts(
  books: Lawbooks,
  contract: KnownContract,
  problem: string,
  known: KnownCase,
): GivenAmount[] {
  const kind = problemOf[problem as CaseProblem];
  if (!kind) return [];
  const read = readFacts(fillCaseFacts(fillFacts(contract, kind, known.onDay, known.claimed?.receivedOn), known));
  if (!read.ok) return [];
  const { entitlements } = judge(books.on(known.onDay), read.sheet);
  return entitlements.flatMap((one) => givenBy(one, known.currency));
}

function givenBy(one: Entitlement, currency: string): GivenAmount[] {
  const { remedy, status, amountMinor, basis, ruleId, ruleVersion, title } = one;
  if (status !== 'owed' || amountMinor === null || one.currency !== currency) return [];
  if (remedy === 'advance_compensation') return [{ head: 'advance', amountMinor, ruleId, ruleVersion, title }];
  const ours = basis === 'commitment' || basis === 'contract';
  return remedy === 'penalty' && ours ? [{ head: 'penalty', amountMinor, ruleId, ruleVersion, title }] : [];
}
