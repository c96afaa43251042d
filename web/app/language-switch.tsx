// Switches the language without a reload, before signing in as well as after; an account remembers it.
import { useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { changeOwn, showSession } from '#api/setup';
import { type Language, languages } from '#api/values';
import { call } from '../lib/call.ts';
import { languageNames } from '../lib/guess-language.ts';
import { switchLanguage } from '../lib/start-texts.ts';
import { answerKey } from '../lib/use-answer.ts';
import { useLanguage, useWords } from '../lib/use-language.ts';
import { SessionContext } from '../lib/use-session.ts';
import './language-switch.css';

export function LanguageSwitch() {
  const say = useWords();
  const language = useLanguage();
  const session = useContext(SessionContext);
  const client = useQueryClient();
  const choose = async (chosen: Language) => {
    await switchLanguage(chosen);
    // Some answers carry words of the server; they are read again in the new language.
    void client.invalidateQueries();
    if (!session) return;
    // The screen has switched already; whether the account could remember it changes nothing for the reader.
    const answer = await call(changeOwn, { body: { language: chosen } }).catch(() => undefined);
    if (answer) client.setQueryData(answerKey(showSession, {}), answer);
  };
  return (
    <select
      className="mg-language"
      aria-label={say('language')}
      value={language}
      onChange={(event) => void choose(event.target.value as Language)}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNames[one]}
        </option>
      ))}
    </select>
  );
}
