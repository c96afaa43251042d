// Shares a decided amount out among its bearers: claims grow, shrink or are raised, and the ledger follows (REC-10).
import type { z } from 'zod';
import type { shareLiability as contract } from '#api/flow/5-recovery';
import { postTransfers, type Transfer } from '#ledger';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { companyDay } from '../books/booking-day.ts';
import { plainAmount } from '../books/plain-amount.ts';
import { readPolicy } from '../books/policy-store.ts';
import type { RecoveryPolicy } from '../books/recovery-policy.ts';
import { accountOf, type Bearer, bearerOf, type Claim, type ClaimChange } from '../claims/claim-file.ts';
import { lastDay, reshare } from '../claims/claim-rules.ts';
import { claimWriter } from '../claims/claim-store.ts';
import { showClaimOf } from '../claims/claim-views.ts';
import { lockClaimsOfDecision, merchantsOf } from '../claims/lock-claim.ts';
import { bookedAtOnce, refuseUnknownBearers } from '../claims/raise-claim.ts';
import { aboutClaim, idOrNull, tellRaised } from '../claims/tell-claim.ts';
import { freezeDeposits } from '../recourses/book-decisions.ts';
import type { Recourse } from '../recourses/recourse.ts';
import { recourseReader } from '../recourses/recourse-store.ts';
import { type LiabilityShown, showLiabilityOf } from './liability-views.ts';
import { judgeShares, partsOf } from './share-rules.ts';
import { type LiabilityShare, writeShares } from './share-store.ts';

type Given = z.output<typeof contract.body>;

/**
 * Refuses `decision.not_found`, `recovery.nothing_booked` (goodwill alone, or withdrawn), `liability.not_whole`,
 * `liability.bearer_twice`, `firm.not_found`, `staff.not_found`, and `liability.below_recovered`.
 */
export async function shareLiability(acting: Acting, decisionId: Uuid, given: Given): Promise<LiabilityShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    await refuseUnknownBearers(tx, given.shares);
    refuseShares(given);
    const recourse = await takeRecourse(tx, decisionId);
    const shares = partsFor(recourse, given);
    const { claims, firmIds } = await lockClaimsOfDecision(tx, recourse, merchantsOf(shares));
    const policy = await readPolicy(tx);
    const { today } = await companyDay(tx);
    const changes = await changesFor(tx, claims, shares, policy);
    const raised = shares.flatMap((share) => raisedFor(recourse, claims, share, policy, today));
    await claimWriter(tx).change(changes, today);
    await claimWriter(tx).add(raised);
    const opened = raised.map((is) => ({ was: { ...is, bookedMinor: 0n }, is }));
    await postTransfers(tx, transfersFor([...changes, ...opened], today));
    await writeShares(tx, withClaims(shares, [...claims, ...raised]));
    for (const claim of raised) tellRaised(tx, claim);
    tellShares(tx, recourse, shares);
    await freezeDeposits(tx, firmIds, recourse.currency);
    return showLiabilityOf(tx, decisionId);
  });
}

function refuseShares({ shares }: Given): void {
  const answer = judgeShares(shares);
  if ('twice' in answer) throw refuse('liability.bearer_twice', {});
  if (!answer.whole) throw refuse('liability.not_whole', { percent: String(answer.sumBps / 100) });
}

async function takeRecourse(tx: Tx, decisionId: Uuid): Promise<Recourse> {
  const recourse = (await recourseReader(tx).byDecisions([decisionId], 'lock')).get(decisionId);
  if (!recourse) throw refuse('decision.not_found', {});
  const goodwill = recourse.lines.every(({ head }) => head === 'goodwill');
  if (recourse.state === 'released' || goodwill) throw refuse('recovery.nothing_booked', {});
  return recourse;
}

/** What can be shared is the decision without goodwill, or what the policy takes back where a merchant was named. */
export function sharedMinor({ lines, recoverableMinor, firmId }: Recourse): bigint {
  if (firmId !== null) return recoverableMinor;
  return lines.reduce((sum, { head, amountMinor }) => (head === 'goodwill' ? sum : sum + amountMinor), 0n);
}

function partsFor(recourse: Recourse, { shares }: Given): LiabilityShare[] {
  const parts = partsOf(sharedMinor(recourse), recourse.currency, shares);
  return shares.map(({ bearer, firmId, staffId, basis, shareBps }, at) => ({
    ...{ decisionId: recourse.decisionId, bearer, basis, shareBps, amountMinor: parts[at] ?? 0n, claimId: null },
    firmId: bearer === 'own' || bearer === 'staff' || firmId === null ? null : uuidOf(firmId),
    staffId: bearer === 'staff' && staffId !== null ? uuidOf(staffId) : null,
  }));
}

