// The form in which two spellings of one name, title or address are equal. Kept beside the original in every *_key column;
// a change here needs a migration that rewrites them.

/**
 * Width and compatibility forms are folded (ＡＢＣ → abc, ㈱ → (株)), case is ignored, ё is е, and everything but letters, marks and
 * digits counts as one space between words: `Мебель+` is `мебель`, `王·伟` is `王 伟`. Text of signs alone stays as it is.
 */
export function comparableName(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
  const words = folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  return words === '' ? folded.trim() : words;
}
