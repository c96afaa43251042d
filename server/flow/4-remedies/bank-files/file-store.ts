// All SQL on files for the bank and the attempts in them.
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { paymentFile as shape } from '#api/flow/4-remedies';
import { casesAboutReader } from '#cases';
import type { Snapshot, Tx } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';

/** So many attempts a statement: the text of ten thousand would hold the thread. */
const atOnce = 500;
const pack = promisify<string, Buffer>(gzip);
const unpack = promisify<Buffer, Buffer>(gunzip);

export interface NewFile {
  fileId: Uuid;
  ownAccountId: Uuid;
  executeOn: string;
  madeOn: string;
  count: number;
  amountMinor: bigint;
  currency: string;
  content: string;
}
export interface NewAttempt {
  attemptId: Uuid;
  paymentId: Uuid;
  attempt: number;
  payeeId: Uuid;
  endToEndId: string;
  amountMinor: bigint;
}

/** What the bank calls a file, and an order in it: the stored id without its hyphens, 32 characters (PAY-8). */
export function bankIdOf(uuid: Uuid): string {
  return uuid.replaceAll('-', '');
}

export type FileShown = z.input<typeof shape>;
interface FileRow {
  fileId: Uuid;
  ownAccountId: Uuid;
  ownAccountName: string;
  executeOn: string;
  count: number;
  amountMinor: bigint;
  currency: string;
  confirmed: number;
  returned: number;
  madeAt: string;
  madeBy: string;
}

const select = sql`select f.file_id as "fileId", f.own_account_id as "ownAccountId", o.name as "ownAccountName",
    f.execute_on as "executeOn", f.payment_count as count, f.amount_minor as "amountMinor", f.currency,
    (select count(*)::int from payment_attempts a where a.tenant_id = f.tenant_id and a.file_id = f.file_id
      and a.state = 'confirmed') as confirmed,
    (select count(*)::int from payment_attempts a where a.tenant_id = f.tenant_id and a.file_id = f.file_id
      and a.state = 'returned') as returned,
    f.made_at as "madeAt", f.made_by as "madeBy"
  from payment_files f
  join own_accounts o on o.tenant_id = f.tenant_id and o.own_account_id = f.own_account_id`;

export function fileReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  // PAY-17: a file that pays for a case about whoever reads holds its customer, account and amount.
  const shown = sql`not exists (select from payments p
    join payment_attempts a on a.tenant_id = p.tenant_id and a.payment_id = p.payment_id
    where p.tenant_id = f.tenant_id and a.file_id = f.file_id and p.case_id = any (${casesAboutReader(snapshot)}))`;
  const show = async (rows: readonly FileRow[]) => {
    const names = await namesOfActors(
      snapshot,
      rows.map((row) => row.madeBy),
    );
    return (row: FileRow): FileShown => {
      const { amountMinor, currency, ...shown } = row;
      return {
        ...shown,
        fileId: idOf('pfl', row.fileId),
        ownAccountId: idOf('own', row.ownAccountId),
        messageId: bankIdOf(row.fileId),
        total: { amountMinor: `${amountMinor}`, currency },
        madeBy: names.get(row.madeBy) ?? row.madeBy,
      };
    };
  };
  return {
    /** Newest first. */
    async page({ limit, after }: { limit: number; after?: string | undefined }): Promise<Page<FileShown>> {
      const [before] = readPageKey(after, ['uuid']) ?? [];
      const { rows } = await sql<FileRow>`${select} where f.tenant_id = ${tenantId} and ${shown}
        ${before ? sql`and f.file_id < ${before}` : sql``} order by f.file_id desc limit ${limit + 1}`.execute(
        snapshot.sql,
      );
      return pageOfRows(rows, limit, (row) => [row.fileId], await show(rows));
    },
    /** Refuses `payment_file.not_found`. */
    async find(fileId: Uuid): Promise<FileShown> {
      const { rows } = await sql<FileRow>`${select}
        where f.tenant_id = ${tenantId} and f.file_id = ${fileId} and ${shown}`.execute(snapshot.sql);
      if (!rows[0]) throw refuse('payment_file.not_found', {});
      return (await show(rows))(rows[0]);
    },
    /** Refuses `payment_file.not_found`. */
    async content(fileId: Uuid): Promise<Buffer> {
      const { rows } = await sql<{ content: Buffer }>`select content from payment_files f
        where f.tenant_id = ${tenantId} and f.file_id = ${fileId} and ${shown}`.execute(snapshot.sql);
      if (!rows[0]) throw refuse('payment_file.not_found', {});
      return await unpack(rows[0].content);
    },
  };
}

export function fileWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async add(file: NewFile, attempts: readonly NewAttempt[]): Promise<void> {
      const packed = await pack(file.content);
      await sql`insert into payment_files (tenant_id, file_id, own_account_id, execute_on, made_on, made_at, made_by,
          payment_count, amount_minor, currency, content)
        values (${tenantId}, ${file.fileId}, ${file.ownAccountId}, ${file.executeOn}, ${file.madeOn}, ${tx.at},
          ${tx.actor.signature}, ${file.count}, ${file.amountMinor}, ${file.currency}, ${packed})`.execute(tx.sql);
      for (let from = 0; from < attempts.length; from += atOnce)
        await addAttempts(tx, file, attempts.slice(from, from + atOnce));
    },
  };
}

async function addAttempts(tx: Tx, file: NewFile, some: readonly NewAttempt[]): Promise<void> {
  const each = <T>(pick: (attempt: NewAttempt) => T) => some.map(pick);
  await sql`insert into payment_attempts (tenant_id, attempt_id, payment_id, attempt, file_id, payee_id, end_to_end_id,
      amount_minor, currency, sent_on, state)
    select ${tx.tenantId}, a.attempt_id, a.payment_id, a.attempt, ${file.fileId}, a.payee_id, a.end_to_end_id, a.amount_minor,
      ${file.currency}, ${file.madeOn}, 'sent'
    from unnest(${each((one) => one.attemptId)}::uuid[], ${each((one) => one.paymentId)}::uuid[],
      ${each((one) => one.attempt)}::int[], ${each((one) => one.payeeId)}::uuid[], ${each((one) => one.endToEndId)}::text[],
      ${each((one) => `${one.amountMinor}`)}::bigint[])
      as a (attempt_id, payment_id, attempt, payee_id, end_to_end_id, amount_minor)`.execute(tx.sql);
}
