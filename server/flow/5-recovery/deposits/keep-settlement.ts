// Customers' money the company collected for a merchant: held, and passed on above what open claims need.
import type { Acting } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { plainAmount } from '../books/plain-amount.ts';
import { openOf } from '../claims/claim-file.ts';
import { claimReader } from '../claims/claim-store.ts';
import type { MerchantAccountShown } from './account-views.ts';
import { freeSettlement } from './deposit-rules.ts';
import { readSums } from './deposit-store.ts';
import { type MoneyGiven, moveMoney, onAccount, told } from './keep-deposit.ts';

/** Refuses `firm.not_found`, `booking.in_future`, `ledger.month_closed`. */
export async function holdSettlement(acting: Acting, firmId: Uuid, given: MoneyGiven): Promise<MerchantAccountShown> {
  const { currency, amountMinor } = given.amount;
  return onAccount(acting, firmId, currency, given.on, async (tx, _, on) => {
    await moveMoney(tx, firmId, { code: '1010' }, { code: '2125', party: firmId }, given, on, 'settlement.held');
    const held = (await readSums(tx, [firmId], currency)).get(firmId)?.settlementMinor ?? 0n;
    recordFact(tx, 'settlement.held', firmId, told(firmId, amountMinor, currency, on, held));
  });
}

/** Refuses as holding does, and `settlement.above_free` (REC-8). */
export async function passOnSettlement(acting: Acting, firmId: Uuid, given: MoneyGiven): Promise<MerchantAccountShown> {
  const { currency, amountMinor } = given.amount;
  return onAccount(acting, firmId, currency, given.on, async (tx, _, on) => {
    const { settlementMinor = 0n, frozenMinor = 0n } = (await readSums(tx, [firmId], currency)).get(firmId) ?? {};
    const open = await claimReader(tx).openOfFirms([firmId], currency);
    const free = freeSettlement(
      settlementMinor,
      open.reduce((sum, claim) => sum + openOf(claim), 0n),
      frozenMinor,
    );
    if (BigInt(amountMinor) > free)
      throw refuse('settlement.above_free', { free: plainAmount(free, currency), currency });
    await moveMoney(tx, firmId, { code: '2125', party: firmId }, { code: '1010' }, given, on, 'settlement.passed_on');
    const held = settlementMinor - BigInt(amountMinor);
    recordFact(tx, 'settlement.passed_on', firmId, told(firmId, amountMinor, currency, on, held));
  });
}
