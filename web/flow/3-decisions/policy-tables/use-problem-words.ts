// What is wrong in a cell, in words; a problem without words of its own is told by its code, never hidden.
import { decisionScreens } from '#api/texts/en/decisions-screens';
import { useWords } from '../../../lib/use-language.ts';

export function useProblemWords(): (problem: string) => string {
  const say = useWords();
  return (problem) => {
    const key = `problem.${problem}`;
    return Object.hasOwn(decisionScreens, key)
      ? String(say(`decisions:${key}` as never))
      : problem.replaceAll('_', ' ');
  };
}
