// Puts approved payments into one file for the bank. Attempts, file and facts commit together; what the bank gets is read back from
// there, so a retry after any fault tells it the same ids or nothing (PAY-8, T-M1).
import type { z } from 'zod';
import type { makePaymentFile as contract } from '#api/flow/4-remedies';
import { assert } from '#platform/assert';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { eachOf, workInSlices } from '#platform/work-in-slices';
import { readCompany } from '#registry';
import type { Payee } from '../payees/payee.ts';
import { payeeReader } from '../payees/payee-store.ts';
import { aboutPayment, type CustomerPayment } from '../payments/customer-payment.ts';
import { paymentWriter } from '../payments/payment-store.ts';
import { type OwnAccount, ownAccountReader } from '../settings/own-accounts.ts';
import { bankIdOf, type FileShown, fileReader, fileWriter, type NewAttempt } from './file-store.ts';
import { remittancesOf } from './remittance-views.ts';
import { type BankOrder, writePain001 } from './write-pain-001.ts';

/** A file with more is cut by many banks; the rest stays approved for the next one. */
const paymentsMax = 10_000;

/**
 * All approved payments of the account's currency, or those asked for. Refuses `own_account.not_found`, `own_account.closed`,
 * `payment_file.day_past`, `payment_file.nothing_to_pay`; of those asked for `payment.not_found`, `payment.not_approved`,
 * `payment.other_currency`.
 */
export async function makePaymentFile(acting: Acting, given: z.output<typeof contract.body>): Promise<FileShown> {
  allow(acting, 'payment.send');
  return acting.transact(async (tx) => {
    const own = await ownAccountReader(tx).find(uuidOf(given.ownAccountId));
    if (own.closedAt !== null) throw refuse('own_account.closed', {});
    const company = await readCompany(tx);
    const today = dayAt(tx.at.getTime(), company.timeZone);
    if (given.executeOn < today) throw refuse('payment_file.day_past', { today });
    const payments = await lockPayable(tx, own, given.paymentIds);
    const fileId = makeUuid();
    const payees = await payeeReader(tx).find(payments.flatMap(({ payeeId }) => (payeeId ? [payeeId] : [])));
    const orders = payments.map((payment) => ({ ...orderOf(payment, payees), contractId: payment.contractId }));
    const contractIds = payments.map(({ contractId }) => contractId);
    const remittanceOf = await remittancesOf(tx, company.name, contractIds);
    const amountMinor = payments.reduce((sum, payment) => sum + payment.amountMinor, 0n);
    const order: BankOrder = {
      messageId: bankIdOf(fileId),
      madeAt: tx.at.toISOString(),
      initiator: company.name,
      executeOn: given.executeOn,
      from: own,
      currency: own.currency,
      transfers: orders.map(({ attempt, payee, contractId }) => ({
        ...attempt,
        to: payee,
        remittance: remittanceOf(contractId),
      })),
    };
    const content = await workInSlices(writePain001(order));
    const file = { fileId, ownAccountId: own.ownAccountId, executeOn: given.executeOn, madeOn: today };
    const sums = { count: payments.length, amountMinor, currency: own.currency };
    await fileWriter(tx).add(
      { ...file, ...sums, content },
      orders.map(({ attempt }) => attempt),
    );
    await send(tx, payments, fileId, today);
    recordFact(tx, 'payment_file.made', fileId, {
      ...sums,
      fileId: idOf('pfl', fileId),
      ownAccountId: given.ownAccountId,
      amountMinor: `${amountMinor}`,
    });
    return fileReader(tx).find(fileId);
  });
}

async function lockPayable(
  tx: Tx,
  { currency }: OwnAccount,
  asked: z.output<typeof contract.body>['paymentIds'],
): Promise<CustomerPayment[]> {
  const ids = asked && [...new Set(asked.map(uuidOf))];
  const payments = await paymentWriter(tx).lockApproved(currency, ids);
  if (ids && payments.length < ids.length) throw refuse('payment.not_found', {});
  const foreign = payments.find((payment) => payment.currency !== currency);
  if (foreign) throw refuse('payment.other_currency', { currency: foreign.currency });
  // Whoever waited for the lock while another file took them finds them sent.
  const payable = payments.filter((payment) => payment.state === 'approved').slice(0, paymentsMax);
  if (ids && payable.length < ids.length) throw refuse('payment.not_approved', {});
  if (payable.length === 0) throw refuse('payment_file.nothing_to_pay', {});
  return payable;
}

function orderOf(payment: CustomerPayment, payees: ReadonlyMap<Uuid, Payee>): { attempt: NewAttempt; payee: Payee } {
  const payee = payment.payeeId ? payees.get(payment.payeeId) : undefined;
  assert(payee !== undefined, 'PAY-7 an approved payment has an account');
  const attemptId = makeUuid();
  const { paymentId, attempt, amountMinor } = payment;
  const made = { attemptId, paymentId, attempt, payeeId: payee.payeeId, endToEndId: bankIdOf(attemptId), amountMinor };
  return { attempt: made, payee };
}

async function send(tx: Tx, payments: readonly CustomerPayment[], fileId: Uuid, today: string): Promise<void> {
  const sent = payments.map(
    (payment): CustomerPayment => ({
      ...payment,
      state: 'sent',
      fileId,
      sentOn: today,
      returnedOn: null,
      reason: null,
    }),
  );
  await paymentWriter(tx).change(sent);
  const tell = (payment: CustomerPayment) => {
    const about = { ...aboutPayment(payment), on: today, fileId: idOf('pfl', fileId) };
    recordFact(tx, 'payment.sent', payment.caseId, about);
  };
  await workInSlices(eachOf(sent, tell));
}
