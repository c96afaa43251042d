// A merchant's account as screens show it, and the list of all accounts.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listMerchantAccounts, merchantAccount } from '#api/flow/5-recovery.accounts';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Page, pageOfRows, readPageKey } from '#registry';
import { companyDay } from '../books/booking-day.ts';
import { openClaimsOf } from '../claims/claim-views.ts';
import { returnsFrom } from './deposit-rules.ts';
import { type DepositTerms, readDeposits, readSums } from './deposit-store.ts';
import { type MerchantStanding, readStanding } from './merchant-standing.ts';

export type MerchantAccountShown = z.input<typeof merchantAccount>;
type Query = z.output<typeof listMerchantAccounts.query>;

/** Refuses `firm.not_found`. */
export async function showAccountOf(snapshot: Snapshot, firmId: Uuid): Promise<MerchantAccountShown> {
  const { today } = await companyDay(snapshot);
  const standing = await readStanding(snapshot, firmId, today);
  const terms = await readDeposits(snapshot, firmId);
  return {
    firmId: idOf('frm', firmId),
    legalName: standing.legalName,
    left: standing.leftOn !== null,
    leftOn: standing.leftOn,
    depositReturnsFrom: returnsOn(standing, terms),
    deposits: await Promise.all(terms.map((each) => showDeposit(snapshot, each, today))),
    owed: await readOwed(snapshot, firmId),
    openClaims: await openClaimsOf(snapshot, firmId, today, 50),
  };
}

function returnsOn({ leftOn }: MerchantStanding, terms: readonly DepositTerms[]): string | null {
  if (leftOn === null) return null;
  return returnsFrom(leftOn, Math.max(0, ...terms.map(({ holdBackDays }) => holdBackDays)));
}

async function showDeposit(snapshot: Snapshot, terms: DepositTerms, today: string) {
  const { firmId, currency, minimumMinor } = terms;
  const { depositMinor = 0n, frozenMinor = 0n } = (await readSums(snapshot, [firmId], currency)).get(firmId) ?? {};
  return {
    currency,
    balanceMinor: String(depositMinor),
    frozenMinor: String(frozenMinor),
    availableMinor: String(depositMinor - frozenMinor),
    minimumMinor: String(minimumMinor),
    missingMinor: String(minimumMinor > depositMinor ? minimumMinor - depositMinor : 0n),
    topUpDueOn: terms.topUpDueOn,
    topUpLate: terms.topUpDueOn !== null && terms.topUpDueOn < today,
    topUpDays: terms.topUpDays,
    holdBackDays: terms.holdBackDays,
  };
}

type Owed = MerchantAccountShown['owed'][number];
type OwedRow = Record<Exclude<keyof Owed, 'currency' | 'openClaims' | 'oldestOn'>, string> &
  Pick<Owed, 'currency' | 'openClaims' | 'oldestOn'>;

/** Sums of the claims on the merchant per currency, beside what the ledger says. Other bearers of the same firm count as well. */
async function readOwed(snapshot: Snapshot, firmId: Uuid): Promise<Owed[]> {
  const { tenantId } = snapshot;
  const balance = (
    code: string,
    grows: 1 | -1,
  ) => sql`coalesce((select (a.debits_minor - a.credits_minor) * ${grows}::int
    from ledger_accounts a where a.tenant_id = ${tenantId} and a.code = ${code} and a.party = ${firmId}
      and a.currency = m.currency), 0)::text`;
  const { rows } = await sql<OwedRow>`
    select m.currency, coalesce(sum(c.claimed_minor), 0)::text as "claimedMinor",
      coalesce(sum(c.recovered_minor + c.recovered_late_minor), 0)::text as "recoveredMinor",
      coalesce(sum(c.waived_minor), 0)::text as "waivedMinor", coalesce(sum(c.written_off_minor), 0)::text as "writtenOffMinor",
      coalesce(sum(c.open_minor), 0)::text as "openMinor",
      coalesce(sum(c.open_minor) filter (where c.state = 'disputed'), 0)::text as "disputedMinor",
      ${balance('1210', 1)} as "receivableMinor", ${balance('1290', -1)} as "allowanceMinor",
      ${balance('2125', -1)} as "settlementHeldMinor",
      (count(*) filter (where c.open_minor > 0))::int as "openClaims",
      min(c.raised_on) filter (where c.open_minor > 0) as "oldestOn"
    from (select currency from claims where tenant_id = ${tenantId} and bearer_id = ${firmId}
      union select currency from ledger_accounts where tenant_id = ${tenantId} and party = ${firmId}) m
    left join claims c on c.tenant_id = ${tenantId} and c.bearer_id = ${firmId} and c.currency = m.currency
    group by m.currency order by m.currency`.execute(snapshot.sql);
  return rows;
}

