// An answer serves in a case: it goes out in a reply, or somebody says that it settled the question (KNOW-3, KNOW-4).
import { sql } from 'kysely';
import type { AnswerUse } from '#api/flow/2-cases.knowledge.words';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { keepCase, lockFor } from '../../change-case.ts';
import { sayToCustomer } from '../../channels/outbound/say-to-customer.ts';
import { answerWriter, findAnswer, inForceAt, readVersions } from './answer-store.ts';

interface Given {
  answerId: Uuid;
  how: AnswerUse;
  /** What goes to the customer, as the agent has made it fit. */
  text: string | null;
}

/** Refuses `case.not_found`, `answer.not_found`, `answer.retired_already`, `answer.for_staff_only`, and what CASE-6 says. */
export async function useAnswer(acting: Acting, caseId: Uuid, { answerId, how, text }: Given) {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const file = await lockFor(tx, how === 'in_reply' ? 'message' : 'note', caseId);
    const head = await findAnswer(tx, answerId);
    const inForce = inForceAt(await readVersions(tx, answerId), tx.at);
    if (!head || !inForce) throw refuse('answer.not_found', {});
    if (head.retiredAt !== null) throw refuse('answer.retired_already', {});
    const { version, answer } = inForce;
    if (how === 'in_reply') {
      if (answer.audience === 'staff') throw refuse('answer.for_staff_only', {});
      await sayToCustomer(tx, caseId, { text: text ?? '', automatic: false });
    }
    if (await answerWriter(tx).use(caseId, answerId, how, version)) {
      const told = { caseId: idOf('cas', caseId), answerId: idOf('ans', answerId), version, title: answer.title, how };
      recordFact(tx, 'answer.used', caseId, told);
    }
    await keepCase(tx, file);
    return { answerId: idOf('ans', answerId), usedInCases: await countUses(tx, answerId) };
  });
}

async function countUses({ tenantId, sql: db }: Snapshot, answerId: Uuid): Promise<number> {
  const { rows } = await sql<{ cases: number }>`select count(distinct case_id)::int as cases from answer_uses
    where tenant_id = ${tenantId} and answer_id = ${answerId}`.execute(db);
  return rows[0]?.cases ?? 0;
}
