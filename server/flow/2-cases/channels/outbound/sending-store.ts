// All SQL on messages on their way out.
import { sql } from 'kysely';
import type { MessageState, SendFault } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export type SendingState = Exclude<MessageState, 'kept'>;
export interface Sending {
  messageId: Uuid;
  caseId: Uuid;
  channel: 'email' | 'gateway';
  throughId: Uuid;
  address: string;
  state: SendingState;
  automatic: boolean;
  attempts: number;
  outerId: string | null;
}
/** A sending with everything that is needed to send it. */
export interface Claimed extends Sending {
  text: string;
  subject: string | null;
  language: Language;
  number: string;
  company: string;
  /** The Message-IDs of this conversation with this address, oldest first. */
  earlier: string[];
  files: { hash: string; name: string; mediaType: string; bytes: number }[];
}
export interface NewSending {
  messageId: Uuid;
  caseId: Uuid;
  channel: 'email' | 'gateway';
  throughId: Uuid;
  address: string;
  automatic: boolean;
  sendAt: Date;
}

const columns = sql`s.message_id as "messageId", s.case_id as "caseId", s.channel, s.through_id as "throughId", s.address, s.state,
  s.automatic, s.attempts, s.outer_id as "outerId"`;
/** Past it a process that claimed a sending is taken for dead (CHAN-10). */
const claimMinutes = 10;

export async function lockSending(tx: Tx, messageId: Uuid): Promise<Sending | undefined> {
  const { rows } = await sql<Sending>`select ${columns} from sendings s
    where s.tenant_id = ${tx.tenantId} and s.message_id = ${messageId} for update`.execute(tx.sql);
  return rows[0];
}

export async function lockSendingByOuterId(tx: Tx, outerId: string): Promise<Sending | undefined> {
  const { rows } = await sql<Sending>`select ${columns} from sendings s
    where s.tenant_id = ${tx.tenantId} and s.outer_id = ${outerId} for update`.execute(tx.sql);
  return rows[0];
}

export async function countAutomatic(
  { sql: on, tenantId, at }: Snapshot,
  address: string,
): Promise<{ toAddress: number; inCompany: number }> {
  const { rows } = await sql<{ toAddress: number; inCompany: number }>`
    select count(*) filter (where address = ${address})::int as "toAddress", count(*)::int as "inCompany" from sendings
    where tenant_id = ${tenantId} and automatic and made_at > ${at}::timestamptz - interval '1 hour'`.execute(on);
  return rows[0] ?? { toAddress: 0, inCompany: 0 };
}

export function sendingWriter(tx: Tx) {
  const { tenantId, sql: on, at } = tx;
  return {
    async add(sendings: readonly NewSending[]): Promise<void> {
      if (sendings.length === 0) return;
      const rows = JSON.stringify(sendings.map((one) => ({ ...one, sendAt: one.sendAt.toISOString() })));
      await sql`insert into sendings (tenant_id, message_id, case_id, channel, through_id, address, state, automatic, made_at, send_at,
          try_at, attempts)
        select ${tenantId}, "messageId", "caseId", channel, "throughId", address, 'waiting', automatic, ${at}, "sendAt", "sendAt", 0
        from jsonb_to_recordset(${rows}::jsonb) as r ("messageId" uuid, "caseId" uuid, channel text, "throughId" uuid, address text,
          automatic boolean, "sendAt" timestamptz)`.execute(on);
    },
    /** The oldest that is due and does not go by a way of `but`; nobody else gets it until the claim is over. */
    async claim(but: readonly Uuid[]): Promise<Claimed | undefined> {
      const { rows } = await sql<Claimed>`
        with due as (
          select message_id from sendings where tenant_id = ${tenantId} and through_id <> all (${[...but]}::uuid[])
            and ((state = 'waiting' and try_at <= ${at})
              or (state = 'sending' and claimed_at < ${at}::timestamptz - make_interval(mins => ${claimMinutes})))
          order by try_at, message_id limit 1 for update skip locked
        ), s as (
          update sendings x set state = 'sending', claimed_at = ${at}, attempts = attempts + 1
          from due where x.tenant_id = ${tenantId} and x.message_id = due.message_id returning x.*
        )
        select ${columns}, m.text, m.subject, c.language, c.number, t.name as company,
          coalesce((select array_agg(o.outer_id order by o.made_at) from sendings o where o.tenant_id = s.tenant_id and o.case_id = s.case_id
            and o.address = s.address and o.channel = 'email' and o.outer_id is not null and o.message_id <> s.message_id)
            || (select array_agg(a.outer_id order by a.at) from arrivals a join case_messages i on i.tenant_id = a.tenant_id
              and i.case_id = s.case_id and i.message_id = a.message_id where a.tenant_id = s.tenant_id and a.from_address = s.address
              and a.outer_id is not null), '{}') as earlier,
          coalesce((select json_agg(json_build_object('hash', f.hash, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
              order by f.file_id) from message_files l join case_files f on f.tenant_id = l.tenant_id and f.file_id = l.file_id
            where l.tenant_id = s.tenant_id and l.message_id = s.message_id), '[]') as files
        from s join case_messages m on m.tenant_id = s.tenant_id and m.case_id = s.case_id and m.message_id = s.message_id
          join cases c on c.tenant_id = s.tenant_id and c.case_id = s.case_id
          join tenants t on t.tenant_id = s.tenant_id`.execute(on);
      return rows[0];
    },
    /** It keeps this name however often it is tried. */
    async name(messageId: Uuid, outerId: string): Promise<void> {
      await sql`update sendings set outer_id = ${outerId} where tenant_id = ${tenantId} and message_id = ${messageId}`.execute(
        on,
      );
    },
    async settle(
      messageId: Uuid,
      to: { state: SendingState; why?: SendFault; said?: string | null; tryAt?: Date },
    ): Promise<void> {
      const sentAt = to.state === 'sent' ? at : null;
      await sql`update sendings set state = ${to.state}, why = ${to.why ?? null}, said = ${to.said ?? null}, claimed_at = null,
          try_at = coalesce(${to.tryAt ?? null}::timestamptz, try_at), sent_at = coalesce(${sentAt}::timestamptz, sent_at)
        where tenant_id = ${tenantId} and message_id = ${messageId}`.execute(on);
    },
    async beginAgain(messageId: Uuid, address: string, outerId: string | null): Promise<void> {
      await sql`update sendings set state = 'waiting', address = ${address}, attempts = 0, try_at = ${at}, send_at = ${at}, why = null,
          said = null, claimed_at = null, outer_id = ${outerId}
        where tenant_id = ${tenantId} and message_id = ${messageId}`.execute(on);
    },
  };
}
