// The words a case is found by: its head (names and numbers), its description, and what was said later, each with its weight.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { soundsOfName } from '#platform/text/name-sounds';
import { searchWords } from '#platform/text/search-words';
import { markOf } from '#registry';

export interface CaseWords {
  head: readonly string[];
  description: readonly string[];
  said: readonly string[];
}

interface Texts {
  number: string;
  person: string | undefined;
  contract: string | null | undefined;
  description: string;
  /** Notes and messages, the oldest first. */
  said: readonly string[];
}

/** A case is not searched past so many words of what was said: the ten-thousandth finds nothing anybody looks for. */
const wordsMax = 10_000;

/** FIND-1. */
export function wordsOfCase({ number, person = '', contract, description, said }: Texts): CaseWords {
  const head = [number, person, contract ?? ''].join('\n');
  return {
    head: [...searchWords(head), ...soundsOfName(person).map((sound) => `~${sound}`)],
    description: searchWords(description),
    said: said.flatMap((text) => searchWords(text)).slice(0, wordsMax),
  };
}

/** The tsvector of a case in SQL. */
export function vectorOf(tenantId: Uuid, { head, description, said }: CaseWords) {
  const mark = markOf(tenantId);
  return sql`words_vector(${mark}, ${[...head]}::text[], 'A') || words_vector(${mark}, ${[...description]}::text[], 'B')
    || words_vector(${mark}, ${[...said]}::text[], 'C')`;
}

/** The statement that adds what was said to the words of a case. */
export function alsoSaid({ tenantId }: Tx, caseId: Uuid, text: string) {
  return sql`update case_words set words = words || words_vector(${markOf(tenantId)}, ${searchWords(text)}::text[], 'C')
    where tenant_id = ${tenantId} and case_id = ${caseId} and length(words) < ${wordsMax}`;
}

/** Writes the words of cases anew: a description corrected, a customer renamed, a note withdrawn. */
export async function rewriteCaseWords(tx: Tx, caseIds: readonly Uuid[], description?: string): Promise<void> {
  for (const { caseId, ...texts } of await readTexts(tx, caseIds)) {
    const words = wordsOfCase({ ...texts, description: description ?? texts.description });
    await sql`update case_words set words = ${vectorOf(tx.tenantId, words)}
      where tenant_id = ${tx.tenantId} and case_id = ${caseId}`.execute(tx.sql);
  }
}

async function readTexts(
  { tenantId, sql: db }: Snapshot,
  caseIds: readonly Uuid[],
): Promise<(Texts & { caseId: Uuid })[]> {
  const { rows } = await sql<Omit<Texts, 'said'> & { caseId: Uuid; said: string[] | null }>`
    select c.case_id as "caseId", c.number, p.name as person, t.number as contract, c.description,
      (select json_agg(m.text order by m.message_id) from case_messages m where m.tenant_id = c.tenant_id
        and m.case_id = c.case_id and m.withdrawn_at is null and m.incident_message_id is null) as said
    from cases c
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    left join contracts t on t.tenant_id = c.tenant_id and t.contract_id = c.contract_id
    where c.tenant_id = ${tenantId} and c.case_id = any(${[...caseIds]}::uuid[])
    order by c.case_id`.execute(db);
  return rows.map((row) => ({ ...row, said: row.said ?? [] }));
}
