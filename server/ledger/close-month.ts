// Closes a month: proves the books, freezes the month and keeps the proof of what was closed.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { assert } from '#platform/assert';
import type { Snapshot, Tx } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { proveBooks } from './ledger-reader.ts';

export interface ClosedMonth {
  month: string;
  transferCount: number;
  proof: string;
}

/**
 * LEDGER-6: the month and all before it take no transfer from now on. `month` is `2014-07`. Refuses `ledger.month_closed` for a
 * month closed already, by itself or by a later one, and `ledger.month_not_over` for a month that runs.
 */
export async function closeMonth(tx: Tx, month: string, today: string): Promise<ClosedMonth> {
  if (today.slice(0, 7) <= month) throw refuse('ledger.month_not_over', { month });
  await sql`select pg_advisory_xact_lock(hashtextextended('ledger ' || ${tx.tenantId}, 0))`.execute(tx.sql);
  const first = `${month}-01`;
  const known =
    await sql`select 1 from ledger_months where tenant_id = ${tx.tenantId} and month >= ${first} limit 1`.execute(
      tx.sql,
    );
  if (known.rows.length > 0) throw refuse('ledger.month_closed', { month });
  const broken = await proveBooks(tx);
  assert(broken.length === 0, broken.join('; '));
  const { transferCount, proof } = await proofOf(tx, first);
  await sql`insert into ledger_months (tenant_id, month, closed_at, transfer_count, proof)
    values (${tx.tenantId}, ${first}, ${tx.at}, ${transferCount}, ${proof})`.execute(tx.sql);
  return { month, transferCount, proof: proof.toString('hex') };
}

/** Whether the month's transfers are still those that were closed (T-M10). Undefined for a month that was never closed itself. */
export async function proofHolds(snapshot: Snapshot, month: string): Promise<boolean | undefined> {
  const first = `${month}-01`;
  const { rows } = await sql<{ proof: Buffer }>`select proof from ledger_months
    where tenant_id = ${snapshot.tenantId} and month = ${first}`.execute(snapshot.sql);
  const kept = rows[0];
  return kept && (await proofOf(snapshot, first)).proof.equals(kept.proof);
}

async function proofOf(tx: Snapshot, first: string): Promise<{ transferCount: number; proof: Buffer }> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws('|', transfer_id, debit_account, credit_account, amount_minor, currency, booked_on, event, about::text, reverses) as line
    from ledger_transfers where tenant_id = ${tx.tenantId} and booked_on >= ${first}::date and booked_on < ${first}::date + interval '1 month'
    order by transfer_id`.execute(tx.sql);
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.line}\n`);
  return { transferCount: rows.length, proof: hash.digest() };
}
