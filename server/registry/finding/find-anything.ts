// One box that finds everything: any phone, name, contract number, serial or address, in three languages.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { found } from '#api/registry/finding';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { wordsAsked } from '#platform/text/name-sounds';
import { personReader } from '../people/person-store.ts';
import { markedQuery, mendedQuery, soundQuery } from './search-entries.ts';
import { nearSpellings } from './spellings.ts';
import { endOfPrefix, type WhatIsAsked, whatIsAsked } from './what-is-asked.ts';

export type Found = z.output<typeof found>;

/** A hit before it is named. The lower the rank, the surer it is what was meant. */
interface Hit {
  rank: number;
  kind: 'contract' | 'person' | 'firm' | 'brand' | 'unit';
  id: Uuid;
}

/** People whose contracts are listed under them, and how many of each: enough for one look, short enough to read. */
const peopleOpenedMax = 3;

/**
 * The surest first: a whole phone or number, then the end of a phone, the beginning of a number or serial, then words; words are not
 * searched once a whole phone, number or serial is found, or enough else. When few people are found their newest contracts follow
 * them. Reads only by index; a word too common answers with some of its hits.
 */
export async function findAnything(snapshot: Snapshot, words: string, limit: number): Promise<Found[]> {
  const country = /\d/.test(words) ? await personReader(snapshot).country() : '';
  const asked = whatIsAsked(words, country);
  const sure = await readHits(snapshot, numberBranches(snapshot.tenantId, asked, limit), limit);
  const isFound = sure.length >= limit || sure.some(({ rank }) => rank <= 1);
  const hits = isFound ? sure : await withWords(snapshot, asked.words ?? '', sure, limit);
  return hits.length === 0 ? [] : await nameHits(snapshot, await withContracts(snapshot, hits, limit));
}

/** What holds the words, then what sounds like them; when nothing does, what differs from them by a letter. */
async function withWords(snapshot: Snapshot, words: string, sure: readonly Hit[], limit: number): Promise<Hit[]> {
  const { tenantId } = snapshot;
  let hits = [...sure];
  const add = async (query: string | null, near: boolean) => {
    if (query === null || hits.length >= limit) return;
    const known = new Set(hits.map(({ id }) => id));
    const more = await readHits(snapshot, [wordBranch(query, limit, near)], limit);
    hits = [...hits, ...more.filter(({ id }) => !known.has(id))].slice(0, limit);
  };
  await add(words && markedQuery(tenantId, words), false);
  await add(soundQuery(tenantId, words), true);
  if (hits.length === 0) {
    const asked = wordsAsked(words);
    await add(mendedQuery(tenantId, asked, await nearSpellings(snapshot, asked)), true);
  }
  return hits;
}

type Branch = ReturnType<typeof sql>;

async function readHits(snapshot: Snapshot, branches: readonly Branch[], limit: number): Promise<Hit[]> {
  if (branches.length === 0) return [];
  const { rows } = await sql<Hit>`select min(rank) as rank, kind, id from (${sql.join(branches, sql` union all `)}) hits
    group by kind, id order by rank, kind, id desc limit ${limit}`.execute(snapshot.sql);
  return rows;
}

function numberBranches(tenantId: Uuid, asked: WhatIsAsked, limit: number): Branch[] {
  return [
    ...(asked.phone
      ? [
          sql`(select 0 as rank, 'person' as kind, person_id as id from person_phones
            where tenant_id = ${tenantId} and phone = ${asked.phone} limit ${limit})`,
        ]
      : []),
    ...(asked.tail
      ? [
          sql`(select 2 as rank, 'person' as kind, person_id as id from person_phones where tenant_id = ${tenantId}
            and tail >= ${asked.tail} and tail < ${endOfPrefix(asked.tail)} limit ${limit})`,
          sql`(select 3 as rank, 'contract' as kind, contract_id as id from contracts where tenant_id = ${tenantId}
            and number_tail >= ${asked.tail} and number_tail < ${endOfPrefix(asked.tail)} and number_tail <> '' limit ${limit})`,
        ]
      : []),
    ...(asked.number
      ? [
          sql`(select case when number_key = ${asked.number} then 0 else 2 end as rank, 'contract' as kind, contract_id as id
            from contracts where tenant_id = ${tenantId}
            and number_key >= ${asked.number} and number_key < ${endOfPrefix(asked.number)} order by number_key limit ${limit})`,
          sql`(select case when serial_key = ${asked.number} then 1 else 3 end as rank, 'unit' as kind, unit_id as id
            from units where tenant_id = ${tenantId}
            and serial_key >= ${asked.number} and serial_key < ${endOfPrefix(asked.number)} order by serial_key limit ${limit})`,
        ]
      : []),
  ];
}

/** Ranks from `nearFrom` on are near. */
const nearFrom = 8;

