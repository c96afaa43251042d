// What a company may be told to follow: a zone, a currency and a country that exist. Pure.
import { isSupportedCountry } from 'libphonenumber-js/max';
import { isZone } from '#platform/calendar/zone-offsets';
import { currencyExponent } from '#platform/money/currency-exponent';
import { refuse } from '#platform/refusal';
import type { CompanyGiven } from './company.ts';

/** COMP-2: refuses what does not exist, by name. */
export function checkCompany(given: Pick<CompanyGiven, 'timeZone' | 'currency' | 'country'>): void {
  checkTimeZone(given.timeZone);
  const { currency, country } = given;
  if (currencyExponent(currency) === null) throw refuse('currency.unknown', { currency });
  // A country is one whose telephone numbers can be read, because customers are found by them.
  if (!isSupportedCountry(country)) throw refuse('country.unknown', { country });
}

/** A zone of the tz database, as `Asia/Shanghai`: a bare offset knows no summer time and no history. */
export function checkTimeZone(timeZone: string): void {
  if (!/^[A-Za-z]/.test(timeZone) || !isZone(timeZone)) throw refuse('time_zone.unknown', { timeZone });
}
