// Words a question of a trace: `problem.reportedOn within 7 day of sale.receivedOn` as a reader says it.
import type { DecisionWords } from './decision-words.ts';

/** Texts of the `decisions` shelf, and a length of time in words. */
export interface TestTexts {
  say: (key: string, values: Record<string, string>) => string;
  length: (count: number, unit: 'day' | 'month') => string;
}

export type WorkedTest = Pick<DecisionWords, 'fact' | 'value'>;

/** The forms are those of the engine; a form we do not know is shown as it is written, so that nothing is hidden. */
export function wordTest(test: string, words: WorkedTest, texts: TestTexts): string {
  const { say } = texts;
  if (test.startsWith('cel ')) return say('test.formula', { wants: test.slice(4) });
  if (test.startsWith('not ')) return say('test.not', { test: wordTest(test.slice(4), words, texts) });
  const validity = /^([\w.]+) in force (.*)$/.exec(test);
  if (validity) {
    const [, fact = '', wants = ''] = validity;
    return say('test.validity', { fact: words.fact(fact), wants: words.value(fact, wants) });
  }
  const term = /^([\w.]+) (within|after) (\d+) (day|month) of ([\w.]+)( paused by repairs)?$/.exec(test);
  if (term) {
    const [, fact = '', kind = '', count, unit, from = '', paused] = term;
    const start = words.fact(from);
    return say(`test.${kind}`, {
      fact: words.fact(fact),
      term: texts.length(Number(count), unit === 'month' ? 'month' : 'day'),
      from: paused ? say('owed.paused', { from: start }) : start,
    });
  }
  const compared = /^([\w.]+) (is|in|at_least|at_most|between_days) (.*)$/.exec(test);
  if (compared) {
    const [, fact = '', code = '', wants = ''] = compared;
    return say(`test.${code}`, { fact: words.fact(fact), wants: words.value(fact, wants) });
  }
  const known = /^([\w.]+) (present|absent)$/.exec(test);
  if (known) return say(known[2] === 'present' ? 'test.known' : 'test.absent', { fact: words.fact(known[1] ?? '') });
  const findings = /^[\w]+ \(([\w ]+)\)$/.exec(test)?.[1];
  if (findings !== undefined) {
    const named = findings.split(/ (?:and|or) /).map((code) => words.fact(`findings.${code}`));
    return say('test.shown', { fact: named.join(', ') });
  }
  return /^[\w.]+$/.test(test) ? say('test.shown', { fact: words.fact(test) }) : test;
}
