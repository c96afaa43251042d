// PAY-4: accounts that can exist are taken as people write them; one wrong digit is noticed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankAccount, isChineseAccount, isIban, isRussianAccount } from '#api/flow/4-remedies.accounts';
import { keepsCurrency, placeOf } from './payee.ts';

// Published examples of the registries: IBANs of the SWIFT registry, correspondent accounts of Sberbank and Raiffeisenbank.
const ibans = [
  'GB82WEST12345698765432',
  'DE89370400440532013000',
  'KZ86125KZT5004100100',
  'FR1420041010050500013M02606',
  'NO9386011117947',
];
const russian: [string, string][] = [
  ['30101810400000000225', '044525000'],
  ['30101810200000000700', '044525000'],
  ['40817810700000000001', '044525225'],
];

const withDigit = (text: string, at: number, digit: number) => `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;

describe('[PAY-4] check digits', () => {
  test('known accounts pass', () => {
    for (const iban of ibans) expect([iban, isIban(iban)]).toEqual([iban, true]);
    for (const [account, bik] of russian) expect(isRussianAccount(account, bik)).toBe(true);
    expect(isChineseAccount('6222020200112230004')).toBe(true);
    expect(isChineseAccount('11001018700053012345')).toBe(true);
  });
  test('any one digit changed is noticed: IBAN, UnionPay card, Russian account', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.constantFrom(...ibans), fc.nat(33), digit, (iban, place, other) => {
        const at = 4 + (place % (iban.length - 4));
        fc.pre(/\d/.test(iban[at] ?? '') && iban[at] !== `${other}`);
        expect(isIban(withDigit(iban, at, other))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 18 }), digit, (at, other) => {
        const card = '6222020200112230004';
        fc.pre(card[at] !== `${other}`);
        expect(isChineseAccount(withDigit(card, at, other))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...russian), fc.integer({ min: 0, max: 19 }), digit, ([account, bik], at, other) => {
        fc.pre(account[at] !== `${other}`);
        expect(isRussianAccount(withDigit(account, at, other), bik)).toBe(false);
      }),
    );
  });
  test('an IBAN of the wrong length for its country does not pass', () => {
    expect(isIban('DE893704004405320130')).toBe(false);
    expect(isIban('XX00')).toBe(false);
  });
});

test('[PAY-4] groups and small letters are taken as typed, and what does not fit is told at its field', () => {
  const iban = bankAccount.parse({
    scheme: 'iban',
    holderName: 'A',
    iban: 'de89 3704 0044 0532 0130 00',
    bic: 'cobadeffxxx',
  });
  expect(placeOf(iban)).toMatchObject({
    account: 'DE89370400440532013000',
    bankCode: 'COBADEFFXXX',
    shown: 'DE•• 3000',
  });
  const wrong = bankAccount.safeParse({
    scheme: 'ru',
    holderName: 'A',
    account: '40817810700000000002',
    bik: '044525225',
  });
  expect(wrong.error?.issues[0]).toMatchObject({ path: ['account'], message: 'account_not_of_this_bank' });
  expect(bankAccount.safeParse({ scheme: 'cn', holderName: 'A', account: '12', bankName: 'B' }).success).toBe(false);
  expect(
    bankAccount.safeParse({ scheme: 'cn', holderName: 'A', account: '12345678', bankName: 'B', cnaps: '1' }).success,
  ).toBe(false);
});

test('[PAY-4] a Russian account tells its currency', () => {
  const place = placeOf(
    bankAccount.parse({ scheme: 'ru', holderName: 'A', account: '40817810700000000001', bik: '044525225' }),
  );
  expect([keepsCurrency(place, 'RUB'), keepsCurrency(place, 'CNY')]).toEqual([true, false]);
});
