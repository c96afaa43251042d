// Lengths of time in words, with the plurals of the language, and questions of a trace worded with them.
import { useWords } from '../../../lib/use-language.ts';
import { useDecisionWords } from './use-decision-words.ts';
import { wordTest } from './word-test.ts';

export type LengthUnit = 'day' | 'month';

/** `7, day` → 7 days, 7 дней, 7 天. */
export function useLengths(): (count: number, unit: LengthUnit) => string {
  const say = useWords();
  return (count, unit) =>
    unit === 'day' ? say('decisions:owed.days', { count }) : say('decisions:owed.months', { count });
}

export function useTestWords(): (test: string) => string {
  const say = useWords();
  const words = useDecisionWords();
  const length = useLengths();
  const texts = {
    say: (key: string, values: Record<string, string>) => String(say(`decisions:${key}` as never, values as never)),
    length,
  };
  return (test) => wordTest(test, words, texts);
}
