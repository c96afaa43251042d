// Which of our languages a reader is greeted in, and where a browser keeps the choice.
import type { Language } from '#api/values';

const storageKey = 'makegood.language';

/** Each language by its own name, so that it is found by whoever reads only that one. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', ru: 'Русский', en: 'English' };
/** Not read from the values of the contracts: with them the whole of their checking would come to a customer's phone. */
const languages = Object.keys(languageNames) as Language[];

/** What this browser chose before, else the first language it asks for that we write in, else English. */
export function guessLanguage(asked: readonly string[], kept: string | null): Language {
  for (const choice of kept === null ? asked : [kept, ...asked]) {
    const tag = choice.toLowerCase();
    const match = languages.find((language) => language.slice(0, 2) === tag.slice(0, 2));
    if (match) return match;
  }
  return 'en';
}

/** Null: nothing was chosen here, or this browser keeps nothing. */
export function readKeptLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser that keeps nothing still switches; it only forgets on the next visit.
  }
}
