// The reader's language, and the words in it.
import { useTranslation } from 'react-i18next';
import type { InThreeLanguages, Language } from '#api/values';

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language as Language;
}

/** The shelves of the catalogue a screen may take words from; the first needs no name. */
const shelves = [
  'shell',
  'words',
  'facts',
  'fields',
  'setup',
  'promises',
  'registry',
  'imports',
  'decisions',
  'choices',
  'cases',
  'channels',
  'calls',
  'clocks',
  'compensation',
  'entitlements',
  'finding',
  'knowledge',
  'learning',
  'payments',
  'books',
  'recovery',
  'cells',
  'refusals',
] as const;

/** `say('shell:area.promises')`; all shelves are at hand, keys are checked by the compiler. */
export function useWords() {
  const { t } = useTranslation(shelves);
  return t;
}

/** A text given in up to three languages, read in the first of: the reader's, then zh-CN, ru, en. */
export function pickLanguageOf(texts: InThreeLanguages, language: Language): string {
  const given = [texts[language], texts['zh-CN'], texts.ru, texts.en];
  return given.find((text) => text !== undefined && text.trim() !== '') ?? '';
}
