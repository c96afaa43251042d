// Everything the command line says to a person, in the language of the console; what scripts read (`--json`) stays codes.
import { speakFrom } from '../server/platform/config/console-words.ts';
import { answersEn } from './texts/answers-en.ts';
import { answersRu } from './texts/answers-ru.ts';
import { answersZh } from './texts/answers-zh.ts';
import { doctorEn } from './texts/doctor-en.ts';
import { doctorRu } from './texts/doctor-ru.ts';
import { doctorZh } from './texts/doctor-zh.ts';
import { helpEn } from './texts/help-en.ts';
import { helpRu } from './texts/help-ru.ts';
import { helpZh } from './texts/help-zh.ts';

export const commandTexts = {
  en: { ...helpEn, ...answersEn, ...doctorEn },
  ru: { ...helpRu, ...answersRu, ...doctorRu },
  'zh-CN': { ...helpZh, ...answersZh, ...doctorZh },
};
export type CommandText = keyof (typeof commandTexts)['en'];

/** One whole sentence, or a few lines of help; values stand in double braces. */
export const inWords = speakFrom<CommandText>(commandTexts);

const placeholders = ['COMMAND', 'OPTIONS', 'FOLDER', 'FILE', 'NUMBER', 'DATE', 'WHICH', 'NAME', 'LANGUAGE', 'KEY'];
const isPlaceholder = (word: string): word is CommandText & keyof typeof helpEn => placeholders.includes(word);

/** `FOLDER` and the like in the reader's language; every other word of a usage line is typed as it stands. */
export function usageInWords(usage: string): string {
  return usage.replace(/[A-Z]+/g, (word) => (isPlaceholder(word) ? inWords(word) : word));
}
