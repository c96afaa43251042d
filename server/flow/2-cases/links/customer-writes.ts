// What a customer does on their page: writes, opts out of messages to all, rates (CASE-12, CASE-13).
import type { CustomerClaim } from '#api/flow/2-cases.claimed';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { CaseDeed } from '../case-rules.ts';
import { caseWriter, type WholeCase } from '../case-store.ts';
import { type Changed, keepCase, lockFor } from '../change-case.ts';
import { claimAnew } from '../claimed/claim-on-case.ts';
import { claimReader } from '../claimed/claim-store.ts';
import { currencyOfSale } from '../claimed/currency-of-sale.ts';
import { withCustomerClaim } from '../claimed/customer-claim.ts';
import { stopWaiting } from '../work/end-case.ts';
import { type CustomerPage, showCustomerPageOf } from './customer-page.ts';
import type { CustomerLink } from './serve-customer.ts';

/** A wait for the customer is over when they write. */
export function writeAsCustomer(acting: Acting, link: CustomerLink, text: string): Promise<CustomerPage> {
  return onOwn(acting, link, 'message', async (tx, file) => {
    const messageId = makeUuid();
    await caseWriter(tx).addMessage(file.caseId, { messageId, kind: 'from_customer', text });
    recordFact(tx, 'message.received', file.caseId, {
      caseId: idOf('cas', file.caseId),
      messageId: idOf('msg', messageId),
      channel: 'page',
      fromPerson: true,
    });
    return file.waitReason === 'customer' ? await stopWaiting(tx, file, tx.at) : file;
  });
}

/** Refuses `case.not_open` and `claim.in_future`. */
export function claimAsCustomer(acting: Acting, link: CustomerLink, given: CustomerClaim): Promise<CustomerPage> {
  return onOwn(acting, link, 'claim', async (tx, file) => {
    const [last] = await claimReader(tx).versions(file.caseId);
    const claim = withCustomerClaim(last, given, await currencyOfSale(tx, file.contractId));
    await claimAnew(tx, file, claim, dayAt(tx.at.getTime(), file.timeZone));
    return file;
  });
}

export function optOut(acting: Acting, link: CustomerLink, optedOut: boolean): Promise<CustomerPage> {
  return onOwn(acting, link, 'message', async (_, file) => ({ ...file, optedOut }));
}

/** Refuses `case.not_ended` and `case.rated_already`. */
export function rateCase(
  acting: Acting,
  link: CustomerLink,
  { stars, text }: { stars: number; text: string },
): Promise<CustomerPage> {
  return onOwn(acting, link, 'rate', async (tx, file) => {
    if (file.stars !== null) throw refuse('case.rated_already', {});
    recordFact(tx, 'case.rated', file.caseId, { caseId: idOf('cas', file.caseId), stars });
    return { ...file, stars, rating: text || null };
  });
}

async function onOwn(
  acting: Acting,
  { caseUuid }: CustomerLink,
  deed: CaseDeed,
  apply: (tx: Tx, file: WholeCase) => Promise<Changed>,
): Promise<CustomerPage> {
  return await acting.transact(async (tx) => {
    await keepCase(tx, await apply(tx, await lockFor(tx, deed, caseUuid)));
    return await showCustomerPageOf(tx, caseUuid);
  });
}
