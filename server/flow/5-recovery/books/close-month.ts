// Closes a month of the books: the allowance of its last day, the proof, the freeze (REC-18, REC-19).
import { type ClosedMonth, closeMonth } from '#ledger';
import { addDays, addMonths } from '#platform/calendar/days';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { refuse } from '#platform/refusal';
import { provideOn } from '../losses/provide-losses.ts';
import { companyDay, openDays } from './booking-day.ts';

/** `month` is `2014-07`. Refuses `ledger.month_not_over` and `ledger.month_closed`. */
export async function closeMonthOfBooks(acting: Acting, month: string): Promise<ClosedMonth & { closedAt: string }> {
  allow(acting, 'books.close');
  return acting.transact(async (tx) => {
    const { today } = await companyDay(tx);
    const lastOn = addDays(addMonths(`${month}-01`, 1), -1);
    if (lastOn >= today) throw refuse('ledger.month_not_over', { month });
    if ((await openDays(tx))(lastOn) !== lastOn) throw refuse('ledger.month_closed', { month });
    await provideOn(tx, lastOn);
    const closed = await closeMonth(tx, month, today);
    const { transferCount, proof } = closed;
    recordFact(tx, 'month.closed', tx.tenantId, { month, transferCount, proof });
    return { ...closed, closedAt: tx.at.toISOString() };
  });
}
