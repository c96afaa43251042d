// Raises a claim that no decision raised: a loader's damage at purchase cost, a short delivery of the maker (F13).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { raiseClaim as contract } from '#api/flow/5-recovery';
import { mayTouchCase } from '#cases';
import { type AccountCode, postTransfers } from '#ledger';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import { makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { refuseUnknownPlaces } from '#registry';
import { givenDay } from '../books/booking-day.ts';
import { readPolicy } from '../books/policy-store.ts';
import { accountOf, type BearerKind, type Claim } from './claim-file.ts';
import { lastDay } from './claim-rules.ts';
import { claimWriter } from './claim-store.ts';
import { type ClaimPageShown, showClaimOf } from './claim-views.ts';
import { aboutClaim, tellRaised } from './tell-claim.ts';

type Given = z.output<typeof contract.body>;

/** Refuses `firm.not_found`, `staff.not_found`, `case.not_found`, `booking.in_future`, `ledger.month_closed`. */
export async function raiseClaim(acting: Acting, given: Given): Promise<ClaimPageShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    await refuseUnknownBearers(tx, [given]);
    const caseId = given.caseId === null ? null : uuidOf(given.caseId);
    if (caseId !== null) await mayTouchCase(tx, acting.actor, caseId);
    const raisedOn = await givenDay(tx, given.raisedOn);
    const windowDays = (await readPolicy(tx)).filingDays[given.bearer];
    const claim = newClaim(given, caseId, raisedOn, windowDays);
    await claimWriter(tx).add([claim]);
    if (claim.bookedMinor > 0n) await book(tx, claim);
    tellRaised(tx, claim);
    return showClaimOf(tx, claim.claimId);
  });
}

function newClaim(given: Given, caseId: Uuid | null, raisedOn: string, windowDays: number): Claim {
  const claimedMinor = BigInt(given.amount.amountMinor);
  const staff = given.bearer === 'staff';
  return {
    ...{ claimId: makeUuid(), decisionId: null, caseId, contractId: null, incidentId: null, bearer: given.bearer },
    firmId: staff || given.firmId === null ? null : uuidOf(given.firmId),
    staffId: staff && given.staffId !== null ? uuidOf(given.staffId) : null,
    ...{ cause: given.cause, note: given.note, state: 'open', rung: null, currency: given.amount.currency },
    ...{ claimedMinor, bookedMinor: bookedAtOnce(given.bearer) ? claimedMinor : 0n, contra: contraOf(given.bearer) },
    ...{ recoveredMinor: 0n, waivedMinor: 0n, writtenOffMinor: 0n, recoveredLateMinor: 0n, frozenMinor: 0n },
    ...{ offeredMinor: null, agreedMinor: null, warnedPercent: 0, filedOn: null, payBy: null, reference: null },
    ...{ raisedOn, windowDays, fileBy: lastDay(raisedOn, windowDays) },
  };
}

/** REC-12. */
export function bookedAtOnce(bearer: BearerKind): boolean {
  return bearer === 'merchant' || bearer === 'staff';
}

/** What a repair cost is an expense of the warranty (rows 17 and 20 of the domain table); what a merchant caused, of compensation. */
function contraOf(bearer: BearerKind): AccountCode {
  return bearer === 'merchant' ? '5300' : '5100';
}

async function book(tx: Tx, claim: Claim): Promise<void> {
  const accounts = { debit: accountOf(claim), credit: { code: claim.contra } };
  const { currency, bookedMinor: amountMinor, raisedOn: bookedOn } = claim;
  const told = { event: 'receivable.raised', about: aboutClaim(claim) };
  await postTransfers(tx, [{ transferId: makeUuid(), ...accounts, amountMinor, currency, bookedOn, ...told }]);
}

/** Refuses `firm.not_found` and `staff.not_found` for any id that is not the company's. */
export async function refuseUnknownBearers(
  snapshot: Snapshot,
  bearers: readonly { firmId: `frm_${string}` | null; staffId: `stf_${string}` | null }[],
): Promise<void> {
  const firmIds = bearers.flatMap(({ firmId }) => firmId ?? []);
  await refuseUnknownPlaces(snapshot, { storeIds: [], brandIds: [], firmIds });
  const staffIds = [...new Set(bearers.flatMap(({ staffId }) => staffId ?? []))].map(uuidOf);
  if (staffIds.length === 0) return;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from staff
    where tenant_id = ${snapshot.tenantId} and staff_id = any(${staffIds}::uuid[])`.execute(snapshot.sql);
  if (rows[0]?.count !== staffIds.length) throw refuse('staff.not_found', {});
}
