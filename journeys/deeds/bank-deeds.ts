// What the bank of a story does with the orders it got: pays, sends money back, refuses.
import { type Deed, idFor, type Stage } from '../stage.ts';
import { type BankOrderRead, readOrders, writeStatement, writeStatusReport } from '../story-bank.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';
import { allPayments, type PaymentRow, paymentsNamed } from './payments-named.ts';

export const dayOf = (stage: Stage) => new Intl.DateTimeFormat('en-CA', { timeZone: stage.timeZone }).format(stage.at);

/** The orders of payments, as the bank reads them from the files it got. */
async function ordersOf(stage: Stage, payments: readonly PaymentRow[]): Promise<BankOrderRead[]> {
  const orders: BankOrderRead[] = [];
  for (const fileId of new Set(payments.map((payment) => payment.fileId)))
    orders.push(...readOrders(await stage.call('GET', `/payment-files/${fileId}/content`)).orders);
  const wanted = new Set(payments.map((payment) => payment.endToEndId));
  return orders.filter((order) => wanted.has(order.endToEndId));
}

async function tell(stage: Stage, text: string): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([text]), 'bank.xml');
  await stage.call('POST', '/bank-messages', form);
}
/** A name of its own for each message; the story is the same when it is played again. */
const messageName = (stage: Stage) => {
  const count = Number(stage.cast.get('messages of the bank') ?? '0') + 1;
  stage.cast.set('messages of the bank', `${count}`);
  return `STORY-${count}`;
};

const bankPays: Deed = {
  does: 'bank pays',
  required: [],
  optional: ['case', 'cases', 'incident', 'on', 'amount', 'id'],
  async play(stage, given) {
    const on = given.on === undefined ? dayOf(stage) : String(given.on);
    const orders = await ordersOf(stage, await paymentsNamed(stage, given, 'sent'));
    const lines = orders.map((order) => ({
      order,
      out: true,
      on,
      ...(given.amount === undefined ? {} : { amount: String(given.amount) }),
      ...(given.id === undefined ? {} : { endToEndId: String(given.id) }),
    }));
    await tell(stage, writeStatement(messageName(stage), on, 'our account', lines));
    return undefined;
  },
};

const bankReturns: Deed = {
  does: 'bank returns payment',
  required: ['case'],
  optional: ['on', 'reason'],
  async play(stage, given) {
    const on = given.on === undefined ? dayOf(stage) : String(given.on);
    const paid = (await allPayments(stage, { caseId: idFor(stage, given.case) })).filter(
      ({ state }) => state === 'sent' || state === 'confirmed',
    );
    const [order] = await ordersOf(stage, paid);
    if (!order) throw new StoryError(inStoryWords('notWithBank', { case: String(given.case) }));
    const line = { order, out: false, on, reason: String(given.reason ?? 'AC04') };
    await tell(stage, writeStatement(messageName(stage), on, 'our account', [line]));
    return undefined;
  },
};

const bankRefuses: Deed = {
  does: 'bank refuses payment',
  required: ['case'],
  optional: ['reason'],
  async play(stage, given) {
    const payments = await paymentsNamed(stage, given, 'sent');
    const [order] = await ordersOf(stage, payments);
    if (!order) throw new StoryError(inStoryWords('notWithBank', { case: String(given.case) }));
    const line = { order, status: 'RJCT' as const, reason: String(given.reason ?? 'AC01') };
    await tell(stage, writeStatusReport(messageName(stage), dayOf(stage), 'our file', [line]));
    return undefined;
  },
};

export const bankDeeds: readonly Deed[] = [bankPays, bankReturns, bankRefuses];
