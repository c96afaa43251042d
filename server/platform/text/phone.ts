// Telephone numbers: one spelling to keep (E.164), one to show, one to find by.

import type { CountryCode } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Refused } from '../money/money-types.ts';

export type Phone = {
  /** `+8613812345678`. */
  readonly e164: string;
  /** ISO country of the number; null for numbers of no country. */
  readonly region: string | null;
  readonly kind: 'mobile' | 'fixed' | 'unknown';
  readonly extension: string | null;
};

/** No number with its extension is longer; the bound keeps hostile text cheap. */
const lengthMax = 60;

/**
 * The number in `text`; without a country code it is read as one of `region` (`CN`, `RU`). Refuses what no network would dial,
 * with `cell.not_a_phone`. Understands 转 and доб. before an extension, full-width digits, and Russian 8 for +7.
 */
export function parsePhone(text: string, region: string): { ok: true; value: Phone } | Refused<'cell.not_a_phone'> {
  const written = text.normalize('NFKC').trim();
  const spelt = written.replace(/(?:转|分机|доб\.?|вн\.?)\s*/iu, ' ext. ');
  const found = written.length <= lengthMax ? parsePhoneNumberFromString(spelt, region as CountryCode) : undefined;
  // With all metadata a number is valid when it is of a type; asking for both would look twice.
  const type = found?.getType();
  if (!found || type === undefined)
    return { ok: false, reasonCode: 'cell.not_a_phone', data: { value: text.slice(0, lengthMax), region } };
  return {
    ok: true,
    value: {
      e164: found.number,
      region: found.country ?? null,
      kind: type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'fixed' : 'unknown',
      extension: found.ext ?? null,
    },
  };
}

/** The number as people of its country group it, the middle hidden: `+86 138 **** 5678`. At least four digits are hidden. */
export function maskPhone(e164: string): string {
  const grouped = parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
  const code = /^\+\d+/.exec(grouped)?.[0].length ?? 0;
  const digitsAfterCode = grouped.slice(code).replace(/\D/g, '').length;
  const shownAtEnd = Math.min(4, Math.max(0, digitsAfterCode - 4));
  const shownAtStart = Math.min(3, Math.max(0, digitsAfterCode - shownAtEnd - 4));
  let seen = 0;
  return [...grouped]
    .map((character, index) => {
      if (index < code || !/\d/.test(character)) return character;
      seen += 1;
      return seen <= shownAtStart || seen > digitsAfterCode - shownAtEnd ? character : '*';
    })
    .join('');
}

/** The digits people remember and say: the last `count` of the number, for finding it by its end. Shorter when there are fewer. */
export function lastDigits(text: string, count = 8): string {
  return text.normalize('NFKC').replace(/\D/g, '').slice(-count);
}
