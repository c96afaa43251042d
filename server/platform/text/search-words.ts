// Words to search by, in any script: Han in overlapping pairs, everything else in folded words. One cutting for what is kept
// and what is asked, so that both always meet. For PostgreSQL's `simple` configuration.

/** Han and kana, cut in pairs as Lucene cuts them: a word list splits 洗衣机 wrongly, pairs never miss. */
const hanRun = /([[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]&&[\p{L}\p{N}]]+)/v;
const wordRun = /[\p{L}\p{N}\p{M}]+/gu;

/** Enough for any address or product name; a longer text is searched by its beginning. */
const keptLengthMax = 20_000;
const askedLengthMax = 200;
const askedWordsMax = 12;
/** tsvector refuses words over 2 kB; nobody types one this long. */
const wordLengthMax = 60;

/** The words of a text in order, without repeats. A run of Han gives its pairs and its last character, so one character is found too. */
export function searchWords(text: string): string[] {
  const words = new Set<string>();
  for (const run of cut(text.slice(0, keptLengthMax))) {
    if (!run.han) words.add(run.word);
    else for (const piece of pairsAndLast(run.word)) words.add(piece);
  }
  return [...words];
}

/** Text to give `to_tsvector('simple', …)`. */
export function searchVectorText(text: string): string {
  return searchWords(text).join(' ');
}

/** What a text that is asked is looked up by: its words, and the pairs of a run of Han; a single character as it is. */
export function wordsToAsk(text: string): string[] {
  const words = new Set<string>();
  for (const run of cut(text.slice(0, askedLengthMax))) {
    const pieces = run.han && [...run.word].length > 1 ? pairs(run.word) : [run.word];
    for (const piece of pieces) words.add(piece);
  }
  return [...words].slice(0, askedWordsMax);
}

/**
 * A query for `to_tsquery('simple', …)` that finds every text holding all the words of `text`, each by its beginning; null when
 * there is nothing to search by. Holds only letters and digits between quotes, so nothing a person types can break it.
 */
export function searchQuery(text: string): string | null {
  const asked = wordsToAsk(text).map((word) => `'${word}':*`);
  return asked.length > 0 ? asked.join(' & ') : null;
}

/** Letters as they are compared: compatibility forms joined, lower case, ё as е, accents off Latin letters only (й stays й). */
export function foldText(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().replace(/ё/gu, 'е');
  return lower
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC');
}

/** Runs of letters and digits, cut again where the script changes, as in `型号a1洗衣机`. */
function* cut(text: string): Generator<{ word: string; han: boolean }> {
  for (const [run] of foldText(text).matchAll(wordRun)) {
    for (const part of run.split(hanRun)) {
      if (hanRun.test(part)) yield { word: part, han: true };
      else if (/[\p{L}\p{N}]/u.test(part)) yield { word: part.slice(0, wordLengthMax), han: false };
    }
  }
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function pairsAndLast(run: string): string[] {
  return [...pairs(run), [...run].at(-1) ?? ''];
}
