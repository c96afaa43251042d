// Judges cases as of today from everything known of them: one or hundreds, in a number of statements that does not grow.
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import type { CaseForDecision } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { readCompany } from '#registry';
import { type CaseKnown, knowCases } from '../compensation/assessing/assess-cases.ts';
import { bareFacts, fillCaseFacts, problemOf } from '../contract-facts/fill-case-facts.ts';
import { meetRefund } from '../contract-facts/fill-claim.ts';
import { fillFacts } from '../contract-facts/fill-facts.ts';
import { readFacts } from '../judgement/facts/read-facts.ts';
import { judge } from '../judgement/judge.ts';
import type { Judgement } from '../judgement/judgement.ts';
import { type Lawbooks, readLawbooks } from '../lawbooks/read-lawbooks.ts';
import { type ClaimHistory, readClaimHistories } from './claim-history.ts';
import { type PaidLine, readPaid } from './paid-lines.ts';

export interface JudgedCase {
  file: CaseForDecision;
  paid: readonly PaidLine[];
  /** Both null when no rule speaks of such a problem, or the facts cannot be read together (ENT-4). */
  facts: JudgementFactsInput | null;
  judgement: Judgement | null;
}

/** By the order of ids; unknown ids are left out. */
export async function judgeCases(snapshot: Snapshot, caseIds: readonly Uuid[]): Promise<JudgedCase[]> {
  const cases = await knowCases(snapshot, caseIds);
  if (cases.length === 0) return [];
  const { country } = await readCompany(snapshot);
  const histories = await readClaimHistories(snapshot, [...new Set(cases.map(({ file }) => file.personUuid))]);
  const paid = await readPaid(snapshot, caseIds);
  const books = await readLawbooks(snapshot);
  return cases.map((one) => {
    const { file } = one;
    const lines = paid.get(file.caseUuid) ?? [];
    const facts = factsOf(one, country, histories.get(file.personUuid), lines);
    return { file, paid: lines, ...judged(books, facts) };
  });
}

/** The facts known before, judged on another day by the rules of now: what is left of a difference is what facts did (ENT-3). */
export function judgeOn(books: Lawbooks, facts: JudgementFactsInput, decidedOn: string): Judgement | null {
  return judged(books, { ...facts, decidedOn }).judgement;
}

function judged(books: Lawbooks, facts: JudgementFactsInput | null): Pick<JudgedCase, 'facts' | 'judgement'> {
  const read = facts && readFacts(facts);
  return facts && read?.ok
    ? { facts, judgement: judge(books.on(facts.decidedOn), read.sheet) }
    : { facts: null, judgement: null };
}

function factsOf(
  { file, contract, known }: CaseKnown,
  country: string,
  history: ClaimHistory | undefined,
  paid: readonly PaidLine[],
): JudgementFactsInput | null {
  const kind = problemOf[file.problem as CaseProblem];
  if (!kind) return null;
  const sold = contract
    ? fillFacts(contract, kind, known.onDay, known.claimed?.receivedOn)
    : bareFacts(known, kind, { country, timeZone: file.timeZone });
  const refunded = paid.find(({ head, currency }) => head === 'refund' && currency === known.currency);
  const facts = meetRefund(fillCaseFacts(sold, known), refunded);
  const heads = [...new Set(paid.map(({ head }) => head))].sort();
  return {
    ...facts,
    ...(history ? { history } : {}),
    // What we paid is the operator's own fact: its tables may ask it, no law does.
    other: { ...facts.other, ...Object.fromEntries(heads.map((head) => [`paid_${head}`, true])) },
  };
}
