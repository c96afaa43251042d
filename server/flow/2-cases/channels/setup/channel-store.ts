// All SQL on mailboxes, gateways and how they fare.
import { sql } from 'kysely';
import type { SendFault } from '#api/flow/2-cases.words';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Gateway, Mailbox } from './channel-settings.ts';

const mailboxColumns = sql`b.mailbox_id as "mailboxId", b.name, b.address, b.line, b.language, b.signature, b.receives, b.imap,
  b.imap_sealed as "imapSealed", b.smtp, b.smtp_sealed as "smtpSealed", b.push_sealed as "pushSealed", b.plus_address as "plusAddress",
  b.checked_by as "checkedBy", b.strangers, b.confirms, b.hold_seconds as "holdSeconds", b.active`;
const gatewayColumns = sql`g.gateway_id as "gatewayId", g.name, g.kind, g.line, g.language, g.url, g.addresses, g.incoming, g.outgoing,
  g.incoming_sealed as "incomingSealed", g.outgoing_sealed as "outgoingSealed", g.strangers, g.hold_seconds as "holdSeconds", g.active`;

export interface Health {
  throughId: Uuid;
  validity: string | null;
  next: bigint | null;
  seenAt: string | null;
  fault: SendFault | null;
  faultAt: string | null;
}

export function channelReader(snapshot: Snapshot) {
  const { tenantId, sql: on } = snapshot;
  return {
    async mailboxes(): Promise<Mailbox[]> {
      const { rows } = await sql<Mailbox>`select ${mailboxColumns} from mailboxes b where b.tenant_id = ${tenantId}
        order by b.mailbox_id limit 100`.execute(on);
      return rows;
    },
    async mailbox(mailboxId: Uuid): Promise<Mailbox | undefined> {
      const { rows } = await sql<Mailbox>`select ${mailboxColumns} from mailboxes b
        where b.tenant_id = ${tenantId} and b.mailbox_id = ${mailboxId}`.execute(on);
      return rows[0];
    },
    async gateways(): Promise<Gateway[]> {
      const { rows } = await sql<Gateway>`select ${gatewayColumns} from gateways g where g.tenant_id = ${tenantId}
        order by g.gateway_id limit 100`.execute(on);
      return rows;
    },
    async gateway(gatewayId: Uuid): Promise<Gateway | undefined> {
      const { rows } = await sql<Gateway>`select ${gatewayColumns} from gateways g
        where g.tenant_id = ${tenantId} and g.gateway_id = ${gatewayId}`.execute(on);
      return rows[0];
    },
    async health(): Promise<Map<Uuid, Health>> {
      const { rows } =
        await sql<Health>`select through_id as "throughId", validity, next_number as "next", seen_at as "seenAt", fault,
        fault_at as "faultAt" from channel_health where tenant_id = ${tenantId} limit 200`.execute(on);
      return new Map(rows.map((row) => [row.throughId, row]));
    },
  };
}

export function channelWriter(tx: Tx) {
  const { tenantId, sql: on } = tx;
  return {
    /** Adds it, or puts it in the place of the one with its id. */
    async keepMailbox(box: Mailbox): Promise<void> {
      await sql`insert into mailboxes (tenant_id, mailbox_id, name, address, line, language, signature, receives, imap, imap_sealed, smtp,
          smtp_sealed, push_sealed, plus_address, checked_by, strangers, confirms, hold_seconds, active)
        values (${tenantId}, ${box.mailboxId}, ${box.name}, ${box.address}, ${box.line}, ${box.language}, ${json(box.signature)}::jsonb,
          ${box.receives}, ${json(box.imap)}::jsonb, ${box.imapSealed}, ${json(box.smtp)}::jsonb, ${box.smtpSealed}, ${box.pushSealed},
          ${box.plusAddress}, ${box.checkedBy}, ${box.strangers}, ${box.confirms}, ${box.holdSeconds}, ${box.active})
        on conflict (tenant_id, mailbox_id) do update set name = excluded.name, address = excluded.address, line = excluded.line,
          language = excluded.language, signature = excluded.signature, receives = excluded.receives, imap = excluded.imap,
          imap_sealed = excluded.imap_sealed, smtp = excluded.smtp, smtp_sealed = excluded.smtp_sealed,
          push_sealed = excluded.push_sealed, plus_address = excluded.plus_address, checked_by = excluded.checked_by,
          strangers = excluded.strangers, confirms = excluded.confirms, hold_seconds = excluded.hold_seconds,
          active = excluded.active`.execute(on);
    },
    async keepGateway(one: Gateway): Promise<void> {
      await sql`insert into gateways (tenant_id, gateway_id, name, kind, line, language, url, addresses, incoming, outgoing,
          incoming_sealed, outgoing_sealed, strangers, hold_seconds, active)
        values (${tenantId}, ${one.gatewayId}, ${one.name}, ${one.kind}, ${one.line}, ${one.language}, ${one.url}, ${one.addresses},
          ${json(one.incoming)}::jsonb, ${json(one.outgoing)}::jsonb, ${one.incomingSealed}, ${one.outgoingSealed}, ${one.strangers},
          ${one.holdSeconds}, ${one.active})
        on conflict (tenant_id, gateway_id) do update set name = excluded.name, kind = excluded.kind, line = excluded.line,
          language = excluded.language, url = excluded.url, addresses = excluded.addresses, incoming = excluded.incoming,
          outgoing = excluded.outgoing, incoming_sealed = excluded.incoming_sealed, outgoing_sealed = excluded.outgoing_sealed,
          strangers = excluded.strangers, hold_seconds = excluded.hold_seconds, active = excluded.active`.execute(on);
    },
    /** Of two mailboxes none has the address of the other: one writer at a time. */
    async addressTaken(address: string, butFor: Uuid): Promise<boolean> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 205))`.execute(on);
      const { rows } = await sql`select 1 from mailboxes
        where tenant_id = ${tenantId} and address = ${address} and mailbox_id <> ${butFor}`.execute(on);
      return rows.length > 0;
    },
    /** It works: what was wrong is over. With `place` the mailbox has been read so far. */
    async seen(throughId: Uuid, place?: { validity: string; next: number }): Promise<void> {
      const [validity, next] = [place?.validity ?? null, place?.next ?? null];
      await sql`insert into channel_health as h (tenant_id, through_id, validity, next_number, seen_at)
        values (${tenantId}, ${throughId}, ${validity}, ${next}, ${tx.at})
        on conflict (tenant_id, through_id) do update set validity = coalesce(excluded.validity, h.validity),
          next_number = coalesce(excluded.next_number, h.next_number), seen_at = excluded.seen_at, fault = null,
          fault_at = null`.execute(on);
    },
    /** Since when it fails stays what it was. */
    async failed(throughId: Uuid, fault: SendFault): Promise<void> {
      await sql`insert into channel_health as h (tenant_id, through_id, fault, fault_at) values (${tenantId}, ${throughId}, ${fault}, ${tx.at})
        on conflict (tenant_id, through_id) do update set fault = excluded.fault,
          fault_at = case when h.fault = excluded.fault then h.fault_at else excluded.fault_at end`.execute(on);
    },
  };
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
