// How a decision is booked under each policy, and that no policy loses or makes a minor unit.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recourseChoices } from '#api/flow/5-recovery.words';
import { usualPolicy } from '../books/recovery-policy.ts';
import { bookLines, type DecidedLine, type Head, recoverableOf } from './booking-rules.ts';

const line = (head: Head, amountMinor: bigint): DecidedLine => ({ head, amountMinor, rule: 'AC-1 1' });
const decided = [line('refund', 100n), line('penalty', 30n), line('goodwill', 5n)];
const debits = (policy: Partial<typeof usualPolicy>, merchant = true, secured = 0n) =>
  bookLines(decided, merchant, { ...usualPolicy, ...policy }, secured).map(({ debit, amountMinor }) => [
    debit,
    amountMinor,
  ]);

test('[REC-1] by the usual policy a receivable of all but goodwill (2a, 12)', () => {
  expect(debits({})).toEqual([
    ['receivable', 100n],
    ['receivable', 30n],
    ['5200', 5n],
  ]);
  expect(recoverableOf(decided, true, usualPolicy)).toBe(130n);
});

test('[REC-1] as our own loss until money comes back (2b), and penalties as our own where the policy says so (14)', () => {
  expect(debits({ recourse: 'loss' })).toEqual([
    ['5300', 100n],
    ['5300', 30n],
    ['5200', 5n],
  ]);
  expect(debits({ penalties: 'own' })).toEqual([
    ['receivable', 100n],
    ['5500', 30n],
    ['5200', 5n],
  ]);
  expect(recoverableOf(decided, true, { ...usualPolicy, penalties: 'own' })).toBe(100n);
});

test('[REC-1] up to the secured value a receivable, above it our loss', () => {
  expect(debits({ recourse: 'secured_loss' }, true, 110n)).toEqual([
    ['receivable', 100n],
    ['receivable', 10n],
    ['5300', 20n],
    ['5200', 5n],
  ]);
});

test('[REC-1] without a merchant nothing is recoverable: refunds 5300, penalties 5500, goodwill 5200', () => {
  expect(debits({}, false)).toEqual([
    ['5300', 100n],
    ['5500', 30n],
    ['5200', 5n],
  ]);
  expect(recoverableOf(decided, false, usualPolicy)).toBe(0n);
});

test('[REC-1] under any policy the debits add up to the decision, each above zero', () => {
  const head = fc.constantFrom<Head>('refund', 'penalty', 'consequential', 'goodwill');
  const lines = fc.array(fc.tuple(head, fc.bigInt({ min: 1n, max: 10n ** 12n })), { minLength: 1, maxLength: 4 });
  const penalties = fc.constantFrom('recourse' as const, 'own' as const);
  fc.assert(
    fc.property(
      lines,
      fc.constantFrom(...recourseChoices),
      penalties,
      fc.boolean(),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      (given, recourse, own, merchant, secured) => {
        const all = given.map(([what, amount]) => line(what, amount));
        const booked = bookLines(all, merchant, { ...usualPolicy, recourse, penalties: own }, secured);
        const sum = (parts: readonly { amountMinor: bigint }[]) =>
          parts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
        expect(sum(booked)).toBe(sum(all));
        expect(booked.every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
        if (recourse === 'secured_loss')
          expect(sum(booked.filter(({ debit }) => debit === 'receivable')) <= secured).toBe(true);
      },
    ),
  );
});
