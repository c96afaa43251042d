// Words of the file that a field does not know, each beside what it means; the mapping remembers, also when it is saved.
import type { z } from 'zod';
import type { importKind, Mapping, previewImport } from '#api/imports';
import { useWords } from '../../lib/use-language.ts';
import type { FieldMapping } from './mapping-parts.ts';
import { useChoiceWords, useFieldWords } from './use-field-words.ts';

export interface UnknownWordsProps {
  kind: z.infer<typeof importKind>;
  mapping: Mapping;
  unknown: z.infer<typeof previewImport.answer>['unknown'];
  onChange: (mapping: Mapping) => void;
}

/** No value of a field is these. */
const undecided = '?';
const nothing = '-';

export function UnknownWords({ kind, mapping, unknown, onChange }: UnknownWordsProps) {
  const say = useWords();
  const fieldWords = useFieldWords();
  const asked = mapping.fields
    .map((given) => ({
      given,
      choices: kind.fields.find((one) => one.field === given.field)?.choices ?? [],
      // What was said before stays in the list, so that it can be said otherwise.
      words: [...Object.keys(given.values ?? {}), ...(unknown.find((one) => one.field === given.field)?.words ?? [])],
    }))
    .filter(({ words, choices }) => words.length > 0 && choices.length > 0);
  if (asked.length === 0) return null;
  const explain = (next: FieldMapping) =>
    onChange({ ...mapping, fields: mapping.fields.map((one) => (one.field === next.field ? next : one)) });
  return (
    <section className="mg-panel">
      <h2>{say('imports:words.title')}</h2>
      <p className="mg-quiet">{say('imports:words.text')}</p>
      {asked.map(({ given, words, choices }) => (
        <fieldset key={given.field} className="mg-import-words">
          <legend>{fieldWords(given.field)}</legend>
          {words.map((word) => (
            <WordChoice key={word} word={word} given={given} choices={choices} onChange={explain} />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

interface WordChoiceProps {
  word: string;
  given: FieldMapping;
  choices: readonly string[];
  onChange: (next: FieldMapping) => void;
}

function WordChoice({ word, given, choices, onChange }: WordChoiceProps) {
  const say = useWords();
  const choiceWords = useChoiceWords();
  const meaning = given.values?.[word];
  const choose = (chosen: string) => {
    const { [word]: _before, ...others } = given.values ?? {};
    onChange({
      ...given,
      values: chosen === undecided ? others : { ...others, [word]: chosen === nothing ? '' : chosen },
    });
  };
  return (
    <label className="mg-row">
      <span>{word}</span>
      <select
        className="mg-control"
        value={meaning === undefined ? undecided : meaning === '' ? nothing : meaning}
        onChange={(event) => choose(event.target.value)}
      >
        <option value={undecided}>{say('imports:words.undecided')}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceWords(given.field, choice)}
          </option>
        ))}
        <option value={nothing}>{say('imports:words.nothing')}</option>
      </select>
    </label>
  );
}
