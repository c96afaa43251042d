// The company: one tenant of this installation, with what its days, money and words follow from. The platform keeps its row,
// because every row of every table names a tenant; what a company may be is decided here.
import { isSupportedCountry } from 'libphonenumber-js/max';
import type { Tenant } from '#platform/auth/tenant-store';
import { isZone } from '#platform/calendar/zone-offsets';
import { currencyExponent } from '#platform/money/currency-exponent';
import { refuse } from '#platform/refusal';

export type Company = Tenant;
/** What is given to found one. */
export type CompanyGiven = Omit<Company, 'kind' | 'foundedAt'>;

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
