// All SQL on what was agreed about deposits. Its row is the lock of a merchant's account: held before claims and ledger accounts.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface DepositTerms {
  firmId: Uuid;
  currency: string;
  minimumMinor: bigint;
  topUpDays: number;
  holdBackDays: number;
  topUpDueOn: string | null;
  topUpTold: boolean;
}
/** What stands on a merchant's account: balances of the ledger, and how much of the deposit is frozen. */
export interface AccountSums {
  depositMinor: bigint;
  frozenMinor: bigint;
  settlementMinor: bigint;
}

const columns = sql`d.firm_id as "firmId", d.currency, d.minimum_minor as "minimumMinor", d.top_up_days as "topUpDays",
  d.hold_back_days as "holdBackDays", d.top_up_due_on as "topUpDueOn", d.top_up_told as "topUpTold"`;

export async function readDeposits(snapshot: Snapshot, firmId: Uuid): Promise<DepositTerms[]> {
  const { rows } = await sql<DepositTerms>`select ${columns} from deposits d
    where d.tenant_id = ${snapshot.tenantId} and d.firm_id = ${firmId} order by d.currency`.execute(snapshot.sql);
  return rows;
}

/** Balances and frozen sums of merchants in a currency; all zero for one without money. */
export async function readSums(
  snapshot: Snapshot,
  firmIds: readonly Uuid[],
  currency: string,
): Promise<Map<Uuid, AccountSums>> {
  const { tenantId } = snapshot;
  const { rows } = await sql<AccountSums & { firmId: Uuid }>`
    select f.firm_id as "firmId",
      coalesce((select a.credits_minor - a.debits_minor from ledger_accounts a where a.tenant_id = ${tenantId}
        and a.code = '2120' and a.party = f.firm_id and a.currency = ${currency}), 0) as "depositMinor",
      coalesce((select a.credits_minor - a.debits_minor from ledger_accounts a where a.tenant_id = ${tenantId}
        and a.code = '2125' and a.party = f.firm_id and a.currency = ${currency}), 0) as "settlementMinor",
      coalesce((select sum(c.frozen_minor) from claims c where c.tenant_id = ${tenantId} and c.bearer_id = f.firm_id
        and c.currency = ${currency} and c.bearer = 'merchant' and c.open_minor > 0), 0)::bigint as "frozenMinor"
    from unnest(${[...firmIds]}::uuid[]) as f (firm_id)`.execute(snapshot.sql);
  return new Map(rows.map(({ firmId, ...sums }) => [firmId, sums]));
}

export function depositWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** Locks the accounts of merchants in a currency, in one order for everybody; an account is made on its first use. */
    async lock(firmIds: readonly Uuid[], currency: string): Promise<Map<Uuid, DepositTerms>> {
      const firms = [...new Set(firmIds)].toSorted();
      await sql`insert into deposits (tenant_id, firm_id, currency)
        select ${tenantId}, f.firm_id, ${currency} from unnest(${firms}::uuid[]) as f (firm_id) order by f.firm_id
        on conflict do nothing`.execute(tx.sql);
      const { rows } = await sql<DepositTerms>`select ${columns} from deposits d
        where d.tenant_id = ${tenantId} and d.firm_id = any(${firms}::uuid[]) and d.currency = ${currency}
        order by d.firm_id for update`.execute(tx.sql);
      return new Map(rows.map((row) => [row.firmId, row]));
    },
    async write({ firmId, currency, ...terms }: DepositTerms): Promise<void> {
      await sql`update deposits set minimum_minor = ${String(terms.minimumMinor)}::bigint, top_up_days = ${terms.topUpDays},
          hold_back_days = ${terms.holdBackDays}, top_up_due_on = ${terms.topUpDueOn}, top_up_told = ${terms.topUpTold}
        where tenant_id = ${tenantId} and firm_id = ${firmId} and currency = ${currency}`.execute(tx.sql);
    },
  };
}
