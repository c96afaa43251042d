// The words answers and trees are found by: stems with weights, and a ranking by how rare each is among all that is known (KNOW-5).
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { searchWords } from '#platform/text/search-words';

export type KnowledgeKind = 'answer' | 'tree';
export interface FoundByTerms {
  subjectId: Uuid;
  score: number;
  /** Words of the question that it holds, each with its place there, the rarest first. */
  words: { word: string; place: number }[];
}

/** A word said twice is not twice as telling: the weight saturates. Texts here are all of one size, so their length plays no part. */
const saturation = 1.2;
/** Past so many words a description says nothing new. */
const askedWordsMax = 200;

/** Single characters of Han end a run for whoever types one; to tell texts apart only pairs are of use. */
function tellingWords(text: string): string[] {
  return searchWords(text).filter((word) => [...word].length > 1);
}

/** `anew` takes away what found it until now; else the words are added to those. */
export async function writeTerms(
  tx: Tx,
  kind: KnowledgeKind,
  subjectId: Uuid,
  parts: readonly { weight: number; texts: readonly (string | undefined)[] }[],
  anew: boolean,
): Promise<void> {
  if (anew) await dropTerms(tx, subjectId);
  const words = parts.flatMap(({ weight, texts }) =>
    tellingWords(texts.filter(Boolean).join('\n')).map((word) => ({ word, weight })),
  );
  await sql`insert into knowledge_terms (tenant_id, kind, term, subject_id, weight)
    select ${tx.tenantId}, ${kind}, s.term, ${subjectId}, sum(w.weight)
    from json_to_recordset(${JSON.stringify(words)}) as w (word text, weight real)
    cross join lateral (select stem_of(w.word) as term) s
    where s.term is not null group by s.term
    on conflict (tenant_id, kind, term, subject_id) do update
      set weight = greatest(knowledge_terms.weight, excluded.weight)`.execute(tx.sql);
}

export async function dropTerms(tx: Tx, subjectId: Uuid): Promise<void> {
  await sql`delete from knowledge_terms where tenant_id = ${tx.tenantId} and subject_id = ${subjectId}`.execute(tx.sql);
}

/** The best first. What is retired has no terms and is not found. */
export async function findByTerms(
  { tenantId, sql: db }: Snapshot,
  kind: KnowledgeKind,
  text: string,
  most: number,
): Promise<FoundByTerms[]> {
  const words = tellingWords(text).slice(0, askedWordsMax);
  if (words.length === 0) return [];
  const { rows } = await sql<FoundByTerms>`
    with asked as (
      select stem_of(word) as term, min(word) as word, min(place)::int as place
      from unnest(${words}::text[]) with ordinality as w (word, place)
      where stem_of(word) is not null group by stem_of(word)
    ), known as (
      select case ${kind}::text when 'answer' then
          (select count(*) from answers where tenant_id = ${tenantId} and retired_at is null)
        else (select count(*) from diagnosis_trees where tenant_id = ${tenantId} and retired_at is null and newest is not null)
        end::float8 as total
    ), hits as (
      select t.subject_id, t.weight, a.word, a.place,
        ln(1 + greatest(k.total - count(*) over (partition by t.term), 0) / count(*) over (partition by t.term) + 0.2) as rarity
      from asked a cross join known k
      join knowledge_terms t on t.tenant_id = ${tenantId} and t.kind = ${kind} and t.term = a.term
    )
    select subject_id as "subjectId",
      sum(rarity * weight * ${saturation + 1}::float8 / (weight + ${saturation}::float8)) as score,
      json_agg(json_build_object('word', word, 'place', place) order by rarity desc, place) as words
    from hits group by subject_id order by score desc, subject_id desc limit ${most}`.execute(db);
  return rows;
}
