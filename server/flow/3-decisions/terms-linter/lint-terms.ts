// Marks void clauses in standard terms: zh, ru or en text in, the sentence, its place and the article out (requirement F6).
import { z } from 'zod';
import { localText } from '#api/flow/3-decisions';
import type { Language } from '#api/values';
import shipped from './void-clauses.json' with { type: 'json' };

const patterns = z.partialRecord(z.enum(['zh-CN', 'ru', 'en']), z.array(z.string().min(2)));
const clauseList = z.strictObject({
  version: z.string(),
  clauses: z.array(
    z.strictObject({
      id: z.string(),
      countries: z.array(z.string().length(2)),
      article: z.string(),
      verified: z.enum(['primary', 'secondary', 'unverified']),
      why: localText,
      patterns,
      /** A sentence that says the contrary is not marked. */
      unless: patterns.optional(),
    }),
  ),
});
const { clauses } = clauseList.parse(shipped);
type Clause = (typeof clauses)[number];

/** A void clause found. `from` and `until` are character places in the text as it was given. */
export type VoidClause = {
  id: string;
  article: string;
  why: Clause['why'];
  checkWithCounsel: boolean;
  language: Language;
  sentence: string;
  from: number;
  until: number;
  /** What in the sentence gave it away. */
  words: string;
};
export type TermsLint =
  | { ok: true; found: VoidClause[]; sentences: number }
  | { ok: false; reason: 'text_too_long' | 'text_empty' };

const textLengthMax = 400_000;
const sentenceLengthMax = 2_000;

type Compiled = { clause: Clause; language: Language; marks: RegExp[]; unless: RegExp[] };
const compiled: Compiled[] = clauses.flatMap((clause) =>
  (['zh-CN', 'ru', 'en'] as const).flatMap((language) => {
    const marks = clause.patterns[language];
    return marks
      ? [{ clause, language, marks: marks.map(regular), unless: (clause.unless?.[language] ?? []).map(regular) }]
      : [];
  }),
);

/** `\b` and `\w` know only Latin letters, so Russian stems are matched as letters of any script. */
function regular(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll('\\w', '\\p{L}'), 'iu');
}

/** Lints terms under the law of one country, sentence by sentence. Each clause is marked at most once per sentence. */
export function lintTerms(text: string, country: string): TermsLint {
  if (text.length > textLengthMax) return { ok: false, reason: 'text_too_long' };
  if (text.trim() === '') return { ok: false, reason: 'text_empty' };
  const rules = compiled.filter(({ clause }) => clause.countries.includes(country));
  const found: VoidClause[] = [];
  let sentences = 0;
  for (const { sentence, from } of splitSentences(text)) {
    sentences += 1;
    const marked = new Set<string>();
    for (const { clause, language, marks, unless } of rules) {
      if (marked.has(clause.id) || unless.some((mark) => mark.test(sentence))) continue;
      const words = marks.map((mark) => mark.exec(sentence)?.[0]).find((hit) => hit !== undefined);
      if (words === undefined) continue;
      marked.add(clause.id);
      const { id, article, why, verified } = clause;
      found.push({
        id,
        article,
        why,
        checkWithCounsel: verified === 'unverified',
        language,
        sentence,
        from,
        until: from + sentence.length,
        words,
      });
    }
  }
  return { ok: true, found, sentences };
}

/** Sentences with their places; a very long one is cut, so that no pattern runs over a whole book. */
function* splitSentences(text: string): Generator<{ sentence: string; from: number }> {
  for (const match of text.matchAll(/[^。！？；;.!?\n]+[。！？；;.!?\n]?/gu)) {
    const whole = match[0];
    for (let at = 0; at < whole.length; at += sentenceLengthMax) {
      const part = whole.slice(at, at + sentenceLengthMax);
      const sentence = part.trim();
      if (sentence !== '') yield { sentence, from: match.index + at + part.indexOf(sentence) };
    }
  }
}
