// The words of the pages without an account: one small shelf, fetched in the reader's language alone, switched without a reload.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import type { portalScreens as english } from '#api/texts/en/portals-screens';
import { fillText, pickText, type Texts } from '#api/texts/fill-text';
import type { Language } from '#api/values';
import { speakIn } from '../../lib/call.ts';
import { guessLanguage, keepLanguage, readKeptLanguage } from '../../lib/guess-language.ts';

type Plain<Key> = Key extends `${infer Base}_${'one' | 'few' | 'many' | 'other'}` ? Base : Key;
export type PortalText = Plain<keyof typeof english>;

const loaders: Record<Language, () => Promise<Texts>> = {
  'zh-CN': () => import('#api/texts/zh-CN/portals-screens').then((module) => module.portalScreens),
  ru: () => import('#api/texts/ru/portals-screens').then((module) => module.portalScreens),
  en: () => import('#api/texts/en/portals-screens').then((module) => module.portalScreens),
};

interface Words {
  language: Language;
  say: (key: PortalText, values?: Readonly<Record<string, unknown>>) => string;
  /** What the reader chose; remembered by this browser. */
  choose: (language: Language) => void;
  /** The language of the link: it wins over the browser's guess, never over the reader's choice. */
  adopt: (language: Language) => void;
}
const WordsContext = createContext<Words | undefined>(undefined);

/** Shows nothing until the words are there: a page in two languages at once would be worse than one a moment later. */
export function PortalWords({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => guessLanguage(navigator.languages, readKeptLanguage()));
  const [loaded, setLoaded] = useState<{ language: Language; texts: Texts }>();
  useEffect(() => {
    let wanted = true;
    void loaders[language]().then((texts) => {
      if (!wanted) return;
      document.documentElement.lang = language;
      speakIn(language);
      setLoaded({ language, texts });
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  const adopt = useCallback((told: Language) => {
    if (readKeptLanguage() === null) setLanguage(told);
  }, []);
  if (!loaded) return null;
  const words: Words = {
    language: loaded.language,
    say: (key, values = {}) => fillText(pickText(loaded.texts, key, values, loaded.language) ?? key, values),
    choose: (chosen) => {
      keepLanguage(chosen);
      setLanguage(chosen);
    },
    adopt,
  };
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function usePortalWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('usePortalWords outside PortalWords');
  return words;
}

/** Adopts the language of the link once its answer has come. */
export function useLinkLanguage(told: Language | undefined): void {
  const { adopt } = usePortalWords();
  useEffect(() => {
    if (told) adopt(told);
  }, [told, adopt]);
}
