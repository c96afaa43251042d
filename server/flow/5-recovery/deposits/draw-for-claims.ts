// Draws on deposits and held money for what was paid: the waterfall of merchants, applied (REC-4, REC-9).
import { postTransfers, type Transfer } from '#ledger';
import { addDays } from '#platform/calendar/days';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { accountOf, type Claim, type ClaimChange, openOf } from '../claims/claim-file.ts';
import { mayDraw, recover } from '../claims/claim-rules.ts';
import { claimReader, claimWriter } from '../claims/claim-store.ts';
import { aboutClaim, publicIds } from '../claims/tell-claim.ts';
import { recourseReader } from '../recourses/recourse-store.ts';
import { type AccountSums, type DepositTerms, depositWriter, readSums } from './deposit-store.ts';
import { type Draw, drawWaterfall } from './waterfall-rules.ts';

/** Draws for the open, undisputed claims of these merchants, the oldest first; locks their accounts. `on` is today, an open day. */
export async function drawForClaims(tx: Tx, firmIds: readonly Uuid[], currency: string, on: string): Promise<Draw[]> {
  if (firmIds.length === 0) return [];
  const terms = await depositWriter(tx).lock(firmIds, currency);
  const sums = await readSums(tx, firmIds, currency);
  const secured = firmIds.filter((firmId) => {
    const { depositMinor = 0n, settlementMinor = 0n } = sums.get(firmId) ?? {};
    return depositMinor + settlementMinor > 0n;
  });
  if (secured.length === 0) return [];
  const open = (await claimReader(tx).openOfFirms(secured, currency, 'lock')).filter(mayDraw);
  const paidLeft = await recourseReader(tx).paidLeft(open.flatMap(({ decisionId }) => decisionId ?? []));
  const byFirm = Map.groupBy(open, ({ firmId }) => firmId as Uuid);
  const drawn: Draw[] = [];
  const changes: ClaimChange[] = [];
  const transfers: Transfer[] = [];
  for (const [firmId, claims] of byFirm) {
    const sum = sums.get(firmId) ?? { depositMinor: 0n, frozenMinor: 0n, settlementMinor: 0n };
    const draws = drawWaterfall(
      claims.map((claim) => ({ ...claim, openMinor: openOf(claim) })),
      sum,
      paidLeft,
    );
    const applied = applyDraws(tx, new Map(claims.map((claim) => [claim.claimId, claim])), draws, sum, on);
    drawn.push(...draws);
    changes.push(...applied.changes);
    transfers.push(...applied.transfers);
    if (draws.length > 0) await watchMinimum(tx, terms.get(firmId), applied.depositLeft, on);
  }
  await claimWriter(tx).change(changes, on);
  await postTransfers(tx, transfers);
  return drawn;
}

function applyDraws(tx: Tx, claims: Map<Uuid, Claim>, draws: readonly Draw[], sum: AccountSums, on: string) {
  const changes: ClaimChange[] = [];
  const transfers: Transfer[] = [];
  const left = { deposit: sum.depositMinor, settlement: sum.settlementMinor };
  for (const { claimId, source, amountMinor } of draws) {
    const was = claims.get(claimId) as Claim;
    const { fromBooked, ...change } = recover(was, amountMinor, source === 'deposit' ? 'drawn' : 'offset');
    claims.set(claimId, change.is);
    changes.push(change);
    left[source] -= amountMinor;
    transfers.push(...drawTransfers(was, source, amountMinor, fromBooked, on));
    const firmId = was.firmId as Uuid;
    recordFact(tx, source === 'deposit' ? 'deposit.drawn' : 'settlement.offset', firmId, {
      firmId: idOf('frm', firmId),
      ...publicIds(was),
      ...{ amountMinor: String(amountMinor), currency: was.currency, on, balanceMinor: String(left[source]) },
    });
  }
  return { changes, transfers, depositLeft: left.deposit };
}

/** Against the receivable as far as it is booked (rows 4 and 6 of the domain table), else income of recovery. */
function drawTransfers(
  claim: Claim,
  source: Draw['source'],
  amountMinor: bigint,
  fromBooked: bigint,
  bookedOn: string,
): Transfer[] {
  const debit = { code: source === 'deposit' ? '2120' : '2125', party: claim.firmId as Uuid } as const;
  const event = source === 'deposit' ? 'deposit.drawn' : 'settlement.offset';
  const shared = { debit, currency: claim.currency, bookedOn, event, about: aboutClaim(claim) };
  const parts: Transfer[] = [
    { ...shared, transferId: makeUuid(), credit: accountOf(claim), amountMinor: fromBooked },
    { ...shared, transferId: makeUuid(), credit: { code: '4900' }, amountMinor: amountMinor - fromBooked },
  ];
  return parts.filter((part) => part.amountMinor > 0n);
}

/**
 * REC-9: below the agreed minimum a day to top up is set, once; at or above it the day is gone. `depositMinor` is the balance after
 * whatever moved it. The account is locked by whoever calls.
 */
export async function watchMinimum(
  tx: Tx,
  terms: DepositTerms | undefined,
  depositMinor: bigint,
  on: string,
): Promise<void> {
  if (!terms) return;
  const missing = terms.minimumMinor - depositMinor;
  if (missing <= 0n && terms.topUpDueOn !== null)
    await depositWriter(tx).write({ ...terms, topUpDueOn: null, topUpTold: false });
  if (missing <= 0n || terms.topUpDueOn !== null) return;
  const dueOn = addDays(on, terms.topUpDays);
  await depositWriter(tx).write({ ...terms, topUpDueOn: dueOn, topUpTold: false });
  recordFact(tx, 'deposit.top_up_due', terms.firmId, {
    firmId: idOf('frm', terms.firmId),
    missingMinor: String(missing),
    currency: terms.currency,
    dueOn,
  });
}
