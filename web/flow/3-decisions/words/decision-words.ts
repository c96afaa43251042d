// The words of decisions in the reader's language: what facts, proofs, parties, remedies and their values are called.
import { kindOfFact } from '#api/flow/3-decisions.choices';
import type { Language } from '#api/values';

/** Shelves of words by code, as the server has them for letters too. */
export type WordShelves = Readonly<Record<string, Readonly<Record<string, Readonly<Record<Language, string>>>>>>;

export interface Wording {
  shelves: WordShelves;
  language: Language;
  /** A text of the `choices` shelf; undefined when there is none. */
  choice: (key: string) => string | undefined;
  day: (day: string) => string;
  money: (amountMinor: string, currency: string) => string;
  yes: string;
  no: string;
}

export type DecisionWords = ReturnType<typeof makeDecisionWords>;

/** A code without words shows itself, so that nothing is hidden. */
export function makeDecisionWords(wording: Wording) {
  const { shelves, language, choice } = wording;
  const known = (shelf: string, code: string): string | undefined =>
    Object.hasOwn(shelves, shelf) && Object.hasOwn(shelves[shelf] ?? {}, code)
      ? shelves[shelf]?.[code]?.[language]
      : undefined;
  const say = (shelf: string, code: string): string => known(shelf, code) ?? choice(`place.${code}`) ?? code;
  const fact = (name: string): string => {
    const [group = '', code = ''] = name.split('.');
    if (group === 'proofs' || group === 'findings') return known(group, code) ?? code;
    return choice(`fact.${name}`) ?? known('facts', name) ?? name;
  };
  const oneValue = (name: string, raw: string, currency?: string): string => {
    if (raw === 'true' || raw === 'yes') return wording.yes;
    if (raw === 'false' || raw === 'no') return wording.no;
    if (/^\d{4}-\d\d-\d\d$/.test(raw)) return wording.day(raw);
    if (/^\d+$/.test(raw) && currency !== undefined && kindOfFact(name) === 'money')
      return wording.money(raw, currency);
    if (name === 'place.country') return countryName(raw, language);
    const shelf = name.startsWith('judged.') ? known('outcomes', raw) : undefined;
    return (
      shelf ??
      choice(`${name}.${raw}`) ??
      choice(`category.${raw}`) ??
      choice(`list.${raw}`) ??
      choice(`basis.${raw}`) ??
      raw
    );
  };
  return {
    say,
    fact,
    text: (text: Readonly<Record<Language, string>>): string => text[language],
    /** What a fact was or should be: `booth|platform` is a list, `2014-03-15..` a span of days. */
    value: (name: string, raw: string, currency?: string): string => {
      const span = /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/.exec(raw);
      if (span) return [span[1], span[2]].map((day) => (day ? wording.day(day) : '…')).join(' – ');
      return raw
        .split(/[|,]\s*/)
        .map((one) => oneValue(name, one, currency))
        .join(', ');
    },
    list: (names: readonly string[]): string => [...new Set(names.map(fact))].join(' · '),
  };
}

/** `CN` → China, 中国, Китай; `ZZ` and the EU as a whole are no countries of the list. */
export function countryName(code: string, language: Language): string {
  if (code === 'ZZ' || !/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(code) ?? code;
}
