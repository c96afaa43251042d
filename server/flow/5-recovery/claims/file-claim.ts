// Records that a claim was filed: invoiced to the bearer, or taken to court; by its last day (REC-11).
import type { z } from 'zod';
import type { fileClaim as contract } from '#api/flow/5-recovery';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { givenDay } from '../books/booking-day.ts';
import { type Claim, openOf, subjectOf } from './claim-file.ts';
import { claimWriter } from './claim-store.ts';
import { type ClaimPageShown, showClaimOf } from './claim-views.ts';
import { lockClaim } from './lock-claim.ts';
import { publicIds } from './tell-claim.ts';

type Given = z.output<typeof contract.body>;

/** Refuses `claim.not_found`, `claim.not_open`, `claim.window_over`, `claim.filed_already` and `booking.in_future`. */
export async function fileClaim(acting: Acting, claimId: Uuid, given: Given): Promise<ClaimPageShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    const filedOn = await givenDay(tx, given.filedOn);
    const claim = await lockClaim(tx, claimId);
    refuseFiling(claim, given.rung, filedOn);
    const { rung, payBy, reference } = given;
    // A dispute goes on in court; filing does not settle it.
    const state = claim.state === 'disputed' || claim.state === 'settled' ? claim.state : 'filed';
    const is: Claim = { ...claim, state, rung, filedOn, payBy, reference: reference ?? claim.reference };
    await claimWriter(tx).change([{ was: claim, is }], filedOn);
    const note = [rung, reference, given.note].filter((part) => part !== null).join(' · ');
    await claimWriter(tx).addStep({ claimId, kind: 'filed', side: 'us', amountMinor: openOf(is), note });
    const amount = { amountMinor: String(openOf(is)), currency: is.currency };
    recordFact(tx, 'claim.filed', subjectOf(is), { ...publicIds(is), rung, ...amount, filedOn, payBy });
    return showClaimOf(tx, claimId);
  });
}

function refuseFiling(claim: Claim, rung: Given['rung'], filedOn: string): void {
  if (openOf(claim) === 0n) throw refuse('claim.not_open', {});
  const again = claim.rung === rung || claim.rung === 'legal';
  if (again && claim.filedOn !== null) throw refuse('claim.filed_already', { filedOn: claim.filedOn });
  // The window is for the first filing: who invoiced in time may go to court later.
  if (claim.rung === null && (filedOn > claim.fileBy || claim.state === 'missed'))
    throw refuse('claim.window_over', { lastOn: claim.fileBy });
}
