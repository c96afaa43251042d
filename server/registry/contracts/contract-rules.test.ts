import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Uuid } from '../../platform/ids/make-id.ts';
import {
  type ContractState,
  dueDay,
  inUtc,
  type KnownObligation,
  nextDueOn,
  obligationKinds,
  stateOf,
} from './contract.ts';
import { isDoneInFuture, mayCancel, strayCurrency, sumOfLines } from './contract-rules.ts';
import type { ImportedContract } from './imported-contract.ts';
import { rowDigest } from './upsert/row-digest.ts';

const day = fc.integer({ min: 1, max: 28 }).map((date) => `2014-02-${String(date).padStart(2, '0')}`);
const obligation: fc.Arbitrary<KnownObligation> = fc.record({
  obligationId: fc.constant('' as Uuid),
  kind: fc.constantFrom(...obligationKinds),
  agreedOn: day,
  agreedAt: fc.constant(null),
  dueOn: fc.option(day),
  fulfilledAt: fc.option(day.map((on) => `${on}T00:00:00Z`)),
  proof: fc.constant(null),
});

test('[REG-10] the state names the first kind still open, and the next due day is the earliest open one', () => {
  const kindOf: Partial<Record<ContractState, string>> = {
    awaiting_delivery: 'deliver',
    awaiting_installation: 'install',
    awaiting_performance: 'perform',
  };
  fc.assert(
    fc.property(fc.array(obligation, { maxLength: 6 }), (obligations) => {
      const open = obligations.filter(({ fulfilledAt }) => fulfilledAt === null);
      const order = obligationKinds.filter((kind) => open.some((known) => known.kind === kind));
      expect(kindOf[stateOf(obligations, null)]).toBe(order[0]);
      expect(stateOf(obligations, null) === 'fulfilled').toBe(open.length === 0);
      const days = open.flatMap(({ dueOn }) => dueOn ?? []).toSorted();
      expect(nextDueOn(obligations, null)).toBe(days[0] ?? null);
      expect(stateOf(obligations, '2014-03-01')).toBe('cancelled');
      expect(nextDueOn(obligations, '2014-03-01')).toBeNull();
    }),
  );
});

test('[REG-10] a moment is due on the day the wall of the place shows', () => {
  const late = { agreedOn: null, agreedAt: '2014-01-30T16:30:00Z' };
  expect(dueDay(late, 'Asia/Shanghai')).toBe('2014-01-31');
  expect(dueDay(late, 'Europe/Moscow')).toBe('2014-01-30');
  expect(dueDay({ agreedOn: '2014-01-30', agreedAt: null }, 'Asia/Shanghai')).toBe('2014-01-30');
  expect(dueDay({ agreedOn: null, agreedAt: null }, 'Asia/Shanghai')).toBeNull();
});

test('an instant has one spelling, whatever offset it came with', () => {
  expect(inUtc('2014-01-30T10:00:00.500+08:00')).toBe('2014-01-30T02:00:00.5Z');
  expect(inUtc('2014-01-30T00:00:00Z')).toBe('2014-01-30T00:00:00Z');
  expect(inUtc('2014-01-30T10:20:30.000Z')).toBe('2014-01-30T10:20:30Z');
});

test('[REG-12] lines add up to the amount to the last minor unit, or to none', () => {
  const line = (amountMinor: bigint | null) => ({ amountMinor, currency: amountMinor === null ? null : 'CNY' });
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })), { maxLength: 20 }),
      (amounts) => {
        const sum = sumOfLines(amounts.map(line));
        const whole = amounts.length > 0 && !amounts.includes(null);
        expect(sum.amountMinor).toBe(
          whole ? amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n) : null,
        );
      },
    ),
  );
  expect(strayCurrency([line(1n), line(null), { amountMinor: 1n, currency: 'RUB' }])).toBe('RUB');
  expect(strayCurrency([line(null), line(1n), line(2n)])).toBeUndefined();
});

test('[REG-11] what was done may lie a day ahead of our clock and not a second more', () => {
  const at = new Date('2014-06-01T04:00:00Z');
  expect(isDoneInFuture('2014-06-02T12:00:00+08:00', at)).toBe(false);
  expect(isDoneInFuture('2014-06-02T12:00:01+08:00', at)).toBe(true);
});

test('[REG-13] cancelling is answered by its first obstacle', () => {
  const contract = { signedOn: '2014-01-10', cancelledOn: null };
  expect(mayCancel(contract, '2014-01-10', '2014-01-10')).toBe('may_cancel');
  expect(mayCancel(contract, '2014-01-11', '2014-01-10')).toBe('in_future');
  expect(mayCancel(contract, '2014-01-09', '2014-01-10')).toBe('before_signing');
  expect(mayCancel({ ...contract, cancelledOn: '2014-01-10' }, '2014-01-10', '2014-01-10')).toBe('cancelled_already');
});

test('[REG-14] the mark of a row depends on all it says and not on the order it is said in', () => {
  // Rows come from our own reader, whose objects are ordinary ones.
  const plain = { noNullPrototype: true };
  const money = fc.record(
    { amountMinor: fc.bigInt({ min: 0n, max: 9n }), currency: fc.constantFrom('CNY', 'RUB') },
    plain,
  );
  const row: fc.Arbitrary<ImportedContract> = fc.record(
    {
      number: fc.constantFrom('1', '2'),
      city: fc.constantFrom('a', 'b'),
      customer: fc.record(
        { name: fc.constantFrom('a', 'b'), phone: fc.constantFrom('1', '2') },
        { requiredKeys: ['name'], ...plain },
      ),
      amount: money,
      lines: fc.array(
        fc.record(
          {
            description: fc.constantFrom('a', 'b'),
            amount: money,
            serials: fc.array(fc.constantFrom('1', '2'), { maxLength: 2 }),
          },
          { requiredKeys: ['description'], ...plain },
        ),
        { maxLength: 2 },
      ),
      voucher: fc.record(
        { kind: fc.constant('cash' as const), number: fc.constantFrom('1', '2') },
        { requiredKeys: ['kind'], ...plain },
      ),
    },
    { requiredKeys: ['number'], ...plain },
  );
  const backwards = (value: ImportedContract) =>
    Object.fromEntries(Object.entries(value).toReversed()) as unknown as ImportedContract;
  fc.assert(
    fc.property(row, row, (one, other) => {
      expect(rowDigest(backwards(one)).equals(rowDigest(one))).toBe(true);
      expect(rowDigest(one).equals(rowDigest(other))).toBe(isDeepStrictEqual({ ...one }, { ...other }));
    }),
    { numRuns: 2_000 },
  );
});
