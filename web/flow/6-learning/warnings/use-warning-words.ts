// A warning in words: what repeats, and where.
import type { z } from 'zod';
import type { warning as shape } from '#api/flow/6-learning.warnings';
import { useWords } from '../../../lib/use-language.ts';

export type WarningShown = z.infer<typeof shape>;

export function useWarningWords() {
  const say = useWords();
  const placeOf = ({ place, placeName }: Pick<WarningShown, 'place' | 'placeName'>) =>
    say('learning:warning.of', { kind: say(`words:warning_place.${place}`), name: placeName });
  return {
    placeOf,
    titleOf: (warning: Pick<WarningShown, 'place' | 'placeName' | 'problem'>) =>
      say('learning:warning.title', {
        place: warning.placeName,
        problem: say(`words:case_problem.${warning.problem}`),
      }),
  };
}
