// What the case page shows of what is owed: judged as of today, what was paid, and each kept change.
import type { z } from 'zod';
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { showEntitlements as contract, KeptJudgementShown } from '#api/flow/3-decisions.entitlements';
import { mayTouchCase } from '#cases';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { judgementToJson } from '../judgement/write-judgement.ts';
import { judgeCases } from './judge-cases.ts';
import { judgementReader, type KeptJudgement } from './judgement-store.ts';

type Because = KeptJudgementShown['because'][number]['fact'];
type Shown = z.input<typeof contract.answer>;

/** Refuses `case.not_found`, also to whom it is about. Days have moved on since the last version: figures are of today (ENT-1). */
export async function showEntitlements(
  snapshot: Snapshot,
  caseId: Uuid,
  withTrace: boolean,
  actor: Actor,
): Promise<Shown> {
  await mayTouchCase(snapshot, actor, caseId);
  const [judged] = await judgeCases(snapshot, [caseId]);
  if (!judged) throw refuse('case.not_found', {});
  const { file, facts, judgement, paid } = judged;
  const kept = await judgementReader(snapshot).ofCase(caseId);
  return {
    caseId: idOf('cas', caseId),
    contractId: file.contractUuid && idOf('ctr', file.contractUuid),
    problem: file.problem as CaseProblem,
    facts,
    // The JSON of a judgement has the form of its contract (JUDGE-1).
    judgement: judgement && (judgementToJson(judgement, withTrace) as Shown['judgement']),
    paid: paid.map(({ head, amountMinor, currency }) => ({ head, amountMinor: amountMinor.toString(), currency })),
    kept: kept.map(shownKept),
  };
}

function shownKept({
  version,
  judgedAt,
  decidedOn,
  judgement,
  because,
  difference,
}: KeptJudgement): KeptJudgementShown {
  return {
    version,
    judgedAt,
    decidedOn,
    outcome: judgement.outcome as KeptJudgementShown['outcome'],
    outcomeBefore: difference?.outcomeBefore ?? null,
    because: because.map(({ fact, at }) => ({ fact: fact as Because, at: new Date(at).toISOString() })),
    changes: difference?.changes.map((one) => ({ ...one, fields: [...one.fields] })) ?? [],
    metersChanged: difference?.metersChanged ?? false,
  };
}
