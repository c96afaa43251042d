// All SQL on what the bank says: its messages, their lines, and what the lines make of attempts.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { stateOf } from '../payments/attempt-rules.ts';
import type { BankLine, ToldLine } from './bank-line.ts';
import type { Attempt } from './place-rules.ts';
import { shownLines } from './shown-lines.ts';

const attemptColumns = sql`attempt_id as "attemptId", payment_id as "paymentId", attempt, payee_id as "payeeId",
  end_to_end_id as "endToEndId", file_id as "fileId", amount_minor as "amountMinor", currency, sent_on as "sentOn", paid_on as "paidOn",
  back_on as "backOn", back_reason as "backReason", rejected_on as "rejectedOn", rejected_reason as "rejectedReason"`;
const lineColumns = sql`line_id as "lineId", message_id as "messageId", says, end_to_end_id as "endToEndId",
  amount_minor as "amountMinor", currency, booked_on as "bookedOn", false as pending,
  true as "isBooking", counterparty, remittance,
  bank_reference as "bankReference", reason, null as "wholeFile", '' as identity, state, why, payment_id as "paymentId",
  set_aside_because as "setAsideBecause"`;

/** The order's own lines in statements; a line placed by hand may tell another id, and counts for the order sent before it. */
const saidOfAttempt = sql`select l.says from bank_lines l
  join bank_messages m on m.tenant_id = l.tenant_id and m.message_id = l.message_id and m.kind = 'statement'
  where l.tenant_id = a.tenant_id and l.payment_id = a.payment_id
    and (l.end_to_end_id = a.end_to_end_id or (l.state = 'matched_by_hand' and l.booked_on >= a.sent_on))`;

export interface NewMessage {
  messageId: Uuid;
  kind: 'status' | 'statement';
  bankId: string;
  fileName: string;
  sha256: Buffer;
  lines: number;
}

/** The orders of files, in one order always: what stands for them is taken in batches. */
export async function readAttemptsOfFiles(
  { tenantId, sql: db }: Snapshot,
  fileIds: readonly Uuid[],
): Promise<Pick<Attempt, 'endToEndId' | 'fileId' | 'amountMinor' | 'currency'>[]> {
  const { rows } = await sql<Pick<Attempt, 'endToEndId' | 'fileId' | 'amountMinor' | 'currency'>>`
    select end_to_end_id as "endToEndId", file_id as "fileId", amount_minor as "amountMinor", currency from payment_attempts
    where tenant_id = ${tenantId} and file_id = any(${[...fileIds]}::uuid[]) order by end_to_end_id`.execute(db);
  return rows;
}

