// People by name, page by page; and among them those whose name, address or end of a phone holds some words.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listPeople as listing } from '#api/registry/people';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { markedQuery } from '../finding/search-entries.ts';
import { endOfPrefix, whatIsAsked } from '../finding/what-is-asked.ts';
import { type Page, pageOfRows, readPageKey } from '../page-key.ts';
import { personReader } from './person-store.ts';
import { type PersonShown, showPeople } from './person-views.ts';

/** The most people words are looked up for: a list of more is not read through but narrowed. */
const foundMax = 5_000;

/** REG-18. Reads by index alone; numbers of contracts and promises are counted for the people of the page. */
export async function listPeople(
  snapshot: Snapshot,
  { find, after, limit }: z.output<typeof listing.query>,
): Promise<Page<PersonShown>> {
  const key = readPageKey(after, ['text', 'uuid']);
  const found = find ? await foundBy(snapshot, find) : undefined;
  const { rows } = await sql<{ personId: Uuid; nameKey: string }>`
    ${found ? sql`with found as materialized (select distinct person_id from (${found}) f)` : sql``}
    select p.person_id as "personId", p.name_key as "nameKey" from persons p
    ${found ? sql`join found f on f.person_id = p.person_id` : sql``}
    where p.tenant_id = ${snapshot.tenantId} and p.merged_into is null
      ${key ? sql`and (p.name_key, p.person_id) > (${key[0]}, ${key[1]}::uuid)` : sql``}
    order by p.name_key, p.person_id limit ${limit + 1}`.execute(snapshot.sql);
  const page = pageOfRows(
    rows,
    limit,
    (row) => [row.nameKey, row.personId],
    (row) => row.personId,
  );
  return { ...page, rows: await showPeople(snapshot, page.rows) };
}

/** A query of the ids of the people asked for: digits by the end of a phone, anything else by words. */
async function foundBy(snapshot: Snapshot, find: string) {
  const { tenantId } = snapshot;
  const country = /\d/.test(find) ? await personReader(snapshot).country() : '';
  const { phone, tail, words } = whatIsAsked(find, country);
  if (phone) return sql`select person_id from person_phones where tenant_id = ${tenantId} and phone = ${phone}`;
  if (tail)
    return sql`select person_id from person_phones where tenant_id = ${tenantId}
      and tail >= ${tail} and tail < ${endOfPrefix(tail)} limit ${foundMax}`;
  const query = words && markedQuery(tenantId, words);
  if (!query) return sql`select null::uuid as person_id where false`;
  return sql`select subject_id as person_id from search_words(${query}::tsquery, ${foundMax}) where kind = 'person'`;
}
