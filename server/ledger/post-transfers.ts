// Posts transfers: accounts are made and locked first, in one order for everybody, then the transfers are added and the
// balances moved, all in the caller's transaction.
import { sql } from 'kysely';
import { assert } from '#platform/assert';
import type { Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { floorSide } from './chart.ts';
import { type AccountName, assertPostable, keyOf, nobody, type Transfer } from './transfer.ts';

interface Account {
  account_id: Uuid;
  code: string;
  party: Uuid;
  currency: string;
}

/**
 * Adds the transfers that are not there yet and answers how many were new. Refuses `ledger.transfer_reused` when an id is
 * known with other content, `ledger.month_closed`, and `ledger.balance_too_low` when an account would pass its floor.
 */
export async function postTransfers(tx: Tx, transfers: readonly Transfer[]): Promise<number> {
  if (transfers.length === 0) return 0;
  for (const transfer of transfers) assertPostable(transfer);
  await refuseClosedMonths(tx, transfers);
  const accounts = await lockAccounts(tx, transfers);
  const added = await addTransfers(tx, transfers, accounts);
  await refuseReused(tx, transfers, added, accounts);
  await moveBalances(
    tx,
    transfers.filter((transfer) => added.has(transfer.transferId)),
    accounts,
  );
  return added.size;
}

/** LEDGER-6: a closed month closes all before it. The close takes the same lock exclusively, so that nothing slips in meanwhile. */
async function refuseClosedMonths(tx: Tx, transfers: readonly Transfer[]): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('ledger ' || ${tx.tenantId}, 0))`.execute(tx.sql);
  const earliest = transfers.reduce((day, { bookedOn }) => (bookedOn < day ? bookedOn : day), '9999-12-31');
  const { rows } = await sql<{ month: string }>`select month from ledger_months
    where tenant_id = ${tx.tenantId} and month >= date_trunc('month', ${earliest}::date) order by month limit 1`.execute(
    tx.sql,
  );
  const closed = rows[0];
  if (closed) throw refuse('ledger.month_closed', { month: earliest.slice(0, 7) });
}

/** LEDGER-4: the row of an account that never had money is made before anything is decided by it (Formance 994a437a0). */
async function lockAccounts(tx: Tx, transfers: readonly Transfer[]): Promise<Map<string, Uuid>> {
  const wanted = new Map<string, { name: AccountName; currency: string }>();
  for (const { debit, credit, currency } of transfers) {
    for (const name of [debit, credit]) wanted.set(`${keyOf(name)} ${currency}`, { name, currency });
  }
  const names = [...wanted.keys()].toSorted().map((key) => wanted.get(key) as { name: AccountName; currency: string });
  const codes = names.map(({ name }) => name.code);
  const parties = names.map(({ name }) => name.party ?? nobody);
  const currencies = names.map(({ currency }) => currency);
  await sql`insert into ledger_accounts (tenant_id, account_id, code, party, currency, floor_side)
    select ${tx.tenantId}, a.account_id, a.code, a.party, a.currency, a.floor_side
    from unnest(${names.map(() => makeUuid())}::uuid[], ${codes}::text[], ${parties}::uuid[], ${currencies}::text[],
      ${codes.map(floorSide)}::smallint[]) as a (account_id, code, party, currency, floor_side)
    order by a.code, a.party, a.currency
    on conflict (tenant_id, code, party, currency) do nothing`.execute(tx.sql);
  const { rows } = await sql<Account>`select account_id, code, party, currency from ledger_accounts
    where tenant_id = ${tx.tenantId} and (code, party, currency) in
      (select * from unnest(${codes}::text[], ${parties}::uuid[], ${currencies}::text[]))
    order by code, party, currency for update`.execute(tx.sql);
  assert(rows.length === names.length, 'LEDGER-4 every account exists before money moves');
  return new Map(rows.map((row) => [`${row.code} ${row.party} ${row.currency}`, row.account_id]));
}

function accountOf(accounts: Map<string, Uuid>, name: AccountName, currency: string): Uuid {
  return accounts.get(`${keyOf(name)} ${currency}`) as Uuid;
}

async function addTransfers(tx: Tx, transfers: readonly Transfer[], accounts: Map<string, Uuid>): Promise<Set<Uuid>> {
  const { rows } = await sql<{ transfer_id: Uuid }>`
    insert into ledger_transfers (tenant_id, transfer_id, debit_account, credit_account, amount_minor, currency, booked_on, event, about, reverses, at)
    select ${tx.tenantId}, t.transfer_id, t.debit, t.credit, t.amount, t.currency, t.booked_on, t.event, t.about, t.reverses, ${tx.at}
    from unnest(${transfers.map((transfer) => transfer.transferId)}::uuid[],
      ${transfers.map((transfer) => accountOf(accounts, transfer.debit, transfer.currency))}::uuid[],
      ${transfers.map((transfer) => accountOf(accounts, transfer.credit, transfer.currency))}::uuid[],
      ${transfers.map((transfer) => String(transfer.amountMinor))}::bigint[],
      ${transfers.map((transfer) => transfer.currency)}::text[], ${transfers.map((transfer) => transfer.bookedOn)}::date[],
      ${transfers.map((transfer) => transfer.event)}::text[], ${transfers.map((transfer) => JSON.stringify(transfer.about))}::jsonb[],
      ${transfers.map((transfer) => transfer.reverses ?? null)}::uuid[])
      as t (transfer_id, debit, credit, amount, currency, booked_on, event, about, reverses)
    on conflict (tenant_id, transfer_id) do nothing returning transfer_id`.execute(tx.sql);
  return new Set(rows.map((row) => row.transfer_id));
}

/** LEDGER-2. */
async function refuseReused(
  tx: Tx,
  transfers: readonly Transfer[],
  added: Set<Uuid>,
  accounts: Map<string, Uuid>,
): Promise<void> {
  const known = transfers.filter((transfer) => !added.has(transfer.transferId));
  if (known.length === 0) return;
  const { rows } = await sql<{
    transfer_id: Uuid;
    debit_account: Uuid;
    credit_account: Uuid;
    amount_minor: bigint;
    booked_on: string;
  }>`
    select transfer_id, debit_account, credit_account, amount_minor, booked_on from ledger_transfers
    where tenant_id = ${tx.tenantId} and transfer_id = any(${known.map((transfer) => transfer.transferId)}::uuid[])`.execute(
    tx.sql,
  );
  const stored = new Map(rows.map((row) => [row.transfer_id, row]));
  for (const transfer of known) {
    const before = stored.get(transfer.transferId);
    const same =
      before?.amount_minor === transfer.amountMinor &&
      before.debit_account === accountOf(accounts, transfer.debit, transfer.currency) &&
      before.credit_account === accountOf(accounts, transfer.credit, transfer.currency) &&
      before.booked_on === transfer.bookedOn;
    if (!same) throw refuse('ledger.transfer_reused', {});
  }
}

async function moveBalances(tx: Tx, transfers: readonly Transfer[], accounts: Map<string, Uuid>): Promise<void> {
  const moved = new Map<Uuid, { debits: bigint; credits: bigint }>();
  const add = (account: Uuid, debits: bigint, credits: bigint) => {
    const sum = moved.get(account) ?? { debits: 0n, credits: 0n };
    moved.set(account, { debits: sum.debits + debits, credits: sum.credits + credits });
  };
  for (const { debit, credit, amountMinor, currency } of transfers) {
    add(accountOf(accounts, debit, currency), amountMinor, 0n);
    add(accountOf(accounts, credit, currency), 0n, amountMinor);
  }
  if (moved.size === 0) return;
  try {
    await sql`update ledger_accounts a set debits_minor = a.debits_minor + m.debits, credits_minor = a.credits_minor + m.credits
      from unnest(${[...moved.keys()]}::uuid[], ${[...moved.values()].map((sum) => String(sum.debits))}::bigint[],
        ${[...moved.values()].map((sum) => String(sum.credits))}::bigint[]) as m (account_id, debits, credits)
      where a.tenant_id = ${tx.tenantId} and a.account_id = m.account_id`.execute(tx.sql);
  } catch (error) {
    // LEDGER-5: the database holds the floor, whoever else is posting.
    if ((error as { constraint?: string }).constraint === 'ledger_balance_floor')
      throw refuse('ledger.balance_too_low', {});
    throw error;
  }
}
