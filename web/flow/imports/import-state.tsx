// The state of an import as a mark.
import type { importStates } from '#api/imports';
import { useWords } from '../../lib/use-language.ts';
import { Mark, type MarkTone } from '../../ui/mark.tsx';

type State = (typeof importStates)[number];
const tones: Record<State, MarkTone> = {
  uploaded: 'warn',
  ready: 'warn',
  running: 'accent',
  stopping: 'accent',
  stopped: 'warn',
  done: 'good',
  failed: 'bad',
};

export function ImportState({ state }: { state: State }) {
  const say = useWords();
  return <Mark tone={tones[state]}>{say(`words:import_state.${state}`)}</Mark>;
}
