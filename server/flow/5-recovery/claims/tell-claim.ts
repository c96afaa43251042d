// The facts about claims in one place: which ids they carry and whose story they belong to.
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { type Claim, openOf, subjectOf } from './claim-file.ts';

export function publicIds({ claimId, caseId }: Pick<Claim, 'claimId' | 'caseId'>) {
  return { claimId: idOf('clm', claimId), caseId: caseId === null ? null : idOf('cas', caseId) };
}

/** The id as others write it, or null. */
export function idOrNull<P extends string>(prefix: P, uuid: Uuid | null): `${P}_${string}` | null {
  return uuid === null ? null : idOf(prefix, uuid);
}

export function tellRaised(tx: Tx, claim: Claim): void {
  recordFact(tx, 'receivable.raised', subjectOf(claim), {
    ...publicIds(claim),
    decisionId: idOrNull('dec', claim.decisionId),
    contractId: idOrNull('ctr', claim.contractId),
    incidentId: idOrNull('inc', claim.incidentId),
    bearer: claim.bearer,
    firmId: idOrNull('frm', claim.firmId),
    staffId: idOrNull('stf', claim.staffId),
    amountMinor: String(claim.claimedMinor),
    currency: claim.currency,
    bookedMinor: String(claim.bookedMinor),
    fileBy: claim.fileBy,
    raisedOn: claim.raisedOn,
  });
}

export function tellRecovered(tx: Tx, claim: Claim, amountMinor: bigint, on: string, afterWriteOff: boolean): void {
  recordFact(tx, 'recovery.received', subjectOf(claim), {
    ...publicIds(claim),
    amountMinor: String(amountMinor),
    currency: claim.currency,
    on,
    afterWriteOff,
    openMinor: String(openOf(claim)),
  });
}

/** What the ledger keeps of a transfer about a claim, to explain every cent. */
export function aboutClaim(claim: Claim, more: Record<string, string> = {}): Record<string, string> {
  const ids: Record<string, string | null> = {
    claimId: idOf('clm', claim.claimId),
    caseId: idOrNull('cas', claim.caseId),
    decisionId: idOrNull('dec', claim.decisionId),
    contractId: idOrNull('ctr', claim.contractId),
    incidentId: idOrNull('inc', claim.incidentId),
    firmId: idOrNull('frm', claim.firmId),
    staffId: idOrNull('stf', claim.staffId),
    cause: claim.cause,
    ...more,
  };
  return Object.fromEntries(Object.entries(ids).filter((entry): entry is [string, string] => entry[1] !== null));
}
