// Burdens, changes and deadlines in words: the parts every entitlement and every refusal has.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { useLengths } from '../words/use-lengths.ts';
import type { Entitlement } from './owed-judgement.ts';

export function useBurdenWords(): (burden: Entitlement['burden']) => string {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  return (burden) => {
    if (burden === null) return '';
    const holder = words.say('holders', burden.holder);
    return burden.untilOn === null
      ? holder
      : say('decisions:owed.burden_until', { holder, day: writing.day(burden.untilOn) });
  };
}

/** One line for each fact that would change the answer, the same only once. */
export function useChangeWords(): (changes: Entitlement['wouldChange']) => string[] {
  const say = useWords();
  const words = useDecisionWords();
  const one = ({ fact: name, to }: Entitlement['wouldChange'][number]) => {
    const fact = words.fact(name);
    if (to === 'yes' || to === 'true') return say('decisions:owed.change.yes', { fact });
    if (to === 'no' || to === 'false') return say('decisions:owed.change.no', { fact });
    return say('decisions:owed.change.to', { fact, to: words.value(name, to) });
  };
  return (changes) => [...new Set(changes.map(one))];
}

/** A day when it can be reckoned; else how long after what. */
export function useDeadlineWords(): (deadline: Entitlement['deadline']) => string {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const lengths = useLengths();
  return (deadline) => {
    if (deadline === null) return '';
    if (deadline.on !== null) return writing.day(deadline.on);
    if (deadline.length === 0) return say('decisions:owed.at_once');
    const length = lengths(deadline.length, deadline.unit);
    return say('decisions:owed.by_after', { length, from: words.fact(deadline.from) });
  };
}
