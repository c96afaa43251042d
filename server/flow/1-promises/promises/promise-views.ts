// What the screens show of promises: one, some, or a page of them by due day.
import { sql } from 'kysely';
import type { z } from 'zod';
import { type listPromises as listContract, promiseStates, type promise as shownContract } from '#api/flow/1-promises';
import type { InThreeLanguages } from '#api/values';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { companyToday } from '../calendars/place-calendar.ts';
import type { EvidenceKind } from '../commitments/commitment.ts';
import type { PlacedPromise } from './customer-promise.ts';
import { namingNone } from './naming-none.ts';
import { wordingOfObligation } from './obligation-wordings.ts';
import { cutPage, readPageKey } from './page-key.ts';
import { daysLate } from './promise-rules.ts';
import { promiseColumns } from './promise-store.ts';

export type PromiseShown = z.input<typeof shownContract>;
type ListQuery = z.output<typeof listContract.query>;

/** A promise with the names of who and what it is about, and what its commitment says. */
interface ShownRow extends PlacedPromise {
  personName: string;
  legalName: string | null;
  brandName: string | null;
  storeName: string | null;
  committedWording: InThreeLanguages | null;
  evidence: EvidenceKind[] | null;
}

/** Refuses `promise.not_found`. */
export async function showPromiseOf(snapshot: Snapshot, promiseId: Uuid): Promise<PromiseShown> {
  const [shown] = await showPromisesOf(snapshot, [promiseId]);
  if (!shown) throw refuse('promise.not_found', {});
  return shown;
}

/** The promises of these ids, in their order. Days late are counted until `on`, else until today at the place. */
export async function showPromisesOf(snapshot: Snapshot, ids: readonly Uuid[], on?: string): Promise<PromiseShown[]> {
  const { rows } = await sql<ShownRow>`
    select ${promiseColumns}, n.name as "personName", f.legal_name as "legalName", b.name as "brandName",
      s.name as "storeName", v.wording as "committedWording", v.evidence
    from promises p
    join persons n on n.tenant_id = p.tenant_id and n.person_id = p.person_id
    left join firms f on f.tenant_id = p.tenant_id and f.firm_id = p.firm_id
    left join brands b on b.tenant_id = p.tenant_id and b.brand_id = p.brand_id
    left join stores s on s.tenant_id = p.tenant_id and s.store_id = p.store_id
    left join commitment_versions v on v.tenant_id = p.tenant_id and v.commitment_id = p.commitment_id
      and v.version = p.commitment_version
    where p.tenant_id = ${snapshot.tenantId} and p.promise_id = any(${ids as Uuid[]}::uuid[])`.execute(snapshot.sql);
  const found = new Map(rows.map((row) => [row.promiseId, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    return row ? [show(row, on ?? dayAt(snapshot.at.getTime(), row.timeZone))] : [];
  });
}

/** By due day, those without one last. Each state is read along its index and the heads are merged: any page costs the same. */
export async function listPromisesOf(snapshot: Snapshot, query: ListQuery) {
  const states = query.state ? [query.state] : [...promiseStates];
  const on = query.on ?? (await companyToday(snapshot));
  const after = readPageKey(query.after);
  const behind = after ? sql`and (p.sorts_on, p.promise_id) > (${after.sort}::date, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<{ id: Uuid; sort: string }>`
    select head.promise_id as id, head.due::text as sort
    from unnest(${states}::text[]) as s (state)
    cross join lateral (
      select p.promise_id, p.sorts_on as due from promises p
      where p.tenant_id = ${snapshot.tenantId} and p.state = s.state ${conditionsOf(query, on)} ${behind}
      order by p.sorts_on, p.promise_id limit ${query.limit + 1}
    ) head
    order by head.due, head.promise_id limit ${query.limit + 1}`.execute(snapshot.sql);
  const { page, next } = cutPage(rows, query.limit, (row) => row);
  const ids = page.map(({ id }) => id);
  return { rows: await showPromisesOf(snapshot, ids, query.on), ...next };
}

/** The filters given: columns are ours, values are parameters. */
function conditionsOf(query: ListQuery, on: string) {
  const late = sql`(least(p.ended_on, ${on}::date) - p.due_on)`;
  const conditions = [
    query.kind && sql`p.kind = ${query.kind}`,
    query.commitmentId && sql`p.commitment_id = ${uuidOf(query.commitmentId)}`,
    query.contractId && sql`p.contract_id = ${uuidOf(query.contractId)}`,
    query.personId && sql`p.person_id = ${uuidOf(query.personId)}`,
    query.firmId && sql`p.firm_id = ${uuidOf(query.firmId)}`,
    query.brandId && sql`p.brand_id = ${uuidOf(query.brandId)}`,
    query.storeId && sql`p.store_id = ${uuidOf(query.storeId)}`,
    query.city && sql`p.city = ${query.city}`,
    query.family && sql`p.family = ${query.family}`,
    ...namingNone(query.without),
    query.dueFrom && sql`p.due_on >= ${query.dueFrom}`,
    query.dueUntil && sql`p.due_on <= ${query.dueUntil}`,
    query.complained && sql`(p.complained_on is not null) = ${query.complained === 'yes'}`,
    query.lateFrom !== undefined && sql`p.kind = 'duty' and ${late} >= ${query.lateFrom}`,
    query.lateUntil !== undefined && sql`p.kind = 'duty' and ${late} <= ${query.lateUntil}`,
  ].filter((condition) => condition !== undefined && condition !== false && condition !== '');
  return sql`${sql.join(
    conditions.map((condition) => sql`and ${condition}`),
    sql` `,
  )}`;
}

function show(row: ShownRow, on: string): PromiseShown {
  const {
    committedWording,
    evidence,
    amountMinor,
    currency,
    complainedOn,
    signedOn,
    givenBy,
    family,
    timeZone,
    ...rest
  } = row;
  return {
    ...rest,
    promiseId: idOf('prm', row.promiseId),
    wording: row.wording ?? committedWording ?? wordingOfObligation(row.obligationKind),
    commitmentId: row.commitmentId === null ? null : idOf('com', row.commitmentId),
    evidence: evidence ?? [],
    obligationId: row.obligationId === null ? null : idOf('obl', row.obligationId),
    contractId: idOf('ctr', row.contractId),
    personId: idOf('per', row.personId),
    firmId: row.firmId === null ? null : idOf('frm', row.firmId),
    storeId: row.storeId === null ? null : idOf('sto', row.storeId),
    daysLate: daysLate(row, on),
    complained: complainedOn !== null,
  };
}
