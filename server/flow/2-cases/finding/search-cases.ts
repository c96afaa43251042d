// Cases by the words of their texts, the best first: as typed, then all words but one, then what sounds like it or differs by a letter.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { wordsAsked } from '#platform/text/name-sounds';
import { wordsToAsk } from '#platform/text/search-words';
import { markOf, nearSpellings, soundQuery } from '#registry';

export interface FoundCases {
  caseIds: Uuid[];
  near: boolean;
}

/** So many of those found are ranked; a question that finds more is answered from some of them, and asks for another word. */
const rankedMax = 2_000;

/** FIND-2 to FIND-6. Hidden cases are among them: whoever shows them leaves those out (FIND-7). */
export async function searchCases(snapshot: Snapshot, text: string, most: number): Promise<FoundCases> {
  const { tenantId } = snapshot;
  const number = /^\d{6}-[0-9a-hjkmnp-tv-z]{6}$/.exec(text.trim().toLowerCase())?.[0];
  if (number) {
    const { rows } = await sql<{ caseId: Uuid }>`select case_id as "caseId" from cases
      where tenant_id = ${tenantId} and number = ${number}`.execute(snapshot.sql);
    return { caseIds: rows.map(({ caseId }) => caseId), near: false };
  }
  const parts = await partsAsked(snapshot, wordsToAsk(text));
  const exact = await search(snapshot, parts.join(' & '), most);
  if (exact.length > 0) return { caseIds: exact, near: false };
  const ways = [() => allButOne(parts), () => soundQuery(tenantId, text) ?? '', () => mended(snapshot, text)];
  for (const way of ways) {
    const near = await search(snapshot, await way(), most);
    if (near.length > 0) return { caseIds: near, near: true };
  }
  return { caseIds: [], near: false };
}

/** A part of a tsquery for each word that says something; all of them when none does (FIND-3). */
async function partsAsked({ tenantId, sql: db }: Snapshot, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const mark = markOf(tenantId);
  const { rows } = await sql<{
    parts: (string | null)[];
  }>`select words_asked(${mark}, ${[...words]}::text[]) as parts`.execute(db);
  const parts = (rows[0]?.parts ?? []).filter((part) => part !== null);
  return parts.length > 0 ? parts : words.map((word) => `'${mark}${word}':*`);
}

/** FIND-5: of three or more. */
function allButOne(parts: readonly string[]): string {
  if (parts.length < 3) return '';
  return parts.map((_, left) => `(${parts.filter((_part, at) => at !== left).join(' & ')})`).join(' | ');
}

/** FIND-6: words near to a spelling exchanged for it, the others as they are. */
async function mended(snapshot: Snapshot, text: string): Promise<string> {
  const words = wordsAsked(text);
  const spellings = await nearSpellings(snapshot, words);
  if (spellings.size === 0) return '';
  const mark = markOf(snapshot.tenantId);
  const parts: string[] = [];
  for (const word of words) {
    const near = spellings.get(word);
    if (near) parts.push(`(${near.map((one) => `'${mark}${one}'`).join(' | ')})`);
    else parts.push(...(await partsAsked(snapshot, wordsToAsk(word))));
  }
  return parts.join(' & ');
}

async function search({ sql: db }: Snapshot, query: string, most: number): Promise<Uuid[]> {
  if (query === '') return [];
  const { rows } = await sql<{ caseId: Uuid }>`select case_id as "caseId"
    from search_case_texts(${query}::tsquery, ${rankedMax}, ${most})`.execute(db);
  return rows.map(({ caseId }) => caseId);
}
