// All SQL on webhooks and their deliveries.
import { sql } from 'kysely';
import type { deliveryFaults, webhookStates, webhookStops } from '#api/registry/webhooks';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';

export interface Webhook {
  webhookId: Uuid;
  name: string;
  url: string;
  factNames: string[];
  state: (typeof webhookStates)[number];
  stoppedWhy: (typeof webhookStops)[number] | null;
  madeAt: string;
  receivedAt: string | null;
  failingSince: string | null;
  secretSealed: Buffer;
  formerSealed: Buffer | null;
  formerUntil: string | null;
}

export interface Delivery {
  deliveryId: Uuid;
  webhookId: Uuid;
  place: bigint;
  factName: string;
  subject: Uuid;
  at: string;
  body: unknown;
  state: 'waiting' | 'received';
  attempts: number;
  dueAt: string;
  receivedAt: string | null;
  status: number | null;
  fault: (typeof deliveryFaults)[number] | null;
  said: string | null;
}

const webhookColumns = sql`webhook_id as "webhookId", name, url, fact_names as "factNames", state, stopped_why as "stoppedWhy",
  made_at as "madeAt", received_at as "receivedAt", failing_since as "failingSince", secret_sealed as "secretSealed",
  former_sealed as "formerSealed", former_until as "formerUntil"`;
const deliveryColumns = sql`delivery_id as "deliveryId", webhook_id as "webhookId", place, fact_name as "factName", subject, at, body,
  state, attempts, due_at as "dueAt", received_at as "receivedAt", status, fault, said`;
const waitingShownMax = 1_000;

export function webhookReader({ sql: db, tenantId }: Pick<Snapshot, 'sql' | 'tenantId'>) {
  return {
    async all(): Promise<(Webhook & { waiting: number })[]> {
      const { rows } = await sql<Webhook & { waiting: number }>`
        select ${webhookColumns}, (select count(*)::int from (select from webhook_deliveries d where d.tenant_id = ${tenantId}
          and d.webhook_id = w.webhook_id and d.state = 'waiting' limit ${waitingShownMax}) counted) as waiting
        from webhooks w where tenant_id = ${tenantId} order by webhook_id limit 100`.execute(db);
      return rows;
    },
    async find(webhookId: Uuid, lock = false): Promise<Webhook | undefined> {
      const { rows } = await sql<Webhook>`select ${webhookColumns} from webhooks
        where tenant_id = ${tenantId} and webhook_id = ${webhookId} ${lock ? sql`for update` : sql``}`.execute(db);
      return rows[0];
    },
    async deliveries(
      webhookId: Uuid,
      { state, before, limit }: { state: Delivery['state'] | undefined; before: string | undefined; limit: number },
    ): Promise<Delivery[]> {
      const { rows } = await sql<Delivery>`select ${deliveryColumns} from webhook_deliveries
        where tenant_id = ${tenantId} and webhook_id = ${webhookId}
          ${state ? sql`and state = ${state}` : sql``} ${before ? sql`and place < ${before}::bigint` : sql``}
        order by place desc limit ${limit}`.execute(db);
      return rows;
    },
    async delivery(deliveryId: Uuid): Promise<Delivery | undefined> {
      const { rows } = await sql<Delivery>`select ${deliveryColumns} from webhook_deliveries
        where tenant_id = ${tenantId} and delivery_id = ${deliveryId}`.execute(db);
      return rows[0];
    },
    /** When something is due next; undefined when nothing waits. */
    async nextDue(webhookId: Uuid): Promise<Date | undefined> {
      const { rows } = await sql<{ dueAt: string | null }>`select min(due_at) as "dueAt" from webhook_deliveries
        where tenant_id = ${tenantId} and webhook_id = ${webhookId} and state = 'waiting'`.execute(db);
      return rows[0]?.dueAt ? new Date(rows[0].dueAt) : undefined;
    },
  };
}

