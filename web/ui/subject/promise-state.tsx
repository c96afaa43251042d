// The state of a promise as a mark: the same word and tone on every screen.
import type { promiseStates } from '#api/flow/1-promises';
import { useWords } from '../../lib/use-language.ts';
import { Mark, type MarkTone } from '../mark.tsx';

type State = (typeof promiseStates)[number];
const tones: Record<State, MarkTone> = {
  open: 'accent',
  kept: 'good',
  broken: 'bad',
  kept_late: 'warn',
  waived: 'quiet',
  excused: 'quiet',
  expired: 'quiet',
};

export function PromiseState({ state }: { state: State }) {
  const say = useWords();
  return <Mark tone={tones[state]}>{say(`words:state.${state}`)}</Mark>;
}
