// What a penalty runs on: a dated duty, or a demand for a remedy.
import { useWords } from '../../../lib/use-language.ts';
import { useDecisionWords } from './use-decision-words.ts';

const duties = ['delivery', 'work', 'handover', 'title'] as const;

export function useSubjectWords(): (subject: string) => string {
  const say = useWords();
  const words = useDecisionWords();
  return (subject) => {
    const duty = duties.find((one) => one === subject);
    return duty ? say(`decisions:owed.meter.${duty}`) : words.say('remedies', subject);
  };
}
