// All SQL on feeds, their events and the lines of the orders they told of.
import { sql } from 'kysely';
import type { feedEventStates, feedKinds } from '#api/registry/feeds';
import type { Id } from '#api/values';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Envelope } from './reading/told-event.ts';

export interface Feed {
  feedId: Uuid;
  kind: (typeof feedKinds)[number];
  isOn: boolean;
  name: string;
  storeId: Uuid | null;
  numberPrefix: string;
  deliverWithinDays: number;
  sellers: { word: string; firmId: Id<'frm'> | null; brandId: Id<'brd'> | null }[];
  madeAt: string;
  heardAt: string | null;
  secretSealed: Buffer;
}
export interface FeedEvent extends Envelope {
  eventId: Uuid;
  feedId: Uuid;
  receivedAt: string;
  body: string;
  state: (typeof feedEventStates)[number];
  toldKind: string | null;
  orderRef: string | null;
  partRef: string | null;
  reasonCode: string | null;
  reasonFacts: Record<string, unknown> | null;
  contractIds: Uuid[];
}
export interface FeedLine {
  orderRef: string;
  lineRef: string;
  contractId: Uuid;
  description: string;
  toDeliver: number;
  delivered: number;
  deliveredAt: string | null;
}

const feedColumns = sql`feed_id as "feedId", kind, is_on as "isOn", name, store_id as "storeId", number_prefix as "numberPrefix",
  deliver_within_days as "deliverWithinDays", sellers, made_at as "madeAt", heard_at as "heardAt", secret_sealed as "secretSealed"`;
const eventColumns = sql`event_id as "eventId", feed_id as "feedId", event_ref as "eventRef", name, happened_at as "happenedAt",
  received_at as "receivedAt", body, state, told_kind as "toldKind", order_ref as "orderRef", part_ref as "partRef",
  reason_code as "reasonCode", reason_facts as "reasonFacts", contract_ids as "contractIds"`;
const countedMax = 1_000;

export function feedReader({ sql: db, tenantId }: Pick<Snapshot, 'sql' | 'tenantId'>) {
  const ofFeed = (feedId: Uuid) => sql`tenant_id = ${tenantId} and feed_id = ${feedId}`;
  const counted = (state: FeedEvent['state']) => sql`(select count(*)::int from (select from feed_events e
    where e.tenant_id = ${tenantId} and e.feed_id = f.feed_id and e.state = ${state} limit ${countedMax}) c)`;
  return {
    async all(): Promise<(Feed & { waiting: number; refused: number })[]> {
      const { rows } = await sql<Feed & { waiting: number; refused: number }>`select ${feedColumns},
          ${counted('waiting')} as waiting, ${counted('refused')} as refused
        from feeds f where f.tenant_id = ${tenantId} order by feed_id limit 100`.execute(db);
      return rows;
    },
    async find(feedId: Uuid, lock = false): Promise<Feed | undefined> {
      const { rows } = await sql<Feed>`select ${feedColumns} from feeds where ${ofFeed(feedId)}
        ${lock ? sql`for update` : sql``}`.execute(db);
      return rows[0];
    },
    async events(
      feedId: Uuid,
      { state, before, limit }: { state: FeedEvent['state'] | undefined; before: string | undefined; limit: number },
    ): Promise<FeedEvent[]> {
      const { rows } = await sql<FeedEvent>`select ${eventColumns} from feed_events where ${ofFeed(feedId)}
          ${state ? sql`and state = ${state}` : sql``} ${before ? sql`and event_id < ${before}::uuid` : sql``}
        order by event_id desc limit ${limit}`.execute(db);
      return rows;
    },
    async event(eventId: Uuid): Promise<FeedEvent | undefined> {
      const { rows } = await sql<FeedEvent>`select ${eventColumns} from feed_events
        where tenant_id = ${tenantId} and event_id = ${eventId}`.execute(db);
      return rows[0];
    },
    /** Of those not looked at the one that happened first. */
    async nextArrived(feedId: Uuid): Promise<FeedEvent | undefined> {
      const { rows } = await sql<FeedEvent>`select ${eventColumns} from feed_events
        where ${ofFeed(feedId)} and state = 'arrived' order by happened_at, event_id limit 1`.execute(db);
      return rows[0];
    },
    /** The order a parcel is of, from the event that packed it. */
    async orderOfPart(feedId: Uuid, partRef: string): Promise<string | undefined> {
      const { rows } = await sql<{ orderRef: string }>`select order_ref as "orderRef" from feed_events
        where ${ofFeed(feedId)} and part_ref = ${partRef} and told_kind = 'packed' and order_ref is not null
        limit 1`.execute(db);
      return rows[0]?.orderRef;
    },
    /** FEED-5: the parcel was delivered, or the return noted, by an event before. */
    async isPartTaken(feedId: Uuid, toldKind: string, partRef: string): Promise<boolean> {
      const { rows } = await sql`select 1 from feed_events
        where ${ofFeed(feedId)} and part_ref = ${partRef} and told_kind = ${toldKind} and state = 'taken' limit 1`.execute(
        db,
      );
      return rows.length > 0;
    },
    async lines(feedId: Uuid, orderRef: string): Promise<FeedLine[]> {
      type Row = Omit<FeedLine, 'toDeliver' | 'delivered'> & { toDeliver: string; delivered: string };
      const { rows } =
        await sql<Row>`select order_ref as "orderRef", line_ref as "lineRef", contract_id as "contractId",
          description, to_deliver as "toDeliver", delivered, delivered_at as "deliveredAt"
        from feed_lines where ${ofFeed(feedId)} and order_ref = ${orderRef} order by line_ref limit 500`.execute(db);
      return rows.map((row) => ({ ...row, toDeliver: Number(row.toDeliver), delivered: Number(row.delivered) }));
    },
    async placeOf(storeId: Uuid | null): Promise<{ timeZone: string; country: string }> {
      const { rows } = await sql<{ timeZone: string; country: string }>`select t.country,
          coalesce((select s.time_zone from stores s where s.tenant_id = ${tenantId} and s.store_id = ${storeId}::uuid),
            t.time_zone) as "timeZone"
        from tenants t where t.tenant_id = ${tenantId}`.execute(db);
      return rows[0] ?? { timeZone: 'UTC', country: '' };
    },
    async productsBySku(skus: readonly string[]): Promise<Map<string, Uuid>> {
      const { rows } = await sql<{ sku: string; productId: Uuid }>`select sku, product_id as "productId" from products
        where tenant_id = ${tenantId} and sku = any(${[...skus]}::text[])`.execute(db);
      return new Map(rows.map(({ sku, productId }) => [sku, productId]));
    },
  };
}

