// The words of decisions at hand for a screen: read once, and worded in the language the reader switches to.
import { useTranslation } from 'react-i18next';
import { decisionWords } from '#api/flow/3-decisions.routes';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type DecisionWords, makeDecisionWords } from './decision-words.ts';

/** Codes have no words until these came: a screen that must not show codes waits for `ready`. */
export function useDecisionWords(): DecisionWords & { ready: boolean; choice: (key: string) => string } {
  const say = useWords();
  const { i18n } = useTranslation('choices');
  const language = useLanguage();
  const writing = useWriting();
  const { data } = useAnswer(decisionWords, {});
  const choice = (key: string): string | undefined =>
    i18n.exists(key, { ns: 'choices' }) ? String(say(`choices:${key}` as never)) : undefined;
  const words = makeDecisionWords({
    shelves: data ?? {},
    language,
    choice,
    day: writing.day,
    money: (amountMinor, currency) => writing.money({ amountMinor, currency }),
    yes: say('decisions:owed.yes'),
    no: say('decisions:owed.no'),
  });
  return { ...words, ready: data !== undefined, choice: (key) => choice(key) ?? key };
}
