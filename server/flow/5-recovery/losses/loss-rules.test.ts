// Ages and expected losses, as tables and as properties.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RecoveryPolicy, usualPolicy } from '../books/recovery-policy.ts';
import { ageOf, bucketOf, expectedLoss } from './loss-rules.ts';

const byAge: RecoveryPolicy = {
  ...usualPolicy,
  recourse: 'receivable',
  lossBps: [100, 500, 1_500, 3_000, 6_000, 10_000],
};
const open = (raisedOn: string, bookedMinor: bigint) => ({ raisedOn, bookedMinor });

test('[REC-16] ages are days since the claim was raised, in six buckets', () => {
  expect(ageOf('2014-07-08', '2014-07-08')).toBe(0);
  expect(ageOf('2014-07-08', '2014-08-07')).toBe(30);
  expect(ageOf('2014-07-08', '2014-07-01')).toBe(0);
  expect([0, 30, 31, 60, 61, 90, 91, 180, 181, 365, 366].map(bucketOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]);
});

test('[REC-17] what deposit and held money secure is not expected to be lost; the rest is, in full, by the usual policy', () => {
  const claims = [open('2014-07-08', 13_000_000n), open('2014-07-01', 7_000_000n)];
  const given = expectedLoss(claims, 7_000_000n, usualPolicy, { left: false }, '2014-07-16');
  expect(given).toEqual({ exposedMinor: 13_000_000n, allowanceMinor: 13_000_000n });
});

test('[REC-17] by age: security covers the oldest first, each rest at its rate, a merchant who left at least at theirs', () => {
  const claims = [open('2014-01-01', 1_000n), open('2014-07-01', 1_000n)];
  const on = '2014-07-16';
  expect(expectedLoss(claims, 0n, byAge, { left: false }, on).allowanceMinor).toBe(600n + 10n);
  expect(expectedLoss(claims, 1_000n, byAge, { left: false }, on).allowanceMinor).toBe(10n);
  expect(expectedLoss(claims, 0n, byAge, { left: true }, on).allowanceMinor).toBe(2_000n);
});

test('[REC-17] the allowance is never negative and never more than what is exposed; more security never raises it', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
  const claims = fc.array(fc.tuple(fc.constantFrom('2013-01-01', '2014-03-01', '2014-06-20'), amount), {
    maxLength: 6,
  });
  const choice = fc.constantFrom('secured', 'receivable', 'loss', 'secured_loss') satisfies fc.Arbitrary<
    RecoveryPolicy['recourse']
  >;
  fc.assert(
    fc.property(claims, amount, amount, fc.boolean(), choice, (given, security, more, left, recourse) => {
      const ask = (minor: bigint) =>
        expectedLoss(
          given.map(([day, booked]) => open(day, booked)),
          minor,
          { ...byAge, recourse },
          { left },
          '2014-07-16',
        );
      const { exposedMinor, allowanceMinor } = ask(security);
      expect(allowanceMinor >= 0n && allowanceMinor <= exposedMinor).toBe(true);
      expect(ask(security + more).exposedMinor <= exposedMinor).toBe(true);
    }),
  );
});