function wordBranch(query: string, limit: number, near: boolean): Branch {
  const first = near ? nearFrom : 4;
  return sql`(select ${first}::int + case kind when 'firm' then 0 when 'brand' then 0 when 'person' then 1 else 2 end as rank, kind,
      subject_id as id from search_words(${query}::tsquery, ${limit * 4}))`;
}

/** Puts the newest contracts of the people found behind them, while there are few people. */
async function withContracts(snapshot: Snapshot, hits: readonly Hit[], limit: number): Promise<Hit[]> {
  const people = hits.filter(({ kind }) => kind === 'person');
  if (people.length === 0 || people.length > peopleOpenedMax) return [...hits];
  const { rows } = await sql<Hit & { personId: Uuid }>`
    select 7 as rank, 'contract' as kind, c.contract_id as id, p.person_id as "personId"
    from unnest(${people.map(({ id }) => id)}::uuid[]) as p (person_id)
    cross join lateral (
      select contract_id from contracts where tenant_id = ${snapshot.tenantId} and person_id = p.person_id
      order by signed_on desc, contract_id desc limit 5
    ) c`.execute(snapshot.sql);
  const known = new Set(hits.map(({ id }) => id));
  const nearPeople = new Set(people.filter(({ rank }) => rank >= nearFrom).map(({ id }) => id));
  const contracts = rows
    .filter(({ id }) => !known.has(id))
    // The contracts of somebody near are near.
    .map((row) => (nearPeople.has(row.personId) ? { ...row, rank: nearFrom + row.rank } : row));
  return [...hits, ...contracts].slice(0, limit);
}

/** Looks up titles for the hits alone, and keeps their order. A brand shows the merchants who sell under it. */
async function nameHits(snapshot: Snapshot, hits: readonly Hit[]): Promise<Found[]> {
  const { tenantId } = snapshot;
  const { rows } = await sql<{
    kind: Hit['kind'];
    id: Uuid;
    title: string;
    detail: string;
    contractId: Uuid | null;
    place: bigint;
  }>`
    with hit as (
      select * from unnest(${hits.map((hit) => hit.kind)}::text[], ${hits.map((hit) => hit.id)}::uuid[])
        with ordinality as h (kind, id, place)
    )
    select h.place, 'contract' as kind, h.id, c.number as title, h.id as "contractId",
      concat_ws(' · ', p.name, f.legal_name, c.city, c.signed_on) as detail
    from hit h join contracts c on c.tenant_id = ${tenantId} and c.contract_id = h.id
      join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
      left join firms f on f.tenant_id = c.tenant_id and f.firm_id = c.firm_id
    where h.kind = 'contract'
    union all
    select h.place, 'person', h.id, p.name, n.contract_id,
      concat_ws(' · ', (select string_agg(phone, ', ' order by position) from person_phones x where x.tenant_id = p.tenant_id and x.person_id = p.person_id),
        (select address from addresses x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position limit 1))
    from hit h join persons p on p.tenant_id = ${tenantId} and p.person_id = h.id
      left join lateral (select contract_id from contracts c where c.tenant_id = p.tenant_id and c.person_id = p.person_id
        order by signed_on desc, contract_id desc limit 1) n on true
    where h.kind = 'person' and p.merged_into is null
    union all
    select h.place, 'unit', h.id, u.serial, u.contract_id, concat_ws(' · ', g.name, c.number)
    from hit h join units u on u.tenant_id = ${tenantId} and u.unit_id = h.id
      left join products g on g.tenant_id = u.tenant_id and g.product_id = u.product_id
      left join contracts c on c.tenant_id = u.tenant_id and c.contract_id = u.contract_id
    where h.kind = 'unit'
    union all
    select min(h.place), 'firm', f.firm_id, f.legal_name, null,
      (select string_agg(b.name, ', ' order by b.name_key) from firm_brands fb
        join brands b on b.tenant_id = fb.tenant_id and b.brand_id = fb.brand_id
        where fb.tenant_id = f.tenant_id and fb.firm_id = f.firm_id)
    from hit h
      left join firm_brands fb on fb.tenant_id = ${tenantId} and h.kind = 'brand' and fb.brand_id = h.id
      join firms f on f.tenant_id = ${tenantId} and f.firm_id = case h.kind when 'brand' then fb.firm_id else h.id end
    where h.kind in ('firm', 'brand') group by f.tenant_id, f.firm_id, f.legal_name
    order by place`.execute(snapshot.sql);
  const near = new Set(hits.filter(({ rank }) => rank >= nearFrom).map(({ id }) => id));
  return rows.map(({ kind, id, title, detail, contractId }) => ({
    kind: kind === 'firm' || kind === 'brand' ? 'merchant' : kind,
    id: idOf(prefixes[kind], id),
    title,
    detail: detail ?? '',
    contractId: contractId && idOf('ctr', contractId),
    near: near.has(id),
  }));
}

const prefixes = { contract: 'ctr', person: 'per', unit: 'unt', firm: 'frm', brand: 'brd' } as const;
