// The company's own bank accounts: added, closed, never changed, so that a file's sender stays who it was.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { addOwnAccount as addRoute, ownAccount as shape } from '#api/flow/4-remedies.settings';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { currencyExponent } from '#platform/money/currency-exponent';
import { refuse } from '#platform/refusal';
import { type BankPlace, keepsCurrency, placeOf } from '../payees/payee.ts';

export interface OwnAccount extends BankPlace {
  ownAccountId: Uuid;
  name: string;
  currency: string;
  closedAt: string | null;
}
type Shown = z.input<typeof shape>;

const columns = sql`own_account_id as "ownAccountId", name, currency, holder_name as "holderName", scheme, account,
  bank_code as "bankCode", bank_name as "bankName", shown, closed_at as "closedAt"`;

export function ownAccountReader(snapshot: Snapshot) {
  return {
    /** The last two hundred. */
    async all(): Promise<OwnAccount[]> {
      const { rows } = await sql<OwnAccount>`select ${columns} from own_accounts
        where tenant_id = ${snapshot.tenantId} order by own_account_id desc limit 200`.execute(snapshot.sql);
      return rows;
    },
    /** Refuses `own_account.not_found`. */
    async find(ownAccountId: Uuid): Promise<OwnAccount> {
      const { rows } = await sql<OwnAccount>`select ${columns} from own_accounts
        where tenant_id = ${snapshot.tenantId} and own_account_id = ${ownAccountId}`.execute(snapshot.sql);
      if (!rows[0]) throw refuse('own_account.not_found', {});
      return rows[0];
    },
  };
}

export function ownAccountShown(own: OwnAccount): Shown {
  const { ownAccountId, account: _, ...shown } = own;
  return { ...shown, ownAccountId: idOf('own', ownAccountId) };
}

/** Refuses `currency.unknown` and `payee.wrong_currency`. */
export async function addOwnAccount(acting: Acting, given: z.output<typeof addRoute.body>): Promise<Shown> {
  allow(acting, 'payment.setup');
  const { name, currency } = given;
  if (currencyExponent(currency) === null) throw refuse('currency.unknown', { currency });
  const own: OwnAccount = { ...placeOf(given.account), ownAccountId: makeUuid(), name, currency, closedAt: null };
  if (!keepsCurrency(own, currency)) throw refuse('payee.wrong_currency', { currency });
  return acting.transact(async (tx) => {
    await sql`insert into own_accounts (tenant_id, own_account_id, name, currency, holder_name, scheme, account, bank_code,
        bank_name, shown, added_at)
      values (${tx.tenantId}, ${own.ownAccountId}, ${name}, ${currency}, ${own.holderName}, ${own.scheme}, ${own.account},
        ${own.bankCode}, ${own.bankName}, ${own.shown}, ${tx.at})`.execute(tx.sql);
    record(tx, 'own_account.added', own);
    return ownAccountShown(own);
  });
}

/** Refuses `own_account.not_found` and `own_account.closed`. */
export async function closeOwnAccount(acting: Acting, ownAccountId: Uuid): Promise<Shown> {
  allow(acting, 'payment.setup');
  return acting.transact(async (tx) => {
    const own = await ownAccountReader(tx).find(ownAccountId);
    const { rows } = await sql`update own_accounts set closed_at = ${tx.at}
      where tenant_id = ${tx.tenantId} and own_account_id = ${ownAccountId} and closed_at is null returning 1`.execute(
      tx.sql,
    );
    if (rows.length === 0) throw refuse('own_account.closed', {});
    record(tx, 'own_account.closed', own);
    return ownAccountShown({ ...own, closedAt: tx.at.toISOString() });
  });
}

function record(tx: Tx, name: 'own_account.added' | 'own_account.closed', own: OwnAccount): void {
  const { currency, shown } = own;
  recordFact(tx, name, own.ownAccountId, { ownAccountId: idOf('own', own.ownAccountId), currency, shown });
}
