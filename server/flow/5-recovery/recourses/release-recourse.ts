// Books decisions back whole when they were withdrawn or the customer declined the money: what was recovered goes back, claims are
// cancelled, the debt to the customer is gone (REC-3).
import { sql } from 'kysely';
import { type AccountName, postTransfers, type Transfer } from '#ledger';
import { assert } from '#platform/assert';
import type { Tx } from '#platform/database/transact';
import { type Fact, recordFact } from '#platform/facts/record-fact';
import { deriveUuid } from '#platform/ids/derive-uuid';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { companyDay, openDays } from '../books/booking-day.ts';
import { accountOf, bearerOf, type ClaimChange, openOf, subjectOf } from '../claims/claim-file.ts';
import { cancelWhole } from '../claims/claim-rules.ts';
import { claimWriter } from '../claims/claim-store.ts';
import { lockClaimsOfDecision } from '../claims/lock-claim.ts';
import { aboutClaim, publicIds } from '../claims/tell-claim.ts';
import { aboutRecourse, freezeDeposits } from './book-decisions.ts';
import { expenseOf } from './booking-rules.ts';
import type { Recourse } from './recourse.ts';
import { recourseReader, recourseWriter } from './recourse-store.ts';

type Ending = Fact<'decision.withdrawn'> | Fact<'payment.declined'>;

/** Answers `decision.withdrawn` and `payment.declined`. What was never booked, or is released already, needs nothing. */
export async function releaseRecourses(tx: Tx, facts: readonly Ending[]): Promise<void> {
  const today = (await openDays(tx))((await companyDay(tx)).today);
  for (const fact of facts) {
    const decisionId = uuidOf(fact.body.decisionId);
    const recourse = (await recourseReader(tx).byDecisions([decisionId], 'lock')).get(decisionId);
    if (recourse?.state !== 'booked') continue;
    assert(recourse.paidMinor === 0n, 'REC-3 only what was not paid is booked back');
    await release(tx, fact, recourse, today);
  }
}

async function release(tx: Tx, { factId, name }: Ending, recourse: Recourse, on: string): Promise<void> {
  const { decisionId, currency } = recourse;
  const { claims, firmIds } = await lockClaimsOfDecision(tx, recourse);
  const shared = { currency, bookedOn: on, event: name };
  let line = 0;
  const move = (
    debit: AccountName,
    credit: AccountName,
    amountMinor: bigint,
    about: Record<string, string>,
  ): Transfer[] =>
    amountMinor > 0n
      ? [{ ...shared, transferId: deriveUuid(factId, `release ${line++}`), debit, credit, amountMinor, about }]
      : [];
  const transfers: Transfer[] = [];
  const changes: ClaimChange[] = [];
  for (const was of claims) {
    const { drawn, other } = await recoveredBy(tx, was.claimId);
    const about = aboutClaim(was);
    // The cost was never ours nor theirs: it goes back to the deposit, or is held for them where it came otherwise.
    if (was.bearer === 'merchant') {
      transfers.push(...move({ code: '5300' }, { code: '2120', party: bearerOf(was) }, drawn, about));
      transfers.push(...move({ code: '5300' }, { code: '2125', party: bearerOf(was) }, other, about));
    }
    transfers.push(...move({ code: '2110' }, accountOf(was), was.bookedMinor, about));
    changes.push(cancelWhole(was));
    recordFact(tx, 'claim.cancelled', subjectOf(was), {
      ...publicIds(was),
      amountMinor: String(openOf(was)),
      currency,
    });
  }
  const booked = claims.reduce((sum, { bookedMinor }) => sum + bookedMinor, 0n);
  for (const [code, amountMinor] of expensesOf(recourse, booked))
    transfers.push(...move({ code: '2110' }, { code }, amountMinor, aboutRecourse(recourse)));
  await postTransfers(tx, transfers);
  await claimWriter(tx).change(changes, on);
  await recourseWriter(tx).setState(decisionId, 'released');
  await freezeDeposits(tx, firmIds, currency);
}

/** What the debt to the customer was an expense of: goodwill, own penalties, and whatever of the rest is no receivable. */
function expensesOf({ lines, totalMinor, recoverableMinor, firmId }: Recourse, bookedMinor: bigint) {
  const own = lines.filter(({ head }) => head === 'goodwill' || (head === 'penalty' && firmId === null));
  const expenses = own.map(({ head, amountMinor }) => [expenseOf(head), amountMinor] as const);
  const ownMinor = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  // With a merchant, what is neither goodwill nor recoverable are penalties the company bears by policy.
  const penalties = firmId === null ? 0n : totalMinor - recoverableMinor - ownMinor;
  return [
    ...expenses,
    ['5500', penalties] as const,
    ['5300', totalMinor - ownMinor - penalties - bookedMinor] as const,
  ];
}

async function recoveredBy(tx: Tx, claimId: Uuid): Promise<{ drawn: bigint; other: bigint }> {
  const { rows } = await sql<{ drawn: bigint; other: bigint }>`
    select coalesce(sum(amount_minor) filter (where kind = 'drawn'), 0)::bigint as drawn,
      coalesce(sum(amount_minor) filter (where kind in ('offset', 'received', 'received_late')), 0)::bigint as other
    from claim_moves where tenant_id = ${tx.tenantId} and claim_id = ${claimId}`.execute(tx.sql);
  return rows[0] ?? { drawn: 0n, other: 0n };
}