const isSame = (claim: Claim, share: LiabilityShare) =>
  share.bearer === claim.bearer && bearerOf(share as Bearer) === bearerOf(claim);

/** Every claim there is takes the share of its bearer, or none. */
async function changesFor(
  tx: Tx,
  claims: readonly Claim[],
  shares: readonly LiabilityShare[],
  policy: RecoveryPolicy,
): Promise<ClaimChange[]> {
  const changes: ClaimChange[] = [];
  for (const was of claims) {
    const amountMinor = shares.find((share) => isSame(was, share))?.amountMinor ?? 0n;
    const borne = was.recoveredMinor + was.waivedMinor + was.writtenOffMinor;
    if (amountMinor < borne) {
      const { bearerName } = await showClaimOf(tx, was.claimId);
      const recovered = plainAmount(borne, was.currency);
      throw refuse('liability.below_recovered', { bearer: bearerName, recovered, currency: was.currency });
    }
    if (amountMinor !== was.claimedMinor) changes.push(reshare(was, amountMinor, isBooked(was, policy)));
  }
  return changes;
}

/** REC-12, and of merchants what the policy says: `loss` and `secured_loss` book no more than was booked. */
function isBooked({ bearer, bookedMinor }: Claim, { recourse }: RecoveryPolicy): boolean {
  if (bearer === 'staff') return true;
  return bearer === 'merchant' ? recourse === 'secured' || recourse === 'receivable' : bookedMinor > 0n;
}

function raisedFor(
  recourse: Recourse,
  claims: readonly Claim[],
  share: LiabilityShare,
  policy: RecoveryPolicy,
  raisedOn: string,
): Claim[] {
  const { bearer, firmId, staffId, amountMinor: claimedMinor } = share;
  if (bearer === 'own' || claimedMinor === 0n || claims.some((claim) => isSame(claim, share))) return [];
  const windowDays = policy.filingDays[bearer];
  const draft: Claim = {
    ...{
      claimId: makeUuid(),
      decisionId: recourse.decisionId,
      caseId: recourse.caseId,
      contractId: recourse.contractId,
    },
    ...{ incidentId: recourse.incidentId, bearer, firmId, staffId, cause: null, note: null },
    ...{ state: 'open', rung: null, currency: recourse.currency, claimedMinor, bookedMinor: 0n, contra: '5300' },
    ...{ recoveredMinor: 0n, waivedMinor: 0n, writtenOffMinor: 0n, recoveredLateMinor: 0n, frozenMinor: 0n },
    ...{ offeredMinor: null, agreedMinor: null, warnedPercent: 0, filedOn: null, payBy: null, reference: null },
    ...{ raisedOn, windowDays, fileBy: lastDay(raisedOn, windowDays) },
  };
  const booked = bookedAtOnce(bearer) && isBooked(draft, policy);
  return [booked ? { ...draft, bookedMinor: claimedMinor } : draft];
}

/** What leaves a receivable becomes the expense of its claim, what enters one leaves it. */
function transfersFor(changes: readonly ClaimChange[], bookedOn: string): Transfer[] {
  return changes.flatMap(({ was, is }) => {
    const more = is.bookedMinor - was.bookedMinor;
    if (more === 0n) return [];
    const [receivable, expense] = [accountOf(is), { code: is.contra }];
    const sides = more > 0n ? { debit: receivable, credit: expense } : { debit: expense, credit: receivable };
    const told = { event: 'liability.shared', about: aboutClaim(is) };
    const amountMinor = more > 0n ? more : -more;
    return [{ transferId: makeUuid(), ...sides, amountMinor, currency: is.currency, bookedOn, ...told }];
  });
}

function withClaims(shares: readonly LiabilityShare[], claims: readonly Claim[]): LiabilityShare[] {
  return shares.map((share) => ({
    ...share,
    claimId: share.bearer === 'own' ? null : (claims.find((claim) => isSame(claim, share))?.claimId ?? null),
  }));
}

function tellShares(tx: Tx, recourse: Recourse, shares: readonly LiabilityShare[]): void {
  recordFact(tx, 'liability.shared', recourse.caseId, {
    decisionId: idOf('dec', recourse.decisionId),
    caseId: idOf('cas', recourse.caseId),
    shares: shares.map(({ bearer, firmId, staffId, basis, shareBps, amountMinor }) => ({
      ...{ bearer, basis, shareBps, amountMinor: String(amountMinor) },
      firmId: idOrNull('frm', firmId),
      staffId: idOrNull('stf', staffId),
    })),
    currency: recourse.currency,
  });
}
