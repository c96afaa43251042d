// Where and in which money: countries and localities the law packs speak for, and currencies.
import { listLawPacks } from '#api/flow/3-decisions.routes';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { countryName } from '../words/decision-words.ts';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { type FactDraft, factIn, withFact } from './fact-draft.ts';

export interface PlaceInputProps {
  id: string;
  name: 'place.country' | 'place.locality' | 'sale.currency';
  draft: FactDraft;
  onChange: (draft: FactDraft) => void;
}

/** No pack has rules for it: rules of other localities then certainly do not speak. */
const elsewhere = 'OTHER';
const currencies = ['CNY', 'RUB', 'EUR', 'GBP', 'USD', 'KZT', 'BYN', 'HKD', 'JPY'];
/** A country's money, set along with it, because a try in another country is rarely in ours. */
const moneyOf: Readonly<Record<string, string>> = { CN: 'CNY', RU: 'RUB', GB: 'GBP', US: 'USD' };

export function PlaceInput({ id, name, draft, onChange }: PlaceInputProps) {
  const say = useWords();
  const language = useLanguage();
  const words = useDecisionWords();
  const { company } = useSession();
  const { data } = useAnswer(listLawPacks, {});
  const packs = data?.rows ?? [];
  const country = draft.place.country;
  const value = String(factIn(draft, name) ?? '');
  const choices = (): { value: string; text: string }[] => {
    if (name === 'sale.currency') return named([...new Set([company.currency, ...currencies, value])]);
    if (name === 'place.country') {
      const countries = new Set([company.country, value, ...packs.flatMap((pack) => pack.countries)]);
      return [...countries]
        .filter((code) => code !== 'ZZ' && code !== 'EU' && code !== '')
        .map((code) => ({ value: code, text: countryName(code, language) }))
        .sort((a, b) => a.text.localeCompare(b.text, language));
    }
    const localities = packs.filter((pack) => pack.countries.includes(country)).flatMap((pack) => pack.localities);
    const codes = [...new Set([...localities, value])].filter((code) => code !== '' && code !== elsewhere);
    return [
      { value: '', text: say('decisions:owed.not_said') },
      ...codes.map((code) => ({ value: code, text: words.value(`locality.${country}`, code) })),
      { value: elsewhere, text: say('decisions:owed.elsewhere') },
    ];
  };
  const change = (next: string) => {
    if (name !== 'place.country') return onChange(withFact(draft, name, next || undefined));
    const moved = withFact(withFact(draft, 'place.locality', undefined), 'place.country', next);
    return onChange(withFact(moved, 'sale.currency', moneyOf[next] ?? 'EUR'));
  };
  return (
    <select id={id} className="mg-control" value={value} onChange={(event) => change(event.target.value)}>
      {choices().map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.text}
        </option>
      ))}
    </select>
  );
}

function named(codes: readonly string[]): { value: string; text: string }[] {
  return codes.filter((code) => code !== '').map((code) => ({ value: code, text: code }));
}
