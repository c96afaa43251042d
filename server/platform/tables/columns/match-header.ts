// How well a heading names a wanted field, in any of our languages.
import { foldText } from '../../text/search-words.ts';
import type { WantedField } from '../table-types.ts';

/** 1 the same words, 0 nothing in common. The field's own name counts as a word for it. */
export function matchHeader(header: string, field: WantedField): number {
  const asked = wordsOf(header);
  if (asked.length === 0) return 0;
  const names = [field.name, ...field.synonyms.zh, ...field.synonyms.ru, ...field.synonyms.en];
  return Math.max(0, ...names.map((name) => likeness(asked, wordsOf(name))));
}

function wordsOf(text: string): string[] {
  const spaced = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return foldText(spaced).match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu) ?? [];
}

/** Shared words against all words; the same words in the same order are one, in another nearly one. */
function likeness(left: readonly string[], right: readonly string[]): number {
  if (right.length === 0) return 0;
  if (left.join(' ') === right.join(' ')) return 1;
  const shared = right.filter((word) => left.some((each) => sameWord(each, word))).length;
  const all = left.length + right.length - shared;
  return 0.95 * (shared / all);
}

/** Russian endings and plurals differ at the end: long words are the same when all but the last two letters are. */
function sameWord(left: string, right: string): boolean {
  if (left === right) return true;
  const length = Math.min(left.length, right.length);
  const stem = length - 2;
  return stem >= 4 && Math.abs(left.length - right.length) <= 2 && left.slice(0, stem) === right.slice(0, stem);
}
