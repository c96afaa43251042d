// Keeps what is owed on cases when facts have changed it: the first judgement, then each one that differs, with the facts that did it.
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { judgementToJson } from '../judgement/write-judgement.ts';
import { type Lawbooks, readLawbooks } from '../lawbooks/read-lawbooks.ts';
import { describeDifference } from './describe-difference.ts';
import { type JudgedCase, judgeCases, judgeOn } from './judge-cases.ts';
import { type Cause, judgementReader, judgementWriter, type KeptJudgement } from './judgement-store.ts';

/** A merchant that leaves may touch thousands of cases: so many are judged in one round of statements. */
const atOnce = 500;

/**
 * `causes` are the facts that arrived, by case. A case whose answer they did not change keeps the one it has (ENT-2). `names` are all
 * facts that may change an answer: what came in the same moment is named too.
 */
export async function keepJudgements(
  tx: Tx,
  causes: ReadonlyMap<Uuid, readonly Cause[]>,
  names: readonly string[],
): Promise<void> {
  const books = await readLawbooks(tx);
  const ids = [...causes.keys()];
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const cases = await judgeCases(tx, some);
    const latest = await judgementReader(tx).latest(some);
    const changed = cases.flatMap((one) => {
      const last = latest.get(one.file.caseUuid);
      const version = versionOf(one, last, books);
      return version ? [{ version, last, contractId: one.file.contractUuid }] : [];
    });
    const since = await judgementReader(tx).factsSince(
      changed.map(({ version: { caseId }, last, contractId }) => ({ caseId, contractId, after: lastSeen(last) })),
      names,
    );
    await judgementWriter(tx).add(
      changed.map(({ version }) => {
        const { caseId } = version;
        return { ...version, because: inOrder([...(causes.get(caseId) ?? []), ...(since.get(caseId) ?? [])]) };
      }),
    );
  }
}

function versionOf(
  { file, facts, judgement }: JudgedCase,
  last: KeptJudgement | undefined,
  books: Lawbooks,
): Omit<KeptJudgement, 'judgedAt' | 'because'> | undefined {
  if (!facts || !judgement) return undefined;
  const before = last && judgeOn(books, last.facts, facts.decidedOn);
  const difference = before ? describeDifference(before, judgement) : null;
  if (last && !difference) return undefined;
  return {
    caseId: file.caseUuid,
    version: (last?.version ?? 0) + 1,
    decidedOn: facts.decidedOn,
    facts,
    judgement: judgementToJson(judgement, false),
    difference,
  };
}

function lastSeen(last: KeptJudgement | undefined): Uuid | null {
  return last?.because.at(-1)?.factId ?? null;
}

/** Ids of facts sort by the time of their making. */
function inOrder(causes: readonly Cause[]): Cause[] {
  const once = new Map(causes.map((cause) => [cause.factId, cause]));
  return [...once.values()].sort((a, b) => (a.factId < b.factId ? -1 : 1));
}
