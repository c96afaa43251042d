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

interface Exposed {
  firmId: Uuid;
  currency: string;
  allowanceMinor: bigint;
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

/** Booked on `on`, from the open amounts of now. Two at once would book one need twice, so they take turns. */
export async function provideOn(tx: Tx, on: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended('allowance ' || ${tx.tenantId}, 0))`.execute(tx.sql);
  const policy = await readPolicy(tx);
  const needed = (await readExposed(tx, on)).map((merchant) => ({ merchant, ...neededFor(merchant, policy, on) }));
  const changed = needed.filter(({ merchant, allowanceMinor }) => allowanceMinor !== merchant.allowanceMinor);
  const provided = changed.map(({ merchant, exposedMinor, allowanceMinor }) => ({
    firmId: idOf('frm', merchant.firmId),
    currency: merchant.currency,
    exposedMinor: String(exposedMinor),
    allowanceMinor: String(allowanceMinor),
    changeMinor: String(allowanceMinor - merchant.allowanceMinor),
  }));
  await postTransfers(
    tx,
    changed.map(({ merchant, allowanceMinor }) => allowanceTransfer(merchant, allowanceMinor, policy.version, on)),
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
  return expectedLoss(open, merchant.securityMinor, policy, { left: merchant.leftOn !== null }, on);
}

function allowanceTransfer(merchant: Exposed, neededMinor: bigint, policyVersion: number, bookedOn: string): Transfer {
  const [impairment, allowance]: AccountName[] = [{ code: '5400' }, { code: '1290', party: merchant.firmId }];
  const more = neededMinor - merchant.allowanceMinor;
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
    select m.firm_id as "firmId", m.currency, ${balance('1290')} as "allowanceMinor",
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
        and bearer = 'merchant' and open_minor > 0 and booked_minor > 0) c on true
    order by m.firm_id, m.currency`.execute(tx.sql);
  return rows;
}
