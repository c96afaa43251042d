// Answers a new company: it gets the answers and diagnosis trees of its playbooks, as versions 1. Later they are its own (KNOW-7).
import { sql } from 'kysely';
import { treeGiven } from '#api/flow/2-cases.diagnosis';
import { answerGiven } from '#api/flow/2-cases.knowledge';
import type { Tx } from '#platform/database/transact';
import { reaction } from '#platform/part';
import { knowledgeFor } from '../../../../playbooks/index.ts';
import { bringAnswer } from '../knowledge/answers/publish-answer.ts';
import { bringTree } from '../knowledge/diagnosis/keep-tree.ts';

/** What is told as the reason of version 1 in the history. */
const why = '初始知识 · Исходный набор · Starting set';

export const bringKnowledge = reaction({
  name: 'bring-knowledge.on.company-founded',
  on: ['company.founded'],
  async react(tx: Tx): Promise<void> {
    const { rows } = await sql<{ playbooks: string[] }>`select playbooks from tenants
      where tenant_id = ${tx.tenantId}`.execute(tx.sql);
    const { answers, trees } = knowledgeFor(rows[0]?.playbooks ?? []);
    const known = await knownCodes(tx);
    for (const { code, answer } of answers)
      if (!known.has(code)) await bringAnswer(tx, code, answerGiven.parse(answer), why);
    for (const { code, tree } of trees) if (!known.has(code)) await bringTree(tx, code, treeGiven.parse(tree), why);
  },
});

async function knownCodes({ tenantId, sql: db }: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select code from answers where tenant_id = ${tenantId} and code is not null
    union select code from diagnosis_trees where tenant_id = ${tenantId} and code is not null`.execute(db);
  return new Set(rows.map(({ code }) => code));
}
