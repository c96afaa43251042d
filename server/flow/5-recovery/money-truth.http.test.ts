// Property: whatever is done with the money of one case, in whatever order, the books say what the bank says.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BankOrderRead } from '../../../journeys/story-bank.ts';
import { type Answered, startTestApp, type TestApp } from '../../test-app.ts';
import { caseToPay, type Mall, makeMall } from '../3-decisions/compensation/mall.fixture.ts';
import { bankSays, decideCase, sendPayment } from '../4-remedies/money-road.fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
});
afterAll(() => app.stop());

/** A company of its own, so that its whole books are those of the one case. */
interface World {
  mall: Mall;
  caseId: string;
  paymentId: string;
  totalMinor: bigint;
  orders: BankOrderRead[];
}

const amount = { amountMinor: '150000', currency: 'CNY' };
const today = '2026-01-05';
const pay = ({ mall, paymentId }: World, deed: string) =>
  mall.finance.call(`/payments/${paymentId}/${deed}`, { reason: 'because' });
const say = ({ mall, orders }: World, out: boolean, at = -1) => {
  const order = orders.at(at);
  return order && bankSays(mall, [{ order, out, on: today, ...(out ? {} : { reason: 'AC04' }) }], today);
};
const liveClaim = async ({ mall, caseId }: World) =>
  (await mall.finance.call(`/claims?caseId=${caseId}`)).body.rows.find(
    (row: { state: string }) => row.state !== 'cancelled',
  );

const deeds: Record<string, (world: World) => Promise<Answered | undefined>> = {
  decline: async ({ mall, paymentId }) => mall.agent.call(`/payments/${paymentId}/decline`, { reason: 'no' }),
  acceptAgain: async ({ mall, paymentId }) => mall.agent.call(`/payments/${paymentId}/accept-again`, {}),
  stop: (world) => pay(world, 'stop'),
  decideAgain: async (world) => {
    const made = await decideCase(world.mall, world.caseId).catch(() => undefined);
    if (made) world.paymentId = made.paymentId;
    return undefined;
  },
  send: async (world) => {
    const sent = await sendPayment(world.mall, world).catch(() => undefined);
    if (sent) world.orders.push(sent.order);
    return undefined;
  },
  bankPaid: async (world) => say(world, true),
  bankPaidOlder: async (world) => say(world, true, 0),
  bankReturned: async (world) => say(world, false),
  writeOff: async (world) => {
    const claim = await liveClaim(world);
    const { body } = await world.mall.finance.call(`/claims/${claim?.claimId}/write-off`, { reason: 'gone' });
    return world.mall.manager.call(`/losses/${body.lossId}/approve`, { note: null });
  },
  recovered: async (world) => {
    const claim = await liveClaim(world);
    return world.mall.finance.call(`/claims/${claim?.claimId}/receipts`, { amount });
  },
};

interface Told {
  state: string;
  says: string;
  endToEndId: string;
}

/** What the bank's placed lines say has left for the case and not come back. What came back has left, also where no line says so. */
async function bankTruth({ mall, totalMinor }: World): Promise<bigint> {
  const { rows }: { rows: Told[] } = (await mall.finance.call('/bank-lines?limit=200')).body;
  const placed = rows.filter((row) => row.state.startsWith('matched'));
  const orders = Map.groupBy(placed, (row) => row.endToEndId);
  return [...orders.values()].reduce((sum, lines) => {
    const out = lines.filter((row) => row.says === 'paid').length;
    const back = lines.length - out;
    return sum + totalMinor * BigInt(Math.max(out, back) - back);
  }, 0n);
}

interface Booked {
  debit: string;
  credit: string;
  event: string;
  amountMinor: string;
  about: Record<string, string>;
}
const netOf = (rows: readonly Booked[], code: string) =>
  rows.reduce(
    (sum, row) => sum + BigInt(row.amountMinor) * (BigInt(row.debit === code) - BigInt(row.credit === code)),
    0n,
  );

async function check(world: World): Promise<void> {
  const { mall, caseId, totalMinor } = world;
  const month = (await mall.finance.call('/books/months/2026-01')).body;
  expect(month.broken).toEqual([]);
  for (const { debitsMinor, creditsMinor } of month.totals) expect(debitsMinor).toBe(creditsMinor);
  const booked: Booked[] = (await mall.finance.call(`/books/transfers?caseId=${caseId}&limit=200`)).body.rows;
  const ofPayments = booked.filter(({ event }) => event === 'payment.confirmed' || event === 'payment.returned');
  expect(-netOf(ofPayments, '1010')).toBe(await bankTruth(world));
  // Of each payment: out, back, out, back; never twice the same in a row.
  for (const rows of Map.groupBy(ofPayments, ({ about }) => about.paymentId).values()) {
    const out = rows.filter(({ event }) => event === 'payment.confirmed').length;
    expect([0, 1]).toContain(out - (rows.length - out));
  }
  const { rows: payments } = (await mall.finance.call(`/payments?caseId=${caseId}`)).body;
  const owing = payments.filter(
    ({ state }: { state: string }) => !['confirmed', 'declined', 'cancelled'].includes(state),
  );
  expect(-netOf(booked, '2110')).toBe(totalMinor * BigInt(owing.length));
  const account = (await mall.finance.call(`/merchants/${mall.firmId}/account`)).body;
  for (const { receivableMinor, openMinor } of account.owed) {
    expect(BigInt(receivableMinor)).toBeGreaterThanOrEqual(0n);
    expect(BigInt(openMinor)).toBeGreaterThanOrEqual(0n);
  }
  expect(netOf(booked, '1210')).toBeGreaterThanOrEqual(0n);
}

test('[PAY-20] [REC-2] [REC-3] declined, taken after all, stopped, paid, paid twice, returned, written off, recovered, in any order', async () => {
  const names = Object.keys(deeds);
  // Half of the runs begin with a payment that the bank has paid, where most orders lead anywhere.
  const beginnings = fc.constantFrom(
    [],
    ['send'],
    ['send', 'bankPaid'],
    ['decline'],
    ['send', 'bankPaid', 'bankReturned'],
  );
  const orders = fc.tuple(beginnings, fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 7 }));
  await fc.assert(
    fc.asyncProperty(orders, async ([first, then]) => {
      const mall = await makeMall(app, 'Order');
      const { caseId } = await caseToPay(mall, { amountMinor: '400000' });
      const { paymentId } = await decideCase(mall, caseId);
      const { total } = (await mall.finance.call(`/payments/${paymentId}`)).body;
      const world: World = { mall, caseId, paymentId, totalMinor: BigInt(total.amountMinor), orders: [] };
      for (const name of [...first, ...then]) {
        const answered = await deeds[name]?.(world);
        expect([name, (answered?.status ?? 200) < 500]).toEqual([name, true]);
        await app.settle();
        await check(world);
      }
    }),
    { numRuns: Number(process.env.MONEY_RUNS ?? 3), endOnFailure: true },
  );
}, 300_000);
