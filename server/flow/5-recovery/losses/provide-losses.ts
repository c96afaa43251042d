// Sets the allowance of every merchant to what their open receivables need (REC-17; rows 8 of the domain table, and its release).
import { sql } from 'kysely';
import { type AccountName, postTransfers, type Transfer } from '#ledger';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { givenDay } from '../books/booking-day.ts';
import { readPolicy } from '../books/policy-store.ts';
import type { RecoveryPolicy } from '../books/recovery-policy.ts';
import { expectedLoss } from './loss-rules.ts';
import { lockAllowance } from './loss-store.ts';

interface Exposed {
  firmId: Uuid;
  currency: string;
  /** The allowance at the end of the day asked for, and what stands of it now. */
  allowanceMinor: bigint;
  leftMinor: bigint;
  /** Deposit and held money together. */
  securityMinor: bigint;
  leftOn: string | null;
  raised: string[] | null;
  booked: string[] | null;
}

/** Answers with the merchants whose allowance changed. Refuses `booking.in_future` and `ledger.month_closed`. */
export async function provideLosses(acting: Acting, givenOn: string | undefined) {
  allow(acting, 'books.close');
  return acting.transact(async (tx) => {
    const on = await givenDay(tx, givenOn);
    return { on, provided: await provideOn(tx, on) };
  });
}

/**
 * Booked on `on`, from claims raised by then as they stand now: what came in since is known and counts. The allowance is that of the
 * day, and never lowered by more than is left of it today. Two at once would book one need twice, so they take turns.
 */
export async function provideOn(tx: Tx, on: string) {
  await lockAllowance(tx);
  const policy = await readPolicy(tx);
  const needed = (await readExposed(tx, on)).map((merchant) => ({ merchant, ...neededFor(merchant, policy, on) }));
  const changed = needed.filter(({ changeMinor }) => changeMinor !== 0n);
  const provided = changed.map(({ merchant, exposedMinor, changeMinor }) => ({
    firmId: idOf('frm', merchant.firmId),
    currency: merchant.currency,
    exposedMinor: String(exposedMinor),
    allowanceMinor: String(merchant.allowanceMinor + changeMinor),
    changeMinor: String(changeMinor),
  }));
  await postTransfers(
    tx,
    changed.map(({ merchant, changeMinor }) => allowanceTransfer(merchant, changeMinor, policy.version, on)),
  );
  changed.forEach(({ merchant }, at) => {
    const told = provided[at];
    if (told) recordFact(tx, 'loss.provided', merchant.firmId, { ...told, on });
  });
  return provided;
}

function neededFor(merchant: Exposed, policy: RecoveryPolicy, on: string) {
  const open = (merchant.raised ?? []).map((raisedOn, at) => ({
    raisedOn,
    bookedMinor: BigInt(merchant.booked?.[at] ?? 0),
  }));
  const loss = expectedLoss(open, merchant.securityMinor, policy, { left: merchant.leftOn !== null }, on);
  const more = loss.allowanceMinor - merchant.allowanceMinor;
  return { ...loss, changeMinor: more < -merchant.leftMinor ? -merchant.leftMinor : more };
}

function allowanceTransfer(merchant: Exposed, more: bigint, policyVersion: number, bookedOn: string): Transfer {
  const [impairment, allowance]: AccountName[] = [{ code: '5400' }, { code: '1290', party: merchant.firmId }];
  const sides = more > 0n ? { debit: impairment, credit: allowance } : { debit: allowance, credit: impairment };
  return {
    transferId: makeUuid(),
    ...(sides as { debit: AccountName; credit: AccountName }),
    amountMinor: more > 0n ? more : -more,
    currency: merchant.currency,
    bookedOn,
    event: 'loss.provided',
    about: { firmId: idOf('frm', merchant.firmId), policyVersion: String(policyVersion) },
  };
}

/** Every merchant with a booked open amount or an allowance, per currency. */
async function readExposed(tx: Tx, on: string): Promise<Exposed[]> {
  const { tenantId } = tx;
  const balance = (code: string) => sql`coalesce((select a.credits_minor - a.debits_minor from ledger_accounts a
    where a.tenant_id = ${tenantId} and a.code = ${code} and a.party = m.firm_id and a.currency = m.currency), 0)`;
  const { rows } = await sql<Exposed>`
    select m.firm_id as "firmId", m.currency, ${balance('1290')} as "leftMinor",
      coalesce((select sum(case when t.credit_account = a.account_id then t.amount_minor else -t.amount_minor end)
        from ledger_accounts a
        join ledger_transfers t on t.tenant_id = ${tenantId} and (t.credit_account = a.account_id or t.debit_account = a.account_id)
        where a.tenant_id = ${tenantId} and a.code = '1290' and a.party = m.firm_id and a.currency = m.currency
          and t.booked_on <= ${on}), 0)::bigint as "allowanceMinor",
      (${balance('2120')} + ${balance('2125')})::bigint as "securityMinor",
      (select case when bool_and(t.ended_on < ${on}) then max(t.ended_on) end from tenancies t
        where t.tenant_id = ${tenantId} and t.firm_id = m.firm_id) as "leftOn",
      c.raised, c.booked
    from (
      select bearer_id as firm_id, currency from claims
        where tenant_id = ${tenantId} and bearer = 'merchant' and open_minor > 0 and booked_minor > 0
      union
      select party, currency from ledger_accounts
        where tenant_id = ${tenantId} and code = '1290' and credits_minor <> debits_minor) m
    left join lateral (
      select array_agg(raised_on::text order by raised_on, claim_id) as raised,
        array_agg(booked_minor::text order by raised_on, claim_id) as booked
      from claims where tenant_id = ${tenantId} and bearer_id = m.firm_id and currency = m.currency
        and bearer = 'merchant' and open_minor > 0 and booked_minor > 0 and raised_on <= ${on}) c on true
    order by m.firm_id, m.currency`.execute(tx.sql);
  return rows;
}
