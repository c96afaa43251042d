// Answers a customer's new name, and a joined duplicate: their cases are found by the name they have now (FIND-1).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { rewriteCaseWords } from '../finding/case-words.ts';

/** Nobody has more; of a firm that buys by thousands the newest are reworded. */
const casesMax = 500;

export const followNames = reaction({
  name: 'reword-cases.on.person-renamed',
  on: ['person.changed', 'person.merged'],
  async react(tx: Tx, facts: Fact<'person.changed' | 'person.merged'>[]) {
    const renamed = facts.filter(({ body }) => !('fields' in body) || body.fields.includes('name'));
    const people = [...new Set(renamed.map(({ body }) => uuidOf(body.personId)))];
    for (const personId of people) {
      const { rows } = await sql<{ caseId: Uuid }>`select case_id as "caseId" from cases
        where tenant_id = ${tx.tenantId} and person_id = ${personId} order by case_id desc limit ${casesMax}`.execute(
        tx.sql,
      );
      await rewriteCaseWords(
        tx,
        rows.map(({ caseId }) => caseId),
      );
    }
  },
});
