// What screens show of the books: closed months, the trial balance, balances, and the ledger lines behind an amount.
import type { z } from 'zod';
import type { listTransfers, showMonth, transfer } from '#api/flow/5-recovery.books';
import { casesHiddenFromReader } from '#cases';
import {
  closedMonths,
  findTransfers,
  ledgerReader,
  proofHolds,
  proveBooks,
  type TransferShown,
  trialBalance,
} from '#ledger';
import { addMonths } from '#platform/calendar/days';
import type { Snapshot } from '#platform/database/transact';
import { idOf, uuidOf } from '#platform/ids/make-id';
import { type Page, pageOfRows, readPageKey, refuseUnknownPlaces } from '#registry';

type MonthShown = z.input<typeof showMonth.answer>;
type Query = z.output<typeof listTransfers.query>;

export async function listMonthsOf(
  snapshot: Snapshot,
  { limit, after }: { limit: number; after?: string | undefined },
) {
  const key = readPageKey(after, ['day']);
  const rows = await closedMonths(snapshot, key?.[0].slice(0, 7), limit + 1);
  return pageOfRows(
    rows,
    limit,
    ({ month }) => [`${month}-01`],
    (row) => row,
  );
}

/** Any month, closed or running; of a closed one also whether its proof still holds (REC-19). */
export async function showMonthOf(snapshot: Snapshot, month: string): Promise<MonthShown> {
  const next = addMonths(`${month}-01`, 1).slice(0, 7);
  const [last] = await closedMonths(snapshot, next, 1);
  const closed = last?.month === month ? last : undefined;
  const lines = await trialBalance(snapshot, month);
  const totals = Map.groupBy(lines, ({ currency }) => currency);
  return {
    month,
    closed: closed ? { ...closed, holds: (await proofHolds(snapshot, month)) === true } : null,
    accounts: lines.map(({ code, currency, openingMinor, debitsMinor, creditsMinor, closingMinor }) => ({
      ...{ code, currency, openingMinor: String(openingMinor), debitsMinor: String(debitsMinor) },
      ...{ creditsMinor: String(creditsMinor), closingMinor: String(closingMinor) },
    })),
    totals: [...totals].map(([currency, each]) => ({
      currency,
      debitsMinor: String(each.reduce((sum, { debitsMinor }) => sum + debitsMinor, 0n)),
      creditsMinor: String(each.reduce((sum, { creditsMinor }) => sum + creditsMinor, 0n)),
    })),
    broken: await proveBooks(snapshot),
  };
}

/** Parties together, by code and currency. */
export async function showBalancesOf(snapshot: Snapshot) {
  const sums = new Map<string, { code: string; currency: string; balanceMinor: bigint }>();
  for (const { code, currency, balanceMinor } of await ledgerReader(snapshot).balances()) {
    const key = `${code} ${currency}`;
    sums.set(key, { code, currency, balanceMinor: (sums.get(key)?.balanceMinor ?? 0n) + balanceMinor });
  }
  return { rows: [...sums.values()].map((row) => ({ ...row, balanceMinor: String(row.balanceMinor) })) };
}

/** The oldest first; of cases about whoever reads, none (REC-22). Refuses `firm.not_found`. */
export async function listTransfersOf(snapshot: Snapshot, query: Query): Promise<Page<z.input<typeof transfer>>> {
  const firmIds = query.firmId ? [query.firmId] : [];
  await refuseUnknownPlaces(snapshot, { storeIds: [], brandIds: [], firmIds });
  const key = readPageKey(query.after, ['day', 'uuid']);
  const rows = await findTransfers(snapshot, {
    caseId: query.caseId,
    party: query.firmId && uuidOf(query.firmId),
    code: query.code,
    without: (await casesHiddenFromReader(snapshot)).map((caseId) => idOf('cas', caseId)),
    after: key && { on: key[0], transferId: key[1] },
    limit: query.limit + 1,
  });
  return pageOfRows(rows, query.limit, ({ bookedOn, transferId }) => [bookedOn, transferId], showTransfer);
}

/** The party of 1230 is a member of staff, of any other account a firm; of either `about` says which. */
function showTransfer({ party, bookedOn, amountMinor, ...row }: TransferShown): z.input<typeof transfer> {
  const isFirm = party !== undefined && row.debit !== '1230' && row.credit !== '1230';
  return { ...row, on: bookedOn, amountMinor: String(amountMinor), firmId: isFirm ? idOf('frm', party) : null };
}
