// Answers every fact that may change what is owed: the cases it touches are judged again, and what changed is kept (ENT-2).
import { judgedAnewBy } from '#api/flow/3-decisions.entitlements';
import type { Tx } from '#platform/database/transact';
import type { Fact, FactName } from '#platform/facts/record-fact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { type CaseAbout, openCasesAbout } from '../case-choice.ts';
import type { Cause } from '../judgement-store.ts';
import { keepJudgements } from '../keep-judgements.ts';

/** The subject of those of a case is the case; the others name the contract, or the merchant, and may change the cases on it. */
const ofCase: readonly FactName[] = judgedAnewBy.case;
const ofContract: readonly FactName[] = judgedAnewBy.contract;
const ofFirm: readonly FactName[] = judgedAnewBy.firm;
const all = [...ofCase, ...ofContract, ...ofFirm];

export const keepJudgementsOnFacts = reaction({
  name: 'keep-judgements.on.what-became-known',
  on: all,
  async react(tx: Tx, facts: Fact[]) {
    const open = await openCasesAbout(tx, {
      caseIds: facts.filter(({ name }) => ofCase.includes(name)).map(({ subject }) => subject),
      contractIds: facts.flatMap((fact) => namedIn(fact, ofContract, 'contractId')),
      firmIds: facts.flatMap((fact) => namedIn(fact, ofFirm, 'firmId')),
    });
    await keepJudgements(tx, causesOf(open, facts), all);
  },
});

function namedIn({ name, body }: Fact, names: readonly FactName[], part: 'contractId' | 'firmId'): Uuid[] {
  const id = (body as { contractId?: unknown; firmId?: unknown })[part];
  return names.includes(name) && typeof id === 'string' ? [uuidOf(id as `${string}_${string}`)] : [];
}

/** The facts that touched each case, in their order. */
function causesOf(open: readonly CaseAbout[], facts: readonly Fact[]): Map<Uuid, Cause[]> {
  const bySubject = Map.groupBy(open, ({ caseId }) => caseId);
  const byContract = Map.groupBy(open, ({ contractId }) => contractId);
  const byFirm = Map.groupBy(open, ({ firmId }) => firmId);
  const causes = new Map<Uuid, Cause[]>();
  for (const fact of facts) {
    const [contractId] = namedIn(fact, ofContract, 'contractId');
    const [firmId] = namedIn(fact, ofFirm, 'firmId');
    const touched = contractId ? byContract.get(contractId) : firmId ? byFirm.get(firmId) : bySubject.get(fact.subject);
    for (const { caseId } of touched ?? []) {
      const known = causes.get(caseId) ?? [];
      known.push({ factId: fact.factId, fact: fact.name, at: fact.at });
      causes.set(caseId, known);
    }
  }
  return causes;
}
