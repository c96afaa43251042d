// Says what is claimed on a case: at the desk, by the customer on their page, or as the case is opened.
import type { z } from 'zod';
import type { ClaimGiven, claimOnCase as route } from '#api/flow/2-cases.claimed';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { CaseFile } from '../case-file.ts';
import { lockFor } from '../change-case.ts';
import { type Claim, claimOf, dayInFuture, saysSame } from './claim.ts';
import { claimReader, claimWriter } from './claim-store.ts';
import { currencyOfSale } from './currency-of-sale.ts';
import { showClaimedOf } from './show-claimed.ts';

type ClaimedCase = Pick<CaseFile, 'caseId' | 'complainedOn' | 'timeZone'>;

/** Refuses `case.not_found`, `case.not_open`, `claim.in_future` and `money.mixed_currencies`. */
export async function claimOnCase(
  acting: Acting,
  caseId: Uuid,
  given: ClaimGiven,
): Promise<z.input<typeof route.answer>> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    await claimAnew(tx, await lockFor(tx, 'claim', caseId), given);
    return await showClaimedOf(tx, caseId, acting.actor);
  });
}

/**
 * CLAIM-1: a new version beside those before; saying the same again is none. The case is locked. `askedOn` stands for a day not named:
 * that of the complaint, unless told otherwise.
 */
export async function claimAnew(
  tx: Tx,
  file: ClaimedCase & Pick<CaseFile, 'contractId'>,
  given: ClaimGiven,
  askedOn = file.complainedOn,
): Promise<void> {
  const [last] = await claimReader(tx).versions(file.caseId);
  const claim = claimOf(given, askedOn);
  if (last && saysSame(last, claim)) return;
  const currency = given.latePenalty && (await currencyOfSale(tx, file.contractId));
  await addClaim(tx, file, { claim, version: (last?.version ?? 0) + 1, currency });
}

/** `currency` is that of the sale. One statement. Refuses `claim.in_future` and `money.mixed_currencies`. */
export async function addClaim(
  tx: Tx,
  { caseId, timeZone }: ClaimedCase,
  { claim, version, currency }: { claim: Claim; version: number; currency: string | null },
): Promise<void> {
  const day = dayInFuture(claim, dayAt(tx.at.getTime(), timeZone));
  if (day) throw refuse('claim.in_future', { day });
  const { lateCurrency, buyer, bought, ordered, receivedOn, asks } = claim;
  // A penalty is added to what lateness costs in the money of the sale, or not at all.
  if (lateCurrency !== null && currency !== null && lateCurrency !== currency)
    throw refuse('money.mixed_currencies', { currency: lateCurrency });
  await claimWriter(tx).add(caseId, version, claim);
  recordFact(tx, 'case.claimed', caseId, {
    caseId: idOf('cas', caseId),
    ...{ version, buyer, bought, ordered, receivedOn, asks },
  });
}