interface AccountRow {
  firmId: Uuid;
  legalName: string;
  leftOn: string | null;
  currency: string;
  openMinor: string;
  openClaims: number;
  oldestOn: string | null;
  depositMinor: string;
  frozenMinor: string;
  minimumMinor: string;
  topUpDueOn: string | null;
  settlementHeldMinor: string;
}

/** The largest open amount first (E14: also, and above all, of merchants who have left), paged by it. */
export async function listAccountsOf(
  snapshot: Snapshot,
  query: Query,
): Promise<Page<Omit<AccountRow, 'firmId'> & { firmId: `frm_${string}`; left: boolean }>> {
  const { today } = await companyDay(snapshot);
  const key = readPageKey(query.after, ['text', 'uuid']);
  if (key && !/^\d{1,18}$/.test(key[0])) throw refuse('input.invalid', {});
  const filters = [
    query.left === 'yes' && sql`"leftOn" is not null`,
    query.left === 'no' && sql`"leftOn" is null`,
    query.topUpLate === 'yes' && sql`"topUpDueOn" < ${today}`,
    query.topUpLate === 'no' && sql`("topUpDueOn" is null or "topUpDueOn" >= ${today})`,
    query.open === 'yes' && sql`"openMinor" > 0`,
    query.open === 'no' && sql`"openMinor" = 0`,
    key && sql`("openMinor", "firmId") < (${key[0]}::numeric, ${key[1]}::uuid)`,
  ].filter((filter) => filter !== undefined && filter !== false);
  const { rows } =
    await sql<AccountRow>`select a.*, "openMinor"::text as "openMinor" from (${allAccounts(snapshot, today)}) a
    ${filters.length > 0 ? sql`where ${sql.join(filters, sql` and `)}` : sql``}
    order by a."openMinor" desc, a."firmId" desc limit ${query.limit + 1}`.execute(snapshot.sql);
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.openMinor, row.firmId],
    (row) => ({ ...row, firmId: idOf('frm', row.firmId), left: row.leftOn !== null }),
  );
}

function allAccounts({ tenantId }: Snapshot, today: string) {
  const balance = (code: string) => sql`coalesce((select a.credits_minor - a.debits_minor from ledger_accounts a
    where a.tenant_id = ${tenantId} and a.code = ${code} and a.party = d.firm_id and a.currency = d.currency), 0)::text`;
  return sql`
    select d.firm_id as "firmId", f.legal_name as "legalName", d.currency,
      (select case when bool_and(t.ended_on < ${today}) then max(t.ended_on) end from tenancies t
        where t.tenant_id = ${tenantId} and t.firm_id = d.firm_id) as "leftOn",
      coalesce(c.open, 0) as "openMinor", coalesce(c.count, 0) as "openClaims", c.oldest as "oldestOn",
      coalesce(c.frozen, 0)::text as "frozenMinor", ${balance('2120')} as "depositMinor",
      ${balance('2125')} as "settlementHeldMinor", d.minimum_minor::text as "minimumMinor", d.top_up_due_on as "topUpDueOn"
    from deposits d
    join firms f on f.tenant_id = ${tenantId} and f.firm_id = d.firm_id
    left join (
      select bearer_id, currency, sum(open_minor) as open, sum(frozen_minor) as frozen, count(*)::int as count, min(raised_on) as oldest
      from claims where tenant_id = ${tenantId} and open_minor > 0 group by bearer_id, currency
    ) c on c.bearer_id = d.firm_id and c.currency = d.currency
    where d.tenant_id = ${tenantId}`;
}
