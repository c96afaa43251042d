// Bank accounts of China, Russia and the rest of the world, checked where they are typed: the same code runs on the customer's phone
// and on the server. Each check says whether the number can exist, not whether the bank knows it.
import { z } from 'zod';
import { line } from '../values.ts';

export const accountSchemes = ['iban', 'cn', 'ru'] as const;
export type AccountScheme = (typeof accountSchemes)[number];

/** ISO 13616: how long an IBAN of a country is; countries not listed are checked by their check digits alone. */
const ibanLengths: Record<string, number> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 ' +
    'GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MN20 ' +
    'MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** ISO 7064 mod 97-10 over the rearranged letters and digits. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(text)) return false;
  const length = ibanLengths[text.slice(0, 2)];
  if (length !== undefined && text.length !== length) return false;
  let rest = 0;
  for (const sign of `${text.slice(4)}${text.slice(0, 4)}`) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The Luhn sum of a card number (ISO/IEC 7812). */
function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const value = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? value * 2 : value;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A Chinese account: a UnionPay card (62…, 16 to 19 digits) by its Luhn digit, any other account number by its length. */
export function isChineseAccount(text: string): boolean {
  if (!/^\d{8,32}$/.test(text)) return false;
  return !/^62\d{14,17}$/.test(text) || hasLuhn(text);
}

/**
 * Bank of Russia, rules for account check digits: the last three digits of the bank's BIK before the twenty of the account (for an
 * account at the Bank of Russia itself, 0 and the fifth and sixth digit), weighted 7, 1, 3 in turn, sum to a multiple of ten.
 */
export function isRussianAccount(account: string, bik: string): boolean {
  if (!/^\d{20}$/.test(account) || !/^\d{9}$/.test(bik)) return false;
  const atCentralBank = bik.slice(6) === '000' || bik.slice(6) === '001' || bik.slice(6) === '002';
  const digits = `${atCentralBank ? `0${bik.slice(4, 6)}` : bik.slice(6)}${account}`;
  const weights = [7, 1, 3];
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) sum += (Number(digits[at]) * (weights[at % 3] ?? 0)) % 10;
  return sum % 10 === 0;
}

/** The three digits that tell the currency of a Russian account; 643 is written 810 in accounts. */
export const russianCurrencies: Readonly<Record<string, string>> = {
  '810': 'RUB',
  '840': 'USD',
  '978': 'EUR',
  '156': 'CNY',
};

/** People type and copy numbers in groups; the groups are dropped. */
const digitsAndLetters = z
  .string()
  .max(60)
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase());

const holderName = line(140);
const iban = z.object({
  scheme: z.literal('iban'),
  holderName,
  iban: digitsAndLetters.refine(isIban, { error: 'not_an_iban' }),
  bic: digitsAndLetters
    .refine((text) => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text), { error: 'not_a_bic' })
    .nullable()
    .default(null),
});
const cn = z.object({
  scheme: z.literal('cn'),
  holderName,
  account: digitsAndLetters.refine(isChineseAccount, { error: 'not_an_account' }),
  bankName: line(140),
  /** The twelve digits of the branch (联行号), when the customer knows them. */
  cnaps: digitsAndLetters
    .refine((text) => /^\d{12}$/.test(text), { error: 'not_a_cnaps_code' })
    .nullable()
    .default(null),
});
const ru = z.object({
  scheme: z.literal('ru'),
  holderName,
  account: digitsAndLetters.refine((text) => /^\d{20}$/.test(text), { error: 'not_an_account' }),
  bik: digitsAndLetters.refine((text) => /^\d{9}$/.test(text), { error: 'not_a_bik' }),
  bankName: line(140).nullable().default(null),
});

/** An account as it is given. It is answered masked and never whole again. */
export const bankAccount = z.discriminatedUnion('scheme', [iban, cn, ru]).superRefine((given, check) => {
  if (given.scheme === 'ru' && !isRussianAccount(given.account, given.bik))
    check.addIssue({ code: 'custom', path: ['account'], message: 'account_not_of_this_bank' });
});
export type BankAccount = z.output<typeof bankAccount>;
