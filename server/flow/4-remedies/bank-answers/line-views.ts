// What screens see of the bank's messages and lines.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { bankLine, bankMessage, listBankLines } from '#api/flow/4-remedies';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';
import type { BankLine } from './bank-line.ts';
import { shownLines } from './shown-lines.ts';

export type MessageShown = z.input<typeof bankMessage>;
export type LineShown = z.input<typeof bankLine>;
type MessageRow = Omit<MessageShown, 'messageId'> & { messageId: Uuid };

/** How many lines, and how many of them known, is of the file as it came; how many stand where, of the lines shown (PAY-17). */
const messages = (
  snapshot: Snapshot,
) => sql`select m.message_id as "messageId", m.kind, m.bank_id as "bankId", m.file_name as "fileName",
    m.line_count as lines, m.known_count as known, m.taken_at as "takenAt", m.taken_by as "takenBy",
    (select count(*)::int from bank_lines l where l.tenant_id = m.tenant_id and l.message_id = m.message_id
      and l.state in ('matched', 'matched_by_hand') and ${shownLines(snapshot, 'l')}) as matched,
    (select count(*)::int from bank_lines l where l.tenant_id = m.tenant_id and l.message_id = m.message_id
      and l.state = 'unmatched' and ${shownLines(snapshot, 'l')}) as unmatched
  from bank_messages m`;

export async function showMessage(snapshot: Snapshot, messageId: Uuid): Promise<MessageShown> {
  const { rows } = await sql<MessageRow>`${messages(snapshot)}
    where m.tenant_id = ${snapshot.tenantId} and m.message_id = ${messageId}`.execute(snapshot.sql);
  const [shown] = await named(snapshot, rows);
  if (!shown) throw refuse('subject.not_found', {});
  return shown;
}

/** Newest first. */
export async function listMessagesOf(
  snapshot: Snapshot,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<MessageShown>> {
  const [before] = readPageKey(after, ['uuid']) ?? [];
  const { rows } = await sql<MessageRow>`${messages(snapshot)} where m.tenant_id = ${snapshot.tenantId}
    ${before ? sql`and m.message_id < ${before}` : sql``} order by m.message_id desc limit ${limit + 1}`.execute(
    snapshot.sql,
  );
  const shown = new Map((await named(snapshot, rows)).map((message) => [message.messageId, message]));
  return pageOfRows(
    rows,
    limit,
    (row) => [row.messageId],
    (row) => shown.get(idOf('bkm', row.messageId)) as MessageShown,
  );
}

async function named(snapshot: Snapshot, rows: readonly MessageRow[]): Promise<MessageShown[]> {
  const names = await namesOfActors(
    snapshot,
    rows.map((row) => row.takenBy),
  );
  return rows.map((row) => ({
    ...row,
    messageId: idOf('bkm', row.messageId),
    takenBy: names.get(row.takenBy) ?? row.takenBy,
  }));
}

const lines = sql`select line_id as "lineId", message_id as "messageId", state, says, end_to_end_id as "endToEndId",
    amount_minor as "amountMinor", currency, booked_on as "bookedOn", counterparty, remittance, bank_reference as "bankReference",
    reason, why, payment_id as "paymentId", set_aside_because as "setAsideBecause" from bank_lines`;

export async function showLine(snapshot: Snapshot, lineId: Uuid): Promise<LineShown> {
  const { rows } = await sql<BankLine>`${lines} where tenant_id = ${snapshot.tenantId} and line_id = ${lineId}
    and ${shownLines(snapshot, 'bank_lines')}`.execute(snapshot.sql);
  if (!rows[0]) throw refuse('bank_line.not_found', {});
  return shownLine(rows[0]);
}

/** Newest first. */
export async function listLinesOf(
  snapshot: Snapshot,
  query: z.output<typeof listBankLines.query>,
): Promise<Page<LineShown>> {
  const [before] = readPageKey(query.after, ['uuid']) ?? [];
  const { rows } =
    await sql<BankLine>`${lines} where tenant_id = ${snapshot.tenantId} and ${shownLines(snapshot, 'bank_lines')}
    ${query.state ? sql`and state = ${query.state}` : sql``}
    ${query.messageId ? sql`and message_id = ${uuidOf(query.messageId)}` : sql``}
    ${before ? sql`and line_id < ${before}` : sql``}
    order by line_id desc limit ${query.limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, query.limit, (row) => [row.lineId], shownLine);
}

function shownLine(line: BankLine): LineShown {
  const { amountMinor, currency, ...rest } = line;
  return {
    ...rest,
    lineId: idOf('bkl', line.lineId),
    messageId: idOf('bkm', line.messageId),
    amount: amountMinor === null || currency === null ? null : { amountMinor: `${amountMinor}`, currency },
    paymentId: line.paymentId && idOf('pay', line.paymentId),
  };
}
