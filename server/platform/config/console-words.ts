// What the console says of a start, in the language of whoever sits at it.
import { en } from './start-texts/en.ts';
import { ru } from './start-texts/ru.ts';
import { zhCN } from './start-texts/zh.ts';

const catalogues = { en, ru, 'zh-CN': zhCN };
export type ConsoleLanguage = keyof typeof catalogues;
export type StartText = keyof typeof en;

let language: ConsoleLanguage = 'en';

/** Asked once when a process begins; until then, and for those who never ask, the console speaks English. */
export function speakToConsole(chosen: ConsoleLanguage): void {
  language = chosen;
}

/**
 * CONF-4: MAKEGOOD_LANGUAGE where it is set, else the first of LC_ALL, LC_MESSAGES and LANG that is, else what the system says;
 * English for every other language.
 */
export function consoleLanguage(
  env: Readonly<Record<string, string | undefined>>,
  ofSystem: string = Intl.DateTimeFormat().resolvedOptions().locale,
): ConsoleLanguage {
  const named = [env.MAKEGOOD_LANGUAGE, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((one) => one?.trim());
  const code = (named ?? ofSystem).slice(0, 2).toLowerCase();
  if (code === 'zh') return 'zh-CN';
  return code === 'ru' ? 'ru' : 'en';
}

/** One whole sentence; values stand in double braces. */
export type Speaker<Text extends string> = (text: Text, facts?: Readonly<Record<string, string | number>>) => string;

/** What speaks from a catalogue in the language of the console: the start's own below, the command line's in cli/in-words.ts. */
export function speakFrom<Text extends string>(
  catalogue: Readonly<Record<ConsoleLanguage, Readonly<Record<Text, string>>>>,
): Speaker<Text> {
  return (text, facts = {}) =>
    catalogue[language][text].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''));
}

/** The language chosen by `speakToConsole`. */
export function spokenLanguage(): ConsoleLanguage {
  return language;
}

export const toConsole: Speaker<StartText> = speakFrom(catalogues);
