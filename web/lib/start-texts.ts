// Starts the texts: one catalogue of api/texts, one language loaded at a time, switched without a reload.
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from '#api/texts/en/index';
import type { Language } from '#api/values';
import { speakIn } from './call.ts';
import { guessLanguage, keepLanguage, readKeptLanguage } from './guess-language.ts';

/** English gives the shape; the other languages are checked against it where they are written. */
export type Catalogue = { readonly [Shelf in keyof typeof en]: Readonly<Record<string, string>> };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: typeof en;
    defaultNS: 'shell';
    keySeparator: false;
    returnNull: false;
  }
}

const loaders: Record<Language, () => Promise<Catalogue>> = {
  'zh-CN': () => import('#api/texts/zh-CN/index').then((module) => module.zhCN),
  ru: () => import('#api/texts/ru/index').then((module) => module.ru),
  en: () => import('#api/texts/en/index').then((module) => module.en),
};

/** Loads the reader's language and starts i18next with it. Call once, before the first screen. */
export async function startTexts(): Promise<i18n> {
  const language = guessLanguage(navigator.languages, readKeptLanguage());
  // The catalogue is flat: a dot belongs to the key, and nothing is escaped because React does that.
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await loaders[language]() },
    ns: ['shell'],
    defaultNS: 'shell',
    fallbackLng: false,
    keySeparator: false,
    interpolation: { escapeValue: false },
    // A key we have no words for may hold what stood in an address: it is shown as it is, never filled in or followed (T-X6).
    parseMissingKeyHandler: (key) => key,
  });
  markPage(language);
  return i18next;
}

/** Loads a language when it is not there yet and switches every screen, later refusals and the page's own mark to it. */
export async function switchLanguage(language: Language): Promise<void> {
  await showLanguage(language);
  keepLanguage(language);
}

async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'shell')) {
    for (const [shelf, texts] of Object.entries(await loaders[language]()))
      i18next.addResourceBundle(language, shelf, texts);
  }
  await i18next.changeLanguage(language);
  markPage(language);
}

/** On a browser that has not chosen yet, an account's own language is the better guess. Nothing is kept: it may be another's machine. */
export async function adoptLanguage(language: Language): Promise<void> {
  if (readKeptLanguage() === null && i18next.language !== language) await showLanguage(language);
}

function markPage(language: Language): void {
  document.documentElement.lang = language;
  speakIn(language);
}