export function lineWriter(tx: Tx) {
  const { tenantId } = tx;
  const attemptsWhere = async (where: ReturnType<typeof sql>): Promise<Attempt[]> => {
    const { rows } = await sql<Omit<Attempt, 'booked'> & { booked: ToldLine['says'][] }>`
      select ${attemptColumns}, array(${saidOfAttempt}) as booked from payment_attempts a
      where tenant_id = ${tenantId} and ${where}`.execute(tx.sql);
    return rows.map((row) => ({ ...row, booked: new Set(row.booked) }));
  };
  return {
    /** When this very file was taken before, or begun: how many of its lines have been. */
    async messageOf(sha256: Buffer): Promise<{ messageId: Uuid; taken: number } | undefined> {
      // Two of the same file at once take turns here; the second then finds the first.
      await sql`select pg_advisory_xact_lock(hashtextextended('bank ' || ${tenantId}, 0))`.execute(tx.sql);
      const { rows } = await sql<{ messageId: Uuid; taken: number }>`
        select message_id as "messageId", coalesce(taken_count, line_count) as taken from bank_messages
        where tenant_id = ${tenantId} and sha256 = ${sha256}`.execute(tx.sql);
      return rows[0];
    },
    async addMessage(message: NewMessage): Promise<void> {
      await sql`insert into bank_messages (tenant_id, message_id, kind, bank_id, file_name, sha256, line_count, known_count,
          taken_at, taken_by, taken_count)
        values (${tenantId}, ${message.messageId}, ${message.kind}, ${message.bankId}, ${message.fileName}, ${message.sha256},
          ${message.lines}, 0, ${tx.at}, ${tx.actor.signature}, 0)`.execute(tx.sql);
    },
    /** So many more of its lines are in, of which some were known from other messages. */
    async addProgress(messageId: Uuid, taken: number, known: number): Promise<void> {
      await sql`update bank_messages set taken_count = taken_count + ${taken}::int, known_count = known_count + ${known}::int
        where tenant_id = ${tenantId} and message_id = ${messageId}`.execute(tx.sql);
    },
    /** Those of the identities that an earlier message told. */
    async known(identities: readonly Buffer[]): Promise<Set<string>> {
      const { rows } = await sql<{ identity: string }>`select encode(identity, 'hex') as identity from bank_lines
        where tenant_id = ${tenantId} and identity = any(
          select decode(h, 'hex') from unnest(${identities.map((one) => one.toString('hex'))}::text[]) as h)`.execute(
        tx.sql,
      );
      return new Set(rows.map((row) => row.identity));
    },
    async addLines(lines: readonly (BankLine & { digest: Buffer })[]): Promise<void> {
      if (lines.length === 0) return;
      const records = lines.map((line) => ({
        tenant_id: tenantId,
        line_id: line.lineId,
        message_id: line.messageId,
        identity: `\\x${line.digest.toString('hex')}`,
        says: line.says,
        end_to_end_id: line.endToEndId,
        amount_minor: line.amountMinor === null ? null : `${line.amountMinor}`,
        currency: line.currency,
        booked_on: line.bookedOn,
        counterparty: line.counterparty,
        remittance: line.remittance,
        bank_reference: line.bankReference,
        reason: line.reason,
        state: line.state,
        why: line.why,
        payment_id: line.paymentId,
      }));
      await sql`insert into bank_lines select r.* from json_populate_recordset(null::bank_lines, ${JSON.stringify(records)}) r`.execute(
        tx.sql,
      );
    },
    attemptsOf: (endToEndIds: readonly string[]) =>
      attemptsWhere(sql`end_to_end_id = any(${[...endToEndIds]}::text[])`),
    attemptsOfPayment: (paymentId: Uuid) => attemptsWhere(sql`payment_id = ${paymentId} order by attempt`),
    async changeAttempts(attempts: readonly Attempt[]): Promise<void> {
      if (attempts.length === 0) return;
      const records = attempts.map((attempt) => ({
        attempt_id: attempt.attemptId,
        state: stateOf(attempt),
        paid_on: attempt.paidOn,
        back_on: attempt.backOn,
        back_reason: attempt.backReason,
        rejected_on: attempt.rejectedOn,
        rejected_reason: attempt.rejectedReason,
      }));
      await sql`update payment_attempts a set state = r.state, paid_on = r.paid_on, back_on = r.back_on,
          back_reason = r.back_reason, rejected_on = r.rejected_on, rejected_reason = r.rejected_reason
        from json_populate_recordset(null::payment_attempts, ${JSON.stringify(records)}) r
        where a.tenant_id = ${tenantId} and a.attempt_id = r.attempt_id`.execute(tx.sql);
    },
    /** None for a line hidden from whoever asks. */
    async lockLine(lineId: Uuid): Promise<BankLine | undefined> {
      const { rows } = await sql<BankLine>`select ${lineColumns} from bank_lines
        where tenant_id = ${tenantId} and line_id = ${lineId} and ${shownLines(tx, 'bank_lines')} for update`.execute(
        tx.sql,
      );
      return rows[0];
    },
    async changeLine({ lineId, state, paymentId, setAsideBecause }: BankLine): Promise<void> {
      await sql`update bank_lines set state = ${state}, payment_id = ${paymentId}, why = null,
          set_aside_because = ${setAsideBecause}
        where tenant_id = ${tenantId} and line_id = ${lineId}`.execute(tx.sql);
    },
  };
}
