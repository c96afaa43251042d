// The state of a contract as a mark: the same word and tone on every screen.
import type { contractStates } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';

type State = (typeof contractStates)[number];
const tones: Record<State, MarkTone> = {
  awaiting_delivery: 'accent',
  awaiting_installation: 'accent',
  awaiting_performance: 'accent',
  fulfilled: 'good',
  cancelled: 'quiet',
};

export function ContractState({ state }: { state: State }) {
  const say = useWords();
  return <Mark tone={tones[state]}>{say(`words:contract_state.${state}`)}</Mark>;
}
