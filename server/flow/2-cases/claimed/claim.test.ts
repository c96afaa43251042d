// How what was given becomes a claim: days filled in, days in the future found, the same recognised.
import { expect, test } from 'vitest';
import { claimGiven } from '#api/flow/2-cases.claimed';
import { claimOf, dayInFuture, saysSame } from './claim.ts';
import { withCustomerClaim } from './customer-claim.ts';

const of = (given: object, complainedOn = '2026-02-10') => claimOf(claimGiven.parse(given), complainedOn);

test('[CLAIM-2] a day not named is the day of complaint, or the day it was put right when that came first', () => {
  const { asks } = of({ asks: [{ remedy: 'refund' }, { remedy: 'repair', metOn: '2026-02-01' }] });
  expect(asks.map(({ askedOn }) => askedOn)).toEqual(['2026-02-10', '2026-02-01']);
});

test('[CLAIM-3] today is no day in the future, tomorrow is', () => {
  expect(dayInFuture(of({ receivedOn: '2026-02-28' }), '2026-02-28')).toBeUndefined();
  expect(dayInFuture(of({ receivedOn: '2026-03-01' }), '2026-02-28')).toBe('2026-03-01');
});

test('[CLAIM-1] the same said again is the same, and a cent more is not', () => {
  const penalty = (amountMinor: string) => ({ latePenalty: { perDay: { amountMinor, currency: 'CNY' } } });
  expect(saysSame(of(penalty('3500')), of(penalty('3500')))).toBe(true);
  expect(saysSame(of(penalty('3500')), of(penalty('3501')))).toBe(false);
});

test('[CLAIM-4] the same thing asked for again keeps the day of the first time', () => {
  const last = of({ asks: [{ remedy: 'refund', askedOn: '2026-01-05' }] });
  const given = { remedy: 'refund', amountMinor: '100', buyer: null, receivedOn: null } as const;
  expect(withCustomerClaim(last, given, 'CNY').asks).toEqual([
    { remedy: 'refund', askedOn: '2026-01-05', amount: { amountMinor: '100', currency: 'CNY' }, metOn: null },
  ]);
});
