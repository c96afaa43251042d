// What a company can be told to follow, as the browser knows it: countries, currencies, zones, with names in the reader's language.
import type { Language } from '#api/values';

/** ISO 3166-1 alpha-2 codes in use. */
const countryCodes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );
/** Where our readers' companies mostly are, with what is then most likely; anything can be changed in the form. */
const likely: Readonly<Record<string, { currency: string; timeZone: string }>> = {
  CN: { currency: 'CNY', timeZone: 'Asia/Shanghai' },
  RU: { currency: 'RUB', timeZone: 'Europe/Moscow' },
  KZ: { currency: 'KZT', timeZone: 'Asia/Almaty' },
  BY: { currency: 'BYN', timeZone: 'Europe/Minsk' },
  US: { currency: 'USD', timeZone: 'America/New_York' },
  GB: { currency: 'GBP', timeZone: 'Europe/London' },
  DE: { currency: 'EUR', timeZone: 'Europe/Berlin' },
};
const countryOfLanguage: Record<Language, string> = { 'zh-CN': 'CN', ru: 'RU', en: 'US' };

export interface Choice {
  value: string;
  text: string;
}

export function countryChoices(language: Language): Choice[] {
  return namedChoices(countryCodes, new Intl.DisplayNames(language, { type: 'region' }), language);
}

/** `CNY · Chinese yuan`, so that both who thinks in codes and who thinks in names finds it. */
export function currencyChoices(language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    text: `${code} · ${names.of(code) ?? code}`,
  }));
}

/** Zones of the tz database by name. They are names of places everywhere, so they are not translated. */
export function timeZoneChoices(chosen?: string): Choice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), ...(chosen ? [chosen] : [])]);
  return [...zones].toSorted().map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
}

/** What to begin with: the zone of this machine, and the country and currency that go with the language. */
export function guessPlace(language: Language): { country: string; currency: string; timeZone: string } {
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const byZone = Object.entries(likely).find(([, place]) => place.timeZone === timeZone)?.[0];
  const country = byZone ?? countryOfLanguage[language];
  const place = likely[country];
  return {
    country,
    currency: place?.currency ?? 'USD',
    timeZone: timeZone === 'UTC' ? (place?.timeZone ?? timeZone) : timeZone,
  };
}

function namedChoices(codes: readonly string[], names: Intl.DisplayNames, language: Language): Choice[] {
  const order = new Intl.Collator(language);
  const choices = codes.map((code) => ({ value: code, text: names.of(code) ?? code }));
  return choices.toSorted((a, b) => order.compare(a.text, b.text));
}
