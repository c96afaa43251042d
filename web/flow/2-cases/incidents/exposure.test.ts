import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposureOf, shortfall } from './exposure.ts';

const cny = (amountMinor: string) => ({ amountMinor, currency: 'CNY' });
const none = { contracted: [], assessed: [], decided: [], paid: [] };

describe('[CASES-1] exposure is what may still have to be paid', () => {
  test('before a decision: the assessed losses, else the prices concerned', () => {
    expect(exposureOf({ ...none, contracted: [cny('20000000')] })).toEqual([cny('20000000')]);
    expect(exposureOf({ ...none, contracted: [cny('20000000')], assessed: [cny('500')] })).toEqual([cny('500')]);
  });
  test('after it: what was decided and has not been paid; nothing once all is paid', () => {
    expect(exposureOf({ ...none, decided: [cny('20000000')], paid: [cny('7000000')] })).toEqual([cny('13000000')]);
    expect(exposureOf({ ...none, decided: [cny('20000000')], paid: [cny('20000000')] })).toEqual([]);
  });
  test('for any sums, exposure and what was paid are what was decided, and currencies stay apart', () => {
    const minor = fc.bigInt({ min: 1n, max: 10n ** 17n });
    fc.assert(
      fc.property(minor, minor, (decided, share) => {
        const paid = decided < share ? decided : share;
        const rub = { amountMinor: '1', currency: 'RUB' };
        const left = exposureOf({ ...none, decided: [cny(`${decided}`)], paid: [cny(`${paid}`), rub] });
        expect(left.reduce((sum, one) => sum + BigInt(one.amountMinor), 0n)).toBe(decided - paid);
      }),
    );
  });
  test('a deposit lacks exactly the difference, or nothing', () => {
    expect(shortfall(cny('20000000'), cny('5000000'))).toEqual(cny('15000000'));
    expect(shortfall(cny('5000000'), cny('5000000'))).toBeUndefined();
  });
});
