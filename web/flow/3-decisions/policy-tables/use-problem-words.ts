// What is wrong in a cell, in words; a problem without words of its own is told by its code, never hidden.
import { decisionScreens } from '#api/texts/en/decisions-screens';
import { useWords } from '../../../lib/use-language.ts';

/** Cells as they are written, the same in every language. */
const examples: Readonly<Record<string, string>> = {
  code_cell_is_a_list_of_codes: 'sofa, bed / not sofa',
  cell_is_yes_or_no: 'yes / no',
  within_cell_is_a_term_of_a_day: '3 day of sale.receivedOn',
};

export function useProblemWords(): (problem: string) => string {
  const say = useWords();
  return (problem) => {
    const key = `problem.${problem}`;
    return Object.hasOwn(decisionScreens, key)
      ? String(say(`decisions:${key}` as never, { example: examples[problem] ?? '' } as never))
      : problem.replaceAll('_', ' ');
  };
}
