// For tests and measurements: real texts in three languages as cases, and for each a question that somebody who knows it might ask.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import type { Acting } from '#platform/database/acting';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { markOf } from '#registry';
import { numberOf } from '../case-file.ts';
import { wordsOfCase } from './case-words.ts';

const folder = '../shared/data';
export const knownTextsAbsent = !existsSync(`${folder}/ru-kursk-appeals`);

export interface KnownText {
  language: 'zh-CN' | 'ru' | 'en';
  text: string;
}

const rowsOf = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, bom: true, relax_quotes: true, skip_empty_lines: true });
const gunzip = (name: string) => gunzipSync(readFileSync(`${folder}/${name}`)).toString('utf8');

/** `chinese` is the table of reviews as text: it lies in a zip, which the caller reads. */
export function readKnownTexts(chinese: string): KnownText[] {
  const zh = rowsOf(chinese).map(({ review = '' }): KnownText => ({ language: 'zh-CN', text: review }));
  const ru = rowsOf(gunzip('ru-kursk-appeals/appeals_train.csv.gz')).map(
    ({ text = '' }): KnownText => ({ language: 'ru', text: text.replaceAll(/<[^>]+>/g, ' ') }),
  );
  const en = rowsOf(gunzip('fcc-comcast/Comcast_telecom_complaints_data.csv.gz')).map(
    (row): KnownText => ({ language: 'en', text: row['Customer Complaint'] ?? '' }),
  );
  return [...zh, ...ru, ...en];
}

const segmenters = { 'zh-CN': new Intl.Segmenter('zh', { granularity: 'word' }), ru: undefined, en: undefined };

/**
 * Three different content words of a text, drawn by `seed`; undefined when it has fewer. The words are cut by the dictionary of ICU for Chinese
 * and by letters for others, not by our own cutting, so that neither measures itself.
 */
export function questionAbout({ language, text }: KnownText, seed: number): string | undefined {
  const segmenter = segmenters[language];
  const words = segmenter
    ? [...segmenter.segment(text)]
        .filter((one) => one.isWordLike && /^\p{Script=Han}{2,}$/u.test(one.segment))
        .map((one) => one.segment)
    : (text.match(/[\p{L}]{5,}/gu) ?? []);
  const left = [...new Set(words.map((word) => word.toLowerCase()))];
  if (left.length < 3) return undefined;
  let random = (seed * 2_654_435_761) % 4_294_967_296;
  const drawn = [0, 1, 2].map(() => {
    random = (random * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return left.splice(Math.floor((random / 4_294_967_296) * left.length), 1)[0];
  });
  return drawn.join(' ');
}

/** Each text as an open case of one customer; the ids in the order of the texts. */
export async function fillKnownTexts(acting: Acting, texts: readonly KnownText[]): Promise<Uuid[]> {
  const personId = makeUuid();
  const ids = texts.map(() => makeUuid());
  await acting.transact(async (tx) => {
    await sql`insert into persons (tenant_id, person_id, name, name_key, registered_at)
      values (${tx.tenantId}, ${personId}, 'Nobody', 'nobody', ${tx.at})`.execute(tx.sql);
  });
  for (let from = 0; from < texts.length; from += 1_000) {
    const some = texts.slice(from, from + 1_000).map(({ text, language }, at) => {
      const caseId = ids[from + at] as Uuid;
      const number = `${numberOf(caseId, '2026-11-22')}-${from + at}`;
      const { head, description } = wordsOfCase({ number, person: '', contract: null, description: text, said: [] });
      return { caseId, number, language, text, head: head.join(' '), words: description.join(' ') };
    });
    await acting.transact(async (tx) => {
      await sql`with given as (select * from json_to_recordset(${JSON.stringify(some)})
            as t ("caseId" uuid, number text, language text, text text, head text, words text)),
          kept as (
            insert into cases (tenant_id, case_id, number, state, rung, mode, opened_by, channel, problem, description, language, time_zone,
              complained_on, opened_at, person_id, damage_class, step, due_at, ours_due_at, opted_out)
            select ${tx.tenantId}, "caseId", number, 'new', 'merchant', 'v1', 'desk', 'email', 'quality', text, language, 'Asia/Shanghai',
              '2026-11-22', ${tx.at}, ${personId}, 'none', 'triage', ${tx.at}, ${tx.at}, false from given)
        insert into case_words (tenant_id, case_id, words)
        select ${tx.tenantId}, "caseId", words_vector(${markOf(tx.tenantId)}, string_to_array(head, ' '), 'A')
          || words_vector(${markOf(tx.tenantId)}, string_to_array(words, ' '), 'B') from given`.execute(tx.sql);
    });
  }
  return ids;
}
