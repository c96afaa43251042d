// How a name sounds, in one Latin form whatever script it is written in: so that wangwei finds 王伟, Shcherbakov and Scherbakov Щербаков,
// and Петров Petrov. Both what is kept and what is asked go through the same form; it is never shown.
import { pinyin } from 'pinyin-pro';
import { foldText } from './search-words.ts';

const hanRun = /\p{Script=Han}+/gu;
const otherRun = /[\p{Script=Latin}\p{Script=Cyrillic}\p{M}ʹʺ'’`]+/gu;

/** Letters of Russian and its neighbours as passports and most people write them; the form below makes the schools of spelling one. */
const latinOf: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
  },
  ...{ о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '' },
  ...{ ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'u' },
};

/** In this order. One letter of the form may stand for several of ours; capitals are letters of the form alone. */
const same: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 'S'],
  [/zh/g, 'J'],
  [/tch|ch/g, 'C'],
  [/kh/g, 'h'],
  [/ts|tz/g, 'c'],
  [/ck/g, 'k'],
  [/ph|ff/g, 'f'],
  [/w/g, 'v'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  // Yevgeniy, Evgenii and Jevgeni; Fyodorov and Fedorov; Юлия, Yuliya and Julia.
  [/[yji]+/g, 'i'],
  [/i[eo]/g, 'e'],
  // Анна and Ana; not of the first letters of a name.
  [/(?<=..)(.)\1+|(.)\2+(?=..)/g, '$1$2'],
];

/** The form of one word in Latin or Cyrillic letters; empty when it has none. */
function formOf(word: string): string {
  const latin = [...word].map((letter) => latinOf[letter] ?? letter).join('');
  return same.reduce((form, [letters, letter]) => form.replace(letters, letter), latin.replace(/[^a-z]/g, ''));
}

/**
 * Every form a name is kept under: each word; for a run of Han the pinyin from every character to the end, and the first letters. A
 * surname is read as surnames are (单 is Shan, 仇 Qiu).
 */
export function soundsOfName(name: string): string[] {
  const text = foldText(name);
  const forms = new Set<string>();
  for (const [word] of text.matchAll(otherRun)) forms.add(formOf(word));
  for (const [run] of text.matchAll(hanRun)) {
    const syllables = pinyin(run, { toneType: 'none', type: 'array', surname: 'head', v: true });
    for (let from = 0; from < syllables.length; from += 1) {
      const end = syllables.slice(from).join('');
      forms.add(formOf(end));
      // ü is typed as v or as u.
      forms.add(formOf(end.replaceAll('v', 'u')));
    }
    if (syllables.length > 1) forms.add(formOf(syllables.map((one) => one.charAt(0)).join('')));
  }
  forms.delete('');
  return [...forms];
}

const askedWordsMax = 12;

/** The words of what is asked, folded, as people part them: a run of Han stays whole. */
export function wordsAsked(text: string): string[] {
  return (foldText(text).match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? []).slice(0, askedWordsMax);
}

/** How each of `wordsAsked` sounds. Undefined for a word that sounds like nothing. */
export function soundsAsked(text: string): (string | undefined)[] {
  return wordsAsked(text).map((word) => {
    if (/^\p{Script=Han}+$/u.test(word)) return word.length > 1 ? soundsOfName(word)[0] : undefined;
    const form = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}'’]+$/u.test(word) ? formOf(word) : '';
    return form.length > 1 ? form : undefined;
  });
}
