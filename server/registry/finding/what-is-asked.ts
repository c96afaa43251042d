// What the words in the one box may mean: a phone, a number, a serial, or words. Pure.
import { parsePhone } from '#platform/text/phone';
import { numberKey } from '../contracts/contract-store.ts';
import { tailOf } from '../people/person.ts';

export interface WhatIsAsked {
  /** In E.164, when the words are a whole telephone number. */
  phone: string | null;
  /** Reversed digits, when the words are digits as people write phones and there are at least four: the end of a phone or number. */
  tail: string | null;
  /** The beginning of a contract number or serial, when the words hold a digit. */
  number: string | null;
  /** Words of names and addresses; also digits inside a number of several parts. */
  words: string | null;
}

const digitsMin = 4;

/** Reads `words` as someone in `country` means them. Digits alone are no name, and are asked as words only for numbers. */
export function whatIsAsked(words: string, country: string): WhatIsAsked {
  const written = words.normalize('NFKC').trim();
  const digits = written.replace(/\D/g, '');
  const likePhone = /^[+(]?[\d\s()./-]+$/.test(written) && digits.length >= digitsMin;
  const parsed = likePhone && digits.length >= 7 ? parsePhone(written, country) : undefined;
  return {
    phone: parsed?.ok ? parsed.value.e164 : null,
    tail: likePhone ? tailOf(digits) : null,
    number: /\d/.test(written) ? numberKey(written) : null,
    words: /[\p{L}\p{N}]/u.test(written) ? written : null,
  };
}

/** The least text that is greater than every text beginning with `prefix` ("C" order), for `>= prefix and < end`. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
