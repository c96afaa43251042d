// A merchant's deposit: what was agreed about it, money that comes in, money that goes back.
import { type AccountName, postTransfers } from '#ledger';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { givenDay } from '../books/booking-day.ts';
import { plainAmount } from '../books/plain-amount.ts';
import { freezeDeposits } from '../recourses/book-decisions.ts';
import { type MerchantAccountShown, showAccountOf } from './account-views.ts';
import { freeDeposit } from './deposit-rules.ts';
import { type DepositTerms, depositWriter, readSums } from './deposit-store.ts';
import { watchMinimum } from './draw-for-claims.ts';
import { readStanding } from './merchant-standing.ts';

export interface MoneyGiven {
  amount: { amountMinor: string; currency: string };
  on?: string | undefined;
  reference: string | null;
}

/** Sets minimum, days to top up and days of hold-back; a balance below the minimum is due from today. Refuses `firm.not_found`. */
export async function agreeDeposit(
  acting: Acting,
  firmId: Uuid,
  given: { minimum: { amountMinor: string; currency: string }; topUpDays: number; holdBackDays: number },
): Promise<MerchantAccountShown> {
  const { minimum, topUpDays, holdBackDays } = given;
  return onAccount(acting, firmId, minimum.currency, undefined, async (tx, was, on) => {
    const is: DepositTerms = { ...was, minimumMinor: BigInt(minimum.amountMinor), topUpDays, holdBackDays };
    await depositWriter(tx).write(is);
    recordFact(tx, 'deposit.agreed', firmId, {
      firmId: idOf('frm', firmId),
      minimumMinor: minimum.amountMinor,
      currency: minimum.currency,
      topUpDays,
      holdBackDays,
    });
    await watchMinimum(tx, is, await balanceOf(tx, firmId, minimum.currency), on);
  });
}

/** Refuses `firm.not_found`, `booking.in_future`, `ledger.month_closed`. What comes in is frozen for open claims first. */
export async function receiveDeposit(acting: Acting, firmId: Uuid, given: MoneyGiven): Promise<MerchantAccountShown> {
  const { currency, amountMinor } = given.amount;
  return onAccount(acting, firmId, currency, given.on, async (tx, terms, on) => {
    await moveMoney(tx, firmId, { code: '1010' }, { code: '2120', party: firmId }, given, on, 'deposit.received');
    const balance = await balanceOf(tx, firmId, currency);
    recordFact(tx, 'deposit.received', firmId, told(firmId, amountMinor, currency, on, balance));
    await freezeDeposits(tx, [firmId], currency);
    await watchMinimum(tx, terms, balance, on);
  });
}

/** Refuses as receiving does, and `deposit.held_back` and `deposit.above_free` (REC-8). */
export async function returnDeposit(acting: Acting, firmId: Uuid, given: MoneyGiven): Promise<MerchantAccountShown> {
  const { currency, amountMinor } = given.amount;
  return onAccount(acting, firmId, currency, given.on, async (tx, terms, on) => {
    const sums = (await readSums(tx, [firmId], currency)).get(firmId) ?? { depositMinor: 0n, frozenMinor: 0n };
    const { leftOn } = await readStanding(tx, firmId, on);
    const answer = freeDeposit({ ...sums, ...terms, leftOn }, on);
    if ('heldUntil' in answer) throw refuse('deposit.held_back', { until: answer.heldUntil });
    if (BigInt(amountMinor) > answer.freeMinor)
      throw refuse('deposit.above_free', { free: plainAmount(answer.freeMinor, currency), currency });
    await moveMoney(tx, firmId, { code: '2120', party: firmId }, { code: '1010' }, given, on, 'deposit.returned');
    const balance = sums.depositMinor - BigInt(amountMinor);
    recordFact(tx, 'deposit.returned', firmId, told(firmId, amountMinor, currency, on, balance));
  });
}

/** The frame of every verb on a merchant's account: the firm is known, the account is locked, the day is given or today. */
export async function onAccount(
  acting: Acting,
  firmId: Uuid,
  currency: string,
  givenOn: string | undefined,
  work: (tx: Tx, terms: DepositTerms, on: string) => Promise<void>,
): Promise<MerchantAccountShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    const on = await givenDay(tx, givenOn);
    await readStanding(tx, firmId, on);
    const terms = (await depositWriter(tx).lock([firmId], currency)).get(firmId) as DepositTerms;
    await work(tx, terms, on);
    return showAccountOf(tx, firmId);
  });
}

/** One transfer of a merchant's money, with the reference a person gave. */
export async function moveMoney(
  tx: Tx,
  firmId: Uuid,
  debit: AccountName,
  credit: AccountName,
  { amount, reference }: MoneyGiven,
  bookedOn: string,
  event: string,
): Promise<void> {
  const about = { firmId: idOf('frm', firmId), ...(reference === null ? {} : { reference }) };
  const { currency } = amount;
  const transfer = { transferId: makeUuid(), debit, credit, currency, bookedOn, event, about };
  await postTransfers(tx, [{ ...transfer, amountMinor: BigInt(amount.amountMinor) }]);
}

export function told(firmId: Uuid, amountMinor: string, currency: string, on: string, balance: bigint) {
  return { firmId: idOf('frm', firmId), amountMinor, currency, on, balanceMinor: String(balance) };
}

async function balanceOf(tx: Tx, firmId: Uuid, currency: string): Promise<bigint> {
  return (await readSums(tx, [firmId], currency)).get(firmId)?.depositMinor ?? 0n;
}
