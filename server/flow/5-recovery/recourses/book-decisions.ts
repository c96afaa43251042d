// Books approved decisions: the debt to the customer, the claim on the merchant or our loss, and the deposit frozen for it (REC-1, REC-7).
import type { FactBodies } from '#api/facts/index';
import { postTransfers, type Transfer } from '#ledger';
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { deriveUuid } from '#platform/ids/derive-uuid';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { openDays } from '../books/booking-day.ts';
import { type PolicyVersion, readPolicy } from '../books/policy-store.ts';
import { type Claim, openOf } from '../claims/claim-file.ts';
import { lastDay } from '../claims/claim-rules.ts';
import { claimReader, claimWriter } from '../claims/claim-store.ts';
import { aboutClaim, idOrNull, tellRaised } from '../claims/tell-claim.ts';
import { depositWriter, readSums } from '../deposits/deposit-store.ts';
import { freezeFor } from '../deposits/waterfall-rules.ts';
import { writeShares } from '../liability/share-store.ts';
import { type BookedLine, bookLines, recoverableOf } from './booking-rules.ts';
import type { Recourse } from './recourse.ts';
import { recourseWriter } from './recourse-store.ts';

/** One decision with the fact its transfers' ids follow from. */
export interface ToBook {
  factId: Uuid;
  recourse: Recourse;
}

/** Answers `decision.approved`: decisions known already are left as they are. */
export async function bookDecisions(tx: Tx, facts: readonly Fact<'decision.approved'>[]): Promise<void> {
  const policy = await readPolicy(tx);
  const given = facts.map(({ factId, body }) => ({ factId, recourse: recourseOf(body, policy) }));
  const added = await recourseWriter(tx).add(given.map(({ recourse }) => recourse));
  await bookRecourses(
    tx,
    given.filter(({ recourse }) => added.has(recourse.decisionId)),
    policy,
  );
}

/** Books what the decisions owe and raises the claims, currency by currency, the accounts of the merchants locked. */
export async function bookRecourses(tx: Tx, all: readonly ToBook[], policy: PolicyVersion): Promise<void> {
  for (const [currency, given] of Map.groupBy(all, ({ recourse }) => recourse.currency)) {
    const firmIds = [...new Set(given.flatMap(({ recourse }) => recourse.firmId ?? []))];
    if (firmIds.length > 0) await depositWriter(tx).lock(firmIds, currency);
    // Only one policy asks what is secured; the others would read every open claim for nothing.
    const secured =
      policy.recourse === 'secured_loss' ? await securedOf(tx, firmIds, currency) : new Map<Uuid, bigint>();
    const dayFor = await openDays(tx);
    const claims: Claim[] = [];
    const transfers: Transfer[] = [];
    for (const { factId, recourse } of given) {
      const security = recourse.firmId === null ? 0n : (secured.get(recourse.firmId) ?? 0n);
      const lines = bookLines(recourse.lines, recourse.firmId !== null, policy, security);
      const claim = claimOf(recourse, lines, policy);
      if (claim) {
        claims.push(claim);
        if (recourse.firmId)
          secured.set(recourse.firmId, security > claim.bookedMinor ? security - claim.bookedMinor : 0n);
      }
      transfers.push(...transfersOf(factId, recourse, lines, claim, dayFor(recourse.approvedOn)));
    }
    await claimWriter(tx).add(claims);
    await postTransfers(tx, transfers);
    await writeShares(tx, claims.map(wholeShare));
    for (const claim of claims) tellRaised(tx, claim);
    await freezeDeposits(tx, firmIds, currency);
  }
}

/** What deposit and held money secure beyond the receivables that stand already. */
async function securedOf(tx: Tx, firmIds: readonly Uuid[], currency: string): Promise<Map<Uuid, bigint>> {
  if (firmIds.length === 0) return new Map();
  const sums = await readSums(tx, firmIds, currency);
  const open = await claimReader(tx).openOfFirms(firmIds, currency);
  const left = new Map(
    [...sums].map(([firmId, { depositMinor, settlementMinor }]) => [firmId, depositMinor + settlementMinor]),
  );
  for (const { firmId, bookedMinor } of open) {
    if (firmId) left.set(firmId, (left.get(firmId) ?? 0n) - bookedMinor);
  }
  return new Map([...left].map(([firmId, minor]) => [firmId, minor > 0n ? minor : 0n]));
}

