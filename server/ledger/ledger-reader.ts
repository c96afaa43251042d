// Reading the books: balances on their normal side, and the proof that they are true.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { type AccountCode, chart } from './chart.ts';
import { nobody } from './transfer.ts';

export interface Balance {
  code: AccountCode;
  party: Uuid | undefined;
  currency: string;
  /** On the account's normal side; below zero only where the chart allows it. */
  balanceMinor: bigint;
}

interface Row {
  code: AccountCode;
  party: Uuid;
  currency: string;
  debits_minor: bigint;
  credits_minor: bigint;
}

export function ledgerReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** All balances, or those of one party; zero ones too, once the account exists. */
    async balances(party?: Uuid): Promise<Balance[]> {
      const { rows } = await sql<Row>`select code, party, currency, debits_minor, credits_minor from ledger_accounts
        where tenant_id = ${tenantId} and (${party ?? null}::uuid is null or party = ${party ?? null}::uuid)
        order by code, party, currency`.execute(snapshot.sql);
      return rows.map(asBalance);
    },
    async balance(code: AccountCode, currency: string, party: Uuid = nobody): Promise<bigint> {
      const { rows } = await sql<Row>`select code, party, currency, debits_minor, credits_minor from ledger_accounts
        where tenant_id = ${tenantId} and code = ${code} and party = ${party} and currency = ${currency}`.execute(
        snapshot.sql,
      );
      return rows[0] ? asBalance(rows[0]).balanceMinor : 0n;
    },
  };
}

function asBalance(row: Row): Balance {
  const net = row.debits_minor - row.credits_minor;
  return {
    code: row.code,
    party: row.party === nobody ? undefined : row.party,
    currency: row.currency,
    balanceMinor: chart[row.code].normal === 'debit' ? net : -net,
  };
}

/** LEDGER-3 and LEDGER-4: what does not hold, in words; empty when the books are true. */
export async function proveBooks(snapshot: Snapshot): Promise<string[]> {
  const { tenantId } = snapshot;
  const { rows: unequal } = await sql<{
    currency: string;
  }>`select currency from ledger_accounts where tenant_id = ${tenantId}
    group by currency having sum(debits_minor) <> sum(credits_minor)`.execute(snapshot.sql);
  const { rows: untrue } = await sql<{ code: string; party: string; currency: string }>`
    select a.code, a.party, a.currency from ledger_accounts a
    left join (
      select account, sum(debit) as debits, sum(credit) as credits from (
        select debit_account as account, amount_minor as debit, 0 as credit from ledger_transfers where tenant_id = ${tenantId}
        union all
        select credit_account, 0, amount_minor from ledger_transfers where tenant_id = ${tenantId}) sides
      group by account) t on t.account = a.account_id
    where a.tenant_id = ${tenantId} and (a.debits_minor <> coalesce(t.debits, 0) or a.credits_minor <> coalesce(t.credits, 0))`.execute(
    snapshot.sql,
  );
  return [
    ...unequal.map((row) => `LEDGER-3 debits and credits differ in ${row.currency}`),
    ...untrue.map((row) => `LEDGER-4 account ${row.code} ${row.party} ${row.currency} is not the sum of its transfers`),
  ];
}