export function webhookWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async keep(one: Webhook): Promise<void> {
      await sql`insert into webhooks (tenant_id, webhook_id, name, url, fact_names, state, stopped_why, made_at, received_at,
          failing_since, secret_sealed, former_sealed, former_until)
        values (${tenantId}, ${one.webhookId}, ${one.name}, ${one.url}, ${one.factNames}, ${one.state}, ${one.stoppedWhy},
          ${one.madeAt}, ${one.receivedAt}, ${one.failingSince}, ${one.secretSealed}, ${one.formerSealed}, ${one.formerUntil})
        on conflict (tenant_id, webhook_id) do update set name = excluded.name, url = excluded.url,
          fact_names = excluded.fact_names, state = excluded.state, stopped_why = excluded.stopped_why,
          received_at = excluded.received_at, failing_since = excluded.failing_since, secret_sealed = excluded.secret_sealed,
          former_sealed = excluded.former_sealed, former_until = excluded.former_until`.execute(tx.sql);
    },
    /** HOOK-1: in the order given, after all that were added before; a webhook is told nothing older than itself. Answers who has news. */
    async addDeliveries(facts: readonly Fact[]): Promise<Uuid[]> {
      const { rows } = await sql<{ webhookId: Uuid }>`
        with told as (
          select w.webhook_id, w.last_place + row_number() over (partition by w.webhook_id order by f.ordinality) as place, f.*
          from webhooks w join unnest(${facts.map(() => makeUuid())}::uuid[], ${facts.map((one) => one.factId)}::uuid[],
            ${facts.map((one) => one.name)}::text[], ${facts.map((one) => one.subject)}::uuid[],
            ${facts.map((one) => one.at)}::timestamptz[], ${facts.map((one) => JSON.stringify(one.body))}::text[])
            with ordinality as f (delivery_id, fact_id, fact_name, subject, at, body, ordinality)
            on f.fact_name = any(w.fact_names) and f.at >= w.made_at
          where w.tenant_id = ${tenantId} and w.state <> 'off'
        ), added as (
          insert into webhook_deliveries (tenant_id, webhook_id, place, delivery_id, fact_id, fact_name, subject, at, body, state, due_at)
          select ${tenantId}, webhook_id, place,
            -- One fact told to two webhooks is two deliveries.
            case when row_number() over (partition by fact_id order by webhook_id) = 1 then delivery_id else gen_random_uuid() end,
            fact_id, fact_name, subject, at, body::jsonb, 'waiting', ${tx.at} from told
          on conflict do nothing returning webhook_id, place
        )
        update webhooks w set last_place = newest.place
        from (select webhook_id, max(place) as place from added group by webhook_id) newest
        where w.tenant_id = ${tenantId} and w.webhook_id = newest.webhook_id
        returning w.webhook_id as "webhookId"`.execute(tx.sql);
      return rows.map(({ webhookId }) => webhookId);
    },
    /** HOOK-2: of each subject the oldest that waits. Whoever claimed it has it until `until`. */
    async claim(webhookId: Uuid, until: Date, limit: number): Promise<Delivery[]> {
      const { rows } = await sql<Delivery>`
        update webhook_deliveries set claimed_until = ${until}, attempts = attempts + 1
        where tenant_id = ${tenantId} and webhook_id = ${webhookId} and place in (
          select place from webhook_deliveries d where d.tenant_id = ${tenantId} and d.webhook_id = ${webhookId} and d.state = 'waiting'
            and d.due_at <= ${tx.at} and (d.claimed_until is null or d.claimed_until <= ${tx.at})
            and not exists (select from webhook_deliveries e where e.tenant_id = ${tenantId} and e.webhook_id = ${webhookId}
              and e.subject = d.subject and e.state = 'waiting' and e.place < d.place)
          order by d.due_at limit ${limit} for update skip locked)
        returning ${deliveryColumns}`.execute(tx.sql);
      return rows;
    },
    /** Of a claim that nobody else has taken over meanwhile. */
    async settle(one: Delivery): Promise<void> {
      await sql`update webhook_deliveries set state = ${one.state}, due_at = ${one.dueAt}, claimed_until = null,
          received_at = ${one.receivedAt}, status = ${one.status}, fault = ${one.fault}, said = ${one.said}
        where tenant_id = ${tenantId} and webhook_id = ${one.webhookId} and place = ${one.place} and state = 'waiting'
          and attempts = ${one.attempts}`.execute(tx.sql);
    },
    /** All that waits is due now, as if never tried. */
    async beginAgain(webhookId: Uuid): Promise<void> {
      await sql`update webhook_deliveries set due_at = ${tx.at}, attempts = 0
        where tenant_id = ${tenantId} and webhook_id = ${webhookId} and state = 'waiting'`.execute(tx.sql);
    },
    async dropWaiting(webhookId: Uuid): Promise<void> {
      await sql`delete from webhook_deliveries where tenant_id = ${tenantId} and webhook_id = ${webhookId} and state = 'waiting'`.execute(
        tx.sql,
      );
    },
    /** HOOK-7. Answers how many of those received wait again; at most `limit`, the oldest first. */
    async replay(webhookId: Uuid, which: { deliveryId: Uuid } | { from: string; until: string }, limit: number) {
      const chosen =
        'deliveryId' in which
          ? sql`delivery_id = ${which.deliveryId}`
          : sql`at >= ${which.from} and at < ${which.until}`;
      const { rows } = await sql`
        update webhook_deliveries set state = 'waiting', due_at = ${tx.at}, attempts = 0, received_at = null
        where tenant_id = ${tenantId} and webhook_id = ${webhookId} and place in (
          select place from webhook_deliveries where tenant_id = ${tenantId} and webhook_id = ${webhookId} and ${chosen}
            and state = 'received' order by place limit ${limit})
        returning place`.execute(tx.sql);
      return rows.length;
    },
    async forgetReceived(before: Date): Promise<void> {
      await sql`delete from webhook_deliveries where tenant_id = ${tenantId} and (webhook_id, place) in (
        select webhook_id, place from webhook_deliveries
        where tenant_id = ${tenantId} and state = 'received' and received_at < ${before} limit 10000)`.execute(tx.sql);
    },
  };
}
