// Passwords anyone would try first (ASVS 6.2.4, 6.2.11): told by their making, so that no list of words has to be carried.

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
];
const first = [
  'password',
  'passw0rd',
  'letmein',
  'welcome',
  'admin',
  'administrator',
  'makegood',
  'пароль',
  'привет',
  'админ',
  '密码',
  'mima',
  'woaini',
  'iloveyou',
];

/**
 * AUTH-9: true for a password of few different characters, of a walk over keys, or of a word everyone tries, a name or an
 * address with little around it. `about` are the words known of its owner: name, e-mail address, company.
 */
export function easyToGuess(password: string, about: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 5) return true;
  const left = [...first, ...about.flatMap(wordsOf)]
    .sort((a, b) => b.length - a.length)
    .reduce(without, withoutWalks(plain));
  return new Set(left.replaceAll(/(19|20)\d\d/g, '')).size < 4;
}

/** Runs of four and more neighbours of a keyboard row, forwards or backwards, taken out. */
function withoutWalks(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    const length = walkAt(text, at);
    if (length < 4) left += text.charAt(at);
    at += length < 4 ? 1 : length;
  }
  return left;
}

function walkAt(text: string, from: number): number {
  let longest = 1;
  for (const row of rows.flatMap((keys) => [keys, [...keys].reverse().join('')])) {
    let length = 2;
    while (from + length <= text.length && row.includes(text.slice(from, from + length))) length += 1;
    longest = Math.max(longest, length - 1);
  }
  return longest;
}

function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.length >= 3 || /\p{Script=Han}{2}/u.test(word));
}

const without = (text: string, word: string) => text.replaceAll(word, '');
