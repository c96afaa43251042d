// What the screens of the books show: closed months, the trial balance of a month, and the transfers behind any amount.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { type AccountCode, chart } from './chart.ts';
import { nobody } from './transfer.ts';

export interface MonthClosed {
  month: string;
  closedAt: string;
  transferCount: number;
  proof: string;
}
export interface TrialLine {
  code: AccountCode;
  currency: string;
  openingMinor: bigint;
  debitsMinor: bigint;
  creditsMinor: bigint;
  closingMinor: bigint;
}
export interface TransferShown {
  transferId: Uuid;
  bookedOn: string;
  event: string;
  debit: AccountCode;
  credit: AccountCode;
  party: Uuid | undefined;
  amountMinor: bigint;
  currency: string;
  about: Record<string, string>;
}
/** One change of an account, on the side it grows on. */
export interface Movement {
  bookedOn: string;
  event: string;
  changeMinor: bigint;
  about: Record<string, string>;
}

/** The last month closed, as `2014-07`; everything up to its end is frozen. */
export async function closedUntil(snapshot: Snapshot): Promise<string | undefined> {
  const [last] = await closedMonths(snapshot, undefined, 1);
  return last?.month;
}

/** The newest first, below the month `before`. */
export async function closedMonths(
  snapshot: Snapshot,
  before: string | undefined,
  limit: number,
): Promise<MonthClosed[]> {
  const { rows } = await sql<MonthClosed>`
    select to_char(month, 'YYYY-MM') as month, closed_at as "closedAt", transfer_count as "transferCount",
      encode(proof, 'hex') as proof
    from ledger_months where tenant_id = ${snapshot.tenantId} and month < ${before ? `${before}-01` : 'infinity'}::date
    order by month desc limit ${limit}`.execute(snapshot.sql);
  return rows;
}

/** Every account that had a transfer up to the end of the month, parties together; openings and closings on its normal side. */
export async function trialBalance(snapshot: Snapshot, month: string): Promise<TrialLine[]> {
  const first = `${month}-01`;
  const { rows } = await sql<{ code: AccountCode; currency: string; before: string; debits: string; credits: string }>`
    select a.code, a.currency, sum(s.debit - s.credit) filter (where s.booked_on < ${first}::date) as before,
      sum(s.debit) filter (where s.booked_on >= ${first}::date) as debits,
      sum(s.credit) filter (where s.booked_on >= ${first}::date) as credits
    from ledger_accounts a
    join (
      select debit_account as account, booked_on, amount_minor as debit, 0 as credit from ledger_transfers
      where tenant_id = ${snapshot.tenantId} and booked_on < ${first}::date + interval '1 month'
      union all
      select credit_account, booked_on, 0, amount_minor from ledger_transfers
      where tenant_id = ${snapshot.tenantId} and booked_on < ${first}::date + interval '1 month') s on s.account = a.account_id
    where a.tenant_id = ${snapshot.tenantId}
    group by a.code, a.currency order by a.code, a.currency`.execute(snapshot.sql);
  return rows.map(({ code, currency, before, debits, credits }) => {
    const sign = chart[code].normal === 'debit' ? 1n : -1n;
    const [opening, debitsMinor, creditsMinor] = [BigInt(before ?? 0), BigInt(debits ?? 0), BigInt(credits ?? 0)];
    const closing = opening + debitsMinor - creditsMinor;
    return { code, currency, openingMinor: opening * sign, debitsMinor, creditsMinor, closingMinor: closing * sign };
  });
}

export interface TransferFilter {
  caseId?: string | undefined;
  party?: Uuid | undefined;
  code?: string | undefined;
  /** Cases whose transfers are left out, as `about` names them. */
  without?: readonly string[] | undefined;
  /** The last transfer seen, by its day and id. */
  after?: { on: string; transferId: string } | undefined;
  limit: number;
}

/** The oldest first. */
export async function findTransfers(snapshot: Snapshot, filter: TransferFilter): Promise<TransferShown[]> {
  const { caseId, party, code, without = [], after, limit } = filter;
  const { tenantId } = snapshot;
  const { rows } = await sql<Omit<TransferShown, 'party'> & { party: Uuid }>`
    select t.transfer_id as "transferId", t.booked_on as "bookedOn", t.event, d.code as debit, c.code as credit,
      greatest(d.party, c.party) as party, t.amount_minor as "amountMinor", t.currency, t.about
    from ledger_transfers t
    join ledger_accounts d on d.tenant_id = t.tenant_id and d.account_id = t.debit_account
    join ledger_accounts c on c.tenant_id = t.tenant_id and c.account_id = t.credit_account
    where t.tenant_id = ${tenantId}
      ${caseId ? sql`and t.about ->> 'caseId' = ${caseId}` : sql``}
      ${without.length > 0 ? sql`and coalesce(t.about ->> 'caseId' <> all (${[...without]}::text[]), true)` : sql``}
      ${party || code ? touching(snapshot, party, code) : sql``}
      ${after ? sql`and (t.booked_on, t.transfer_id) > (${after.on}::date, ${after.transferId}::uuid)` : sql``}
    order by t.booked_on, t.transfer_id limit ${limit}`.execute(snapshot.sql);
  return rows.map((row) => ({ ...row, party: row.party === nobody ? undefined : row.party }));
}

function touching({ tenantId }: Snapshot, party: Uuid | undefined, code: string | undefined) {
  const accounts = sql`array(select account_id from ledger_accounts where tenant_id = ${tenantId}
    ${party ? sql`and party = ${party}` : sql``} ${code ? sql`and code = ${code}` : sql``})`;
  return sql`and (t.debit_account = any(${accounts}) or t.credit_account = any(${accounts}))`;
}

/** What changed one party's account from day to day, both included, and how it stood before; at most `limit` changes. */
export async function readMovements(
  snapshot: Snapshot,
  account: { code: AccountCode; party: Uuid; currency: string },
  period: { from: string; until: string },
  limit: number,
): Promise<{ openingMinor: bigint; movements: Movement[] }> {
  const { tenantId } = snapshot;
  const { code, party, currency } = account;
  const sides = sql`
    select t.transfer_id, t.booked_on, t.event, t.about,
      case when t.debit_account = a.account_id then t.amount_minor else -t.amount_minor end as change
    from ledger_accounts a
    join ledger_transfers t on t.tenant_id = a.tenant_id and (t.debit_account = a.account_id or t.credit_account = a.account_id)
    where a.tenant_id = ${tenantId} and a.code = ${code} and a.party = ${party} and a.currency = ${currency}`;
  const sign = chart[code].normal === 'debit' ? 1n : -1n;
  const { rows: before } = await sql<{ sum: string | null }>`select sum(change) as sum from (${sides}) s
    where booked_on < ${period.from}`.execute(snapshot.sql);
  const { rows } =
    await sql<Movement>`select booked_on as "bookedOn", event, change as "changeMinor", about from (${sides}) s
    where booked_on between ${period.from} and ${period.until} order by booked_on, transfer_id limit ${limit}`.execute(
      snapshot.sql,
    );
  return {
    openingMinor: BigInt(before[0]?.sum ?? 0) * sign,
    movements: rows.map((row) => ({ ...row, changeMinor: row.changeMinor * sign })),
  };
}
