// Books what the bank did: a payment that left, one that came back, one the customer declined (REC-2, REC-3).
import { postTransfers, type Transfer } from '#ledger';
import { assert } from '#platform/assert';
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { deriveUuid } from '#platform/ids/derive-uuid';
import { uuidOf } from '#platform/ids/make-id';
import { companyDay, openDays } from '../books/booking-day.ts';
import { readPolicy } from '../books/policy-store.ts';
import { drawForClaims } from '../deposits/draw-for-claims.ts';
import { aboutRecourse, bookRecourses, type ToBook } from './book-decisions.ts';
import type { Recourse } from './recourse.ts';
import { recourseReader, recourseWriter } from './recourse-store.ts';

type PaymentFact = Fact<'payment.confirmed'> | Fact<'payment.returned'>;

/** Answers `payment.confirmed`: 2110 to the bank, then the waterfall where the policy draws on payment. */
export async function bookPaid(tx: Tx, facts: readonly Fact<'payment.confirmed'>[]): Promise<void> {
  const recourses = await turn(tx, facts, true);
  const { drawing } = await readPolicy(tx);
  if (drawing !== 'on_payment') return;
  const today = (await openDays(tx))((await companyDay(tx)).today);
  for (const [currency, each] of Map.groupBy(recourses, (recourse) => recourse.currency)) {
    const firmIds = [...new Set(each.flatMap(({ firmId }) => firmId ?? []))];
    await drawForClaims(tx, firmIds, currency, today);
  }
}

/** Answers `payment.returned`: the money is ours again and owed to the customer again; what was recovered stays. */
export async function bookReturned(tx: Tx, facts: readonly Fact<'payment.returned'>[]): Promise<void> {
  await turn(tx, facts, false);
}

/** Answers with the decisions for which money moved. A payment of a decision we do not know is a bug of the order of facts. */
async function turn(tx: Tx, facts: readonly PaymentFact[], paid: boolean): Promise<Recourse[]> {
  const payments = facts.map(({ body }) => ({
    paymentId: uuidOf(body.paymentId),
    decisionId: uuidOf(body.decisionId),
    amountMinor: BigInt(body.amountMinor),
    currency: body.currency,
  }));
  const news = await recourseWriter(tx).turnPayments(payments, paid);
  const recourses = await recourseReader(tx).byDecisions(
    payments.map(({ decisionId }) => decisionId),
    'lock',
  );
  const moved = facts.flatMap((fact) => {
    const recourse = recourses.get(uuidOf(fact.body.decisionId));
    // A payment stands in the batch once: the second fact of it is no news.
    assert(recourse, 'REC-2 a payment follows its decision');
    return news.delete(uuidOf(fact.body.paymentId)) ? [{ fact, recourse }] : [];
  });
  if (paid)
    await bookReleasedAgain(
      tx,
      moved.map(({ fact, recourse }) => ({ factId: fact.factId, recourse })),
    );
  const dayFor = await openDays(tx);
  await postTransfers(
    tx,
    moved.map(({ fact, recourse }) => paymentTransfer(fact, recourse, paid, dayFor(fact.body.on))),
  );
  await recourseWriter(tx).addPaid(
    moved.map(({ recourse }) => recourse.decisionId),
    moved.map(({ fact }) => (paid ? BigInt(fact.body.amountMinor) : -BigInt(fact.body.amountMinor))),
  );
  return moved.map(({ recourse }) => recourse);
}

/** Answers `payment.accepted_again`: what the customer had declined is owed to them again. */
export async function bookAcceptedAgain(tx: Tx, facts: readonly Fact<'payment.accepted_again'>[]): Promise<void> {
  const recourses = await recourseReader(tx).byDecisions(
    facts.map(({ body }) => uuidOf(body.decisionId)),
    'lock',
  );
  await bookReleasedAgain(
    tx,
    facts.flatMap(({ factId, body }) => {
      const recourse = recourses.get(uuidOf(body.decisionId));
      return recourse ? [{ factId, recourse }] : [];
    }),
  );
}

/** What was released stands in the books again: it was taken after all, or the bank had paid it meanwhile. */
async function bookReleasedAgain(tx: Tx, all: readonly ToBook[]): Promise<void> {
  const again = new Map(
    all.filter(({ recourse }) => recourse.state === 'released').map((one) => [one.recourse.decisionId, one]),
  );
  if (again.size === 0) return;
  await bookRecourses(tx, [...again.values()], await readPolicy(tx));
  for (const decisionId of again.keys()) await recourseWriter(tx).setState(decisionId, 'booked');
}

function paymentTransfer(
  { factId, name, body }: PaymentFact,
  recourse: Recourse,
  paid: boolean,
  bookedOn: string,
): Transfer {
  const [payable, bank] = [{ code: '2110' }, { code: '1010' }] as const;
  return {
    transferId: deriveUuid(factId, 'payment'),
    debit: paid ? payable : bank,
    credit: paid ? bank : payable,
    amountMinor: BigInt(body.amountMinor),
    currency: body.currency,
    bookedOn,
    event: name,
    about: {
      ...aboutRecourse(recourse),
      paymentId: body.paymentId,
      ...(bookedOn === body.on ? {} : { happenedOn: body.on }),
    },
  };
}
