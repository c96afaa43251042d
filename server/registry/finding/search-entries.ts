// The words by which a person, contract, firm or brand is found, each with the mark of its tenant (see 0011-search-entries.sql).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { soundsAsked, soundsOfName, wordsAsked } from '#platform/text/name-sounds';
import { searchQuery, searchWords } from '#platform/text/search-words';

export interface SearchEntry {
  subjectId: Uuid;
  kind: 'person' | 'contract' | 'firm' | 'brand';
  /** Marked words with a space between, as `markedWords` gives them. */
  words: string;
}

/** The end of a UUIDv7 is random: six digits of it tell apart as many tenants as one database holds. */
export function markOf(tenantId: Uuid): string {
  return tenantId.slice(-6);
}

/** The words of some texts, ready for `array_to_tsvector(string_to_array(…, ' '))`; empty when there are none. */
export function markedWords(tenantId: Uuid, texts: readonly (string | null | undefined)[]): string {
  const mark = markOf(tenantId);
  const words = searchWords(texts.filter((text) => text).join('\n'));
  return words.map((word) => mark + word).join(' ');
}

/** How names sound, after a sign no word holds; to be kept beside their words. */
export function markedSounds(tenantId: Uuid, names: readonly (string | null | undefined)[]): string {
  const mark = markOf(tenantId);
  const sounds = new Set(names.flatMap((name) => (name ? soundsOfName(name) : [])));
  return [...sounds].map((sound) => `${mark}~${sound}`).join(' ');
}

/** Pairs of Han and kana are kept in pairs, so that no kept word is longer and begins with one. */
const pairOfHan = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}$/u;

/**
 * A tsquery that finds what holds all words of `text`, each by its beginning; null when there is no word in it. A pair of Han is
 * asked for as it is: the index leaps through whole words, but must gather every beginning.
 */
export function markedQuery(tenantId: Uuid, text: string): string | null {
  const mark = markOf(tenantId);
  const marked = (_: string, word: string) => `'${mark}${word}'${pairOfHan.test(word) ? '' : ':*'}`;
  return searchQuery(text)?.replaceAll(/'([^']+)':\*/g, marked) ?? null;
}

/** As `markedQuery`, each word also by how it sounds; null when none of them sounds like a name. */
export function soundQuery(tenantId: Uuid, text: string): string | null {
  const words = wordsAsked(text);
  const sounds = soundsAsked(text);
  if (sounds.every((sound) => sound === undefined)) return null;
  const parts = words.flatMap((word, at) => {
    const sound = sounds[at] && `'${markOf(tenantId)}~${sounds[at]}':*`;
    const alternatives = [markedQuery(tenantId, word), sound].filter(Boolean);
    return alternatives.length > 0 ? [`(${alternatives.join(' | ')})`] : [];
  });
  return parts.join(' & ');
}

/** The words with those that have a near spelling exchanged for it; null when none has. */
export function mendedQuery(
  tenantId: Uuid,
  words: readonly string[],
  spellings: ReadonlyMap<string, readonly string[]>,
): string | null {
  if (spellings.size === 0) return null;
  const parts = words.flatMap((word) => {
    const near = spellings.get(word)?.map((one) => `'${markOf(tenantId)}${one}'`);
    const alternatives = near ?? [markedQuery(tenantId, word)].filter(Boolean);
    return alternatives.length > 0 ? [`(${alternatives.join(' | ')})`] : [];
  });
  return parts.join(' & ');
}

/** Writes entries anew. One whose subject has no words any more is taken out. */
export async function writeSearchEntries(tx: Tx, entries: readonly SearchEntry[]): Promise<void> {
  const kept = entries.filter(({ words }) => words !== '');
  const gone = entries.filter(({ words }) => words === '').map(({ subjectId }) => subjectId);
  if (gone.length > 0) await dropSearchEntries(tx, gone);
  if (kept.length === 0) return;
  await sql`insert into search_entries (tenant_id, subject_id, kind, words)
    select ${tx.tenantId}, e.subject_id, e.kind, array_to_tsvector(string_to_array(e.words, ' '))
    from unnest(${kept.map((entry) => entry.subjectId)}::uuid[], ${kept.map((entry) => entry.kind)}::text[],
      ${kept.map((entry) => entry.words)}::text[]) as e (subject_id, kind, words)
    on conflict (tenant_id, subject_id) do update set words = excluded.words
    where search_entries.words <> excluded.words`.execute(tx.sql);
}

export async function dropSearchEntries(tx: Tx, subjectIds: readonly Uuid[]): Promise<void> {
  await sql`delete from search_entries
    where tenant_id = ${tx.tenantId} and subject_id = any(${[...subjectIds]}::uuid[])`.execute(tx.sql);
}