/** Keeps what is free of the deposits for the open claims, the oldest first. The accounts are locked by whoever calls. */
export async function freezeDeposits(tx: Tx, firmIds: readonly Uuid[], currency: string): Promise<void> {
  if (firmIds.length === 0) return;
  const sums = await readSums(tx, firmIds, currency);
  const withFree = firmIds.filter((firmId) => {
    const { depositMinor = 0n, frozenMinor = 0n } = sums.get(firmId) ?? {};
    return depositMinor > frozenMinor;
  });
  if (withFree.length === 0) return;
  const open = await claimReader(tx).openOfFirms(withFree, currency, 'lock');
  const byFirm = Map.groupBy(open, ({ firmId }) => firmId);
  const changes = withFree.flatMap((firmId) => {
    const { depositMinor = 0n, frozenMinor = 0n } = sums.get(firmId) ?? {};
    const claims = byFirm.get(firmId) ?? [];
    const more = freezeFor(
      claims.map((claim) => ({ claimId: claim.claimId, openMinor: openOf(claim), frozenMinor: claim.frozenMinor })),
      depositMinor - frozenMinor,
    );
    return claims.flatMap((was) => {
      const added = more.get(was.claimId);
      return added === undefined ? [] : [{ was, is: { ...was, frozenMinor: was.frozenMinor + added } }];
    });
  });
  await claimWriter(tx).change(changes, '');
}

function recourseOf(body: FactBodies['decision.approved'], policy: PolicyVersion): Recourse {
  const firmId = body.firmId === null ? null : uuidOf(body.firmId);
  const lines = body.lines.map(({ head, amountMinor, ruleId, ruleVersion }) => ({
    head,
    amountMinor: BigInt(amountMinor),
    rule: `${ruleId} ${ruleVersion}`.trim(),
  }));
  return {
    decisionId: uuidOf(body.decisionId),
    caseId: uuidOf(body.caseId),
    contractId: uuidOf(body.contractId),
    personId: uuidOf(body.personId),
    firmId,
    incidentId: body.incidentId === null ? null : uuidOf(body.incidentId),
    currency: body.currency,
    lines,
    totalMinor: BigInt(body.totalMinor),
    recoverableMinor: recoverableOf(lines, firmId !== null, policy),
    paidMinor: 0n,
    state: 'booked',
    approvedOn: body.approvedOn,
    policyVersion: policy.version,
  };
}

function claimOf(recourse: Recourse, lines: readonly BookedLine[], policy: PolicyVersion): Claim | undefined {
  const { recoverableMinor: claimedMinor, firmId } = recourse;
  if (claimedMinor === 0n || firmId === null) return undefined;
  const booked = lines.reduce((sum, { debit, amountMinor }) => (debit === 'receivable' ? sum + amountMinor : sum), 0n);
  const windowDays = policy.filingDays.merchant;
  return {
    ...{
      claimId: makeUuid(),
      decisionId: recourse.decisionId,
      caseId: recourse.caseId,
      contractId: recourse.contractId,
    },
    ...{ incidentId: recourse.incidentId, bearer: 'merchant', firmId, staffId: null, cause: null, note: null },
    ...{ state: 'open', rung: null, currency: recourse.currency, claimedMinor, bookedMinor: booked, contra: '5300' },
    ...{ recoveredMinor: 0n, waivedMinor: 0n, writtenOffMinor: 0n, recoveredLateMinor: 0n, frozenMinor: 0n },
    ...{ offeredMinor: null, agreedMinor: null, warnedPercent: 0, filedOn: null, payBy: null, reference: null },
    ...{ raisedOn: recourse.approvedOn, windowDays, fileBy: lastDay(recourse.approvedOn, windowDays) },
  };
}

function wholeShare(claim: Claim) {
  const { decisionId, firmId, claimId, claimedMinor } = claim;
  return {
    decisionId: decisionId as Uuid,
    ...{ bearer: 'merchant' as const, firmId, staffId: null, basis: 'promise' as const, shareBps: 10_000 },
    amountMinor: claimedMinor,
    claimId,
  };
}

function transfersOf(
  factId: Uuid,
  recourse: Recourse,
  lines: readonly BookedLine[],
  claim: Claim | undefined,
  bookedOn: string,
): Transfer[] {
  const about = aboutRecourse(recourse);
  return lines.map(({ debit, head, rule, amountMinor }, index) => ({
    transferId: deriveUuid(factId, index),
    debit: debit === 'receivable' ? { code: '1210', party: recourse.firmId as Uuid } : { code: debit },
    credit: { code: '2110' },
    amountMinor,
    currency: recourse.currency,
    bookedOn,
    event: 'decision.approved',
    about: {
      ...(claim ? aboutClaim(claim) : {}),
      ...about,
      head,
      rule,
      ...(bookedOn === recourse.approvedOn ? {} : { happenedOn: recourse.approvedOn }),
    },
  }));
}

/** What the ledger keeps of every transfer of a decision: case, incident, merchant, customer and the policy's version. */
export function aboutRecourse(recourse: Recourse): Record<string, string> {
  const ids: Record<string, string | null> = {
    decisionId: idOf('dec', recourse.decisionId),
    caseId: idOf('cas', recourse.caseId),
    contractId: idOf('ctr', recourse.contractId),
    personId: idOf('per', recourse.personId),
    firmId: idOrNull('frm', recourse.firmId),
    incidentId: idOrNull('inc', recourse.incidentId),
    policyVersion: String(recourse.policyVersion),
  };
  return Object.fromEntries(Object.entries(ids).filter((entry): entry is [string, string] => entry[1] !== null));
}
