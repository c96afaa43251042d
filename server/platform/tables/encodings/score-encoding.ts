// How much bytes look like text of a language when read in one of its older encodings: 1 natural, 0 noise.
import type { Encoding } from '../table-types.ts';
import { decodeBytes } from './decode-stream.ts';

export type OldEncoding = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>;
export const oldEncodings: readonly OldEncoding[] = ['gb18030', 'big5', 'windows-1251', 'koi8-r', 'windows-1252'];

export function scoreEncoding(bytes: Uint8Array, encoding: OldEncoding): number {
  if (encoding === 'gb18030') return scorePairs(bytes, [0xb0, 0xd7], [0xa1, 0xa9], (trail) => trail >= 0xa1);
  if (encoding === 'big5')
    return scorePairs(bytes, [0xa4, 0xc6], [0xa1, 0xa3], (trail) => trail >= 0xa1 || trail < 0x7f);
  const text = decodeBytes(bytes, encoding);
  return encoding === 'windows-1252' ? scoreLatin(text) : scoreRussian(text);
}

/**
 * Chinese in two bytes. Both GB 2312 and Big5 put their everyday characters (level 1) in one block of lead bytes; natural text
 * keeps to it, the other encoding's text falls out of it or breaks the pairs.
 */
function scorePairs(
  bytes: Uint8Array,
  everyday: readonly [number, number],
  signs: readonly [number, number],
  plainTrail: (trail: number) => boolean,
): number {
  let good = 0;
  let count = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[index + 1];
    if (trail === undefined) break;
    count += 1;
    if (trail < 0x30 || trail === 0x7f || trail === 0xff || lead === 0x80 || lead === 0xff) {
      good -= 2; // no such pair: the byte stands alone, as it never does in Chinese
      continue;
    }
    if (lead >= everyday[0] && lead <= everyday[1] && plainTrail(trail)) good += 1;
    else if (lead >= signs[0] && lead <= signs[1] && plainTrail(trail)) good += 0.7;
    else good += 0.1;
    index += 1;
  }
  return count === 0 ? 0 : clamp(good / count);
}

// Letters per thousand in Russian running text.
const russianLetters = new Map(
  Object.entries({
    о: 109,
    е: 85,
    а: 80,
    и: 74,
    н: 67,
    т: 63,
    с: 55,
    р: 47,
    в: 45,
    л: 44,
    к: 35,
    м: 32,
    д: 30,
    п: 28,
    у: 26,
    я: 20,
    ы: 19,
    ь: 17,
    г: 17,
    з: 16,
    б: 16,
    ч: 14,
    й: 12,
    х: 10,
    ж: 9,
    ш: 7,
    ю: 6,
    ц: 5,
    щ: 4,
    э: 3,
    ф: 3,
    ъ: 1,
    ё: 1,
  }),
);

/** The same letters stand in other places in windows-1251 and KOI8-R, with large and small exchanged: frequency and case tell. */
function scoreRussian(text: string): number {
  let sum = 0;
  let count = 0;
  let before = '';
  for (const character of text) {
    if (character.charCodeAt(0) >= 0x80) {
      const small = character.toLowerCase();
      const perMille = russianLetters.get(small);
      count += 1;
      if (perMille !== undefined) sum += Math.log2(perMille / 20);
      else sum -= /[«»№–—“”„…₽\u00a0]/u.test(character) ? 0 : 4;
      const rises = character !== small && before !== before.toUpperCase();
      if (rises) sum -= 3; // мОСКВА: a small letter before a large one
    }
    before = character;
  }
  return count === 0 ? 0 : clamp((sum / count + 1) / 2.2);
}

const accents = /[éèêëàâäáãåçñöóôõøüúûùíîïßæœÉÈÀÂÄÁÅÇÑÖÓØÜÚÍ]/u;
const latinSigns = /[‘’“”–—•…€£°®™«»§©·×½\u00a0]/u;

/** Accented letters stand alone between plain ones; long runs of them are another script read wrongly. */
function scoreLatin(text: string): number {
  let sum = 0;
  let count = 0;
  let run = 0;
  for (const character of text) {
    run = character.charCodeAt(0) >= 0x80 ? run + 1 : 0;
    if (run === 0) continue;
    count += 1;
    const known = accents.test(character) ? 1 : latinSigns.test(character) ? 0.8 : 0;
    sum += run > 2 ? -0.5 : run === 2 ? known / 2 : known;
  }
  return count === 0 ? 0 : clamp((sum / count) * 0.95);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
