// Everything said on a case, newest first, with what became of what left us.
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { messageShown, showConversation } from '#api/flow/2-cases.channels';
import type { Language } from '#api/values';
import { present } from '#platform/assert';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { namesOfActors, pageOfRows, readPageKey } from '#registry';
import { type Way, waysToCustomers } from '../outbound/choose-way.ts';

export type MessageShown = z.input<typeof messageShown>;
export type Conversation = z.input<typeof showConversation.answer>;

interface Row extends Omit<MessageShown, 'messageId' | 'files' | 'mayStop' | 'maySendAgain'> {
  messageId: Uuid;
  files: { fileId: Uuid; name: string; mediaType: string; bytes: number }[];
}

const columns = sql`m.message_id as "messageId", m.kind, case when m.kind = 'note' then null else m.channel end as channel, m.subject,
  m.text, m.who, m.at, m.incident_message_id is not null as incident, m.automatic, m.address, coalesce(b.name, g.name) as through, m.proof,
  coalesce(a.html is not null, false) as "hasHtml", coalesce(a.raw_hash is not null, false) as "hasOriginal",
  coalesce(a.files_left_out, '[]') as "filesLeftOut", case when m.kind = 'to_customer' then coalesce(s.state, 'kept') end as state, s.why,
  s.said as "saidByServer", s.send_at as "sendAt", s.sent_at as "sentAt", coalesce(s.attempts, 0) as attempts,
  coalesce((select json_agg(json_build_object('fileId', f.file_id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
      order by f.file_id) from message_files l join case_files f on f.tenant_id = l.tenant_id and f.file_id = l.file_id
    where l.tenant_id = m.tenant_id and l.message_id = m.message_id), '[]') as files`;
const tables = sql`case_messages m
  left join sendings s on s.tenant_id = m.tenant_id and s.message_id = m.message_id
  left join arrivals a on a.tenant_id = m.tenant_id and a.arrival_id = m.arrival_id
  left join mailboxes b on b.tenant_id = m.tenant_id and b.mailbox_id = m.through_id
  left join gateways g on g.tenant_id = m.tenant_id and g.gateway_id = m.through_id`;

async function readMessages(snapshot: Snapshot, where: RawBuilder<unknown>, most: number): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${columns} from ${tables}
    where m.tenant_id = ${snapshot.tenantId} and ${where} order by m.at desc, m.message_id desc limit ${most}`.execute(
    snapshot.sql,
  );
  return rows;
}

/** Refuses nothing: whether the case may be seen has been asked. */
export async function showConversationOf(
  snapshot: Snapshot,
  caseId: Uuid,
  query: { limit: number; after?: string | undefined },
): Promise<Conversation> {
  const after = readPageKey(query.after, ['instant', 'uuid']);
  const beyond = after ? sql`and (m.at, m.message_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const rows = await readMessages(snapshot, sql`m.case_id = ${caseId} ${beyond}`, query.limit + 1);
  const shown = await shownMessages(snapshot, rows.slice(0, query.limit));
  const byId = new Map(shown.map((message) => [message.messageId, message]));
  const keyOf = ({ at, messageId }: Row) => [at, messageId];
  const page = pageOfRows(rows, query.limit, keyOf, ({ messageId }) =>
    present(byId.get(idOf('msg', messageId)), 'a message that was read is shown'),
  );
  const { ways, chosen } = present((await waysToCustomers(snapshot, [caseId])).get(caseId), 'a case has its ways');
  const { rows: about } = await sql<{ language: Language; optedOut: boolean }>`
    select language, opted_out as "optedOut" from cases where tenant_id = ${snapshot.tenantId} and case_id = ${caseId}`.execute(
    snapshot.sql,
  );
  return {
    ...page,
    ways: [chosen, ...ways.filter((way) => way !== chosen)].map(shownWay),
    language: about[0]?.language ?? 'en',
    optedOut: about[0]?.optedOut ?? false,
  };
}

/** One message, as it now is. */
export async function showMessage(snapshot: Snapshot, messageId: Uuid): Promise<MessageShown> {
  const rows = await readMessages(snapshot, sql`m.message_id = ${messageId}`, 1);
  return present((await shownMessages(snapshot, rows))[0], 'a message that was found is shown');
}

async function shownMessages(snapshot: Snapshot, rows: readonly Row[]): Promise<MessageShown[]> {
  const names = await namesOfActors(
    snapshot,
    rows.map(({ who }) => who),
  );
  return rows.map((row) => ({
    ...row,
    messageId: idOf('msg', row.messageId),
    who: names.get(row.who) ?? row.who.split(':', 1)[0] ?? '',
    files: row.files.map((file) => ({ ...file, fileId: idOf('fil', file.fileId) })),
    mayStop: row.state === 'waiting',
    maySendAgain: row.state === 'failed' || row.state === 'stopped',
  }));
}

function shownWay({ channel, throughId, through, address }: Way): Conversation['ways'][number] {
  const id = throughId === null ? null : channel === 'email' ? idOf('mbx', throughId) : idOf('gwy', throughId);
  return { channel, throughId: id, through, address };
}