export function feedWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async keep(one: Feed): Promise<void> {
      const sellers = JSON.stringify(one.sellers);
      await sql`insert into feeds (tenant_id, feed_id, kind, is_on, name, store_id, number_prefix, deliver_within_days, sellers,
          made_at, secret_sealed)
        values (${tenantId}, ${one.feedId}, ${one.kind}, ${one.isOn}, ${one.name}, ${one.storeId}, ${one.numberPrefix},
          ${one.deliverWithinDays}, ${sellers}::jsonb, ${one.madeAt}, ${one.secretSealed})
        on conflict (tenant_id, feed_id) do update set is_on = excluded.is_on, name = excluded.name,
          store_id = excluded.store_id, number_prefix = excluded.number_prefix,
          deliver_within_days = excluded.deliver_within_days, sellers = excluded.sellers,
          secret_sealed = excluded.secret_sealed`.execute(tx.sql);
    },
    /** FEED-3: false for an event of this id that is kept already. */
    async addEvent(
      feedId: Uuid,
      eventId: Uuid,
      { eventRef, name, happenedAt }: Envelope,
      body: string,
    ): Promise<boolean> {
      const { rows } = await sql`insert into feed_events (tenant_id, feed_id, event_id, event_ref, name, happened_at,
          received_at, body, state)
        values (${tenantId}, ${feedId}, ${eventId}, ${eventRef}, ${name}, ${happenedAt}, ${tx.at}, ${body}, 'arrived')
        on conflict on constraint feed_events_once do nothing returning 1`.execute(tx.sql);
      await sql`update feeds set heard_at = ${tx.at} where tenant_id = ${tenantId} and feed_id = ${feedId}`.execute(
        tx.sql,
      );
      return rows.length > 0;
    },
    async settle(one: FeedEvent): Promise<void> {
      await sql`update feed_events set state = ${one.state}, told_kind = ${one.toldKind}, order_ref = ${one.orderRef},
          part_ref = ${one.partRef}, reason_code = ${one.reasonCode},
          reason_facts = ${one.reasonFacts && JSON.stringify(one.reasonFacts)}::jsonb, contract_ids = ${one.contractIds}::uuid[]
        where tenant_id = ${tenantId} and event_id = ${one.eventId}`.execute(tx.sql);
    },
    /** What waited for this order, or for this parcel to be told whose it is, is looked at again. */
    async wake(feedId: Uuid, orderRef: string, partRef: string | null): Promise<void> {
      await sql`update feed_events set state = 'arrived' where tenant_id = ${tenantId} and feed_id = ${feedId}
        and state = 'waiting' and (order_ref = ${orderRef} or part_ref = ${partRef}::text)`.execute(tx.sql);
    },
    async addLines(feedId: Uuid, lines: readonly FeedLine[]): Promise<void> {
      await sql`insert into feed_lines (tenant_id, feed_id, order_ref, line_ref, contract_id, description, to_deliver)
        select ${tenantId}, ${feedId}, n.* from unnest(${lines.map((one) => one.orderRef)}::text[],
          ${lines.map((one) => one.lineRef)}::text[], ${lines.map((one) => one.contractId)}::uuid[],
          ${lines.map((one) => one.description)}::text[], ${lines.map((one) => one.toDeliver)}::numeric[]) as n`.execute(
        tx.sql,
      );
    },
    async deliver(feedId: Uuid, { orderRef, lineRef, delivered, deliveredAt }: FeedLine): Promise<void> {
      await sql`update feed_lines set delivered = ${delivered}, delivered_at = ${deliveredAt} where tenant_id = ${tenantId}
        and feed_id = ${feedId} and order_ref = ${orderRef} and line_ref = ${lineRef}`.execute(tx.sql);
    },
  };
}
