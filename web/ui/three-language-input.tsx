// One text in three languages: the reader's own first, the others below, at least one to be given.
import { useId } from 'react';
import { type InThreeLanguages, type Language, languages } from '#api/values';
import { useLanguage, useWords } from '../lib/use-language.ts';
import './three-language-input.css';

export interface ThreeLanguageInputProps {
  /** The name of the text; each box is labelled with it and its language. */
  label: string;
  value?: InThreeLanguages;
  onChange?: (texts: InThreeLanguages) => void;
  /** Lines; 1 gives a single line. */
  lines?: number;
}

export function ThreeLanguageInput({ label, value = {}, onChange, lines = 1 }: ThreeLanguageInputProps) {
  const say = useWords();
  const mine = useLanguage();
  const id = useId();
  const change = (language: Language, text: string) => {
    const next = { ...value, [language]: text };
    // An empty box is no text: readers must fall back to a language that has one.
    if (text === '') delete next[language];
    onChange?.(next);
  };
  const ordered = languages.toSorted((a, b) => Number(b === mine) - Number(a === mine));
  return (
    <div className="mg-three">
      {ordered.map((language) => (
        <div key={language} className="mg-three-line">
          <label htmlFor={`${id}-${language}`}>
            <span className="mg-unseen">{label}, </span>
            {say(`words:language.${language}`)}
          </label>
          <textarea
            id={`${id}-${language}`}
            lang={language}
            className="mg-control"
            rows={lines}
            maxLength={4000}
            value={value[language] ?? ''}
            onChange={(event) => change(language, event.target.value)}
          />
        </div>
      ))}
    </div>
  );
}
