// The state of a warning as a mark: an open one asks for somebody.
import { useWords } from '../../../lib/use-language.ts';
import { Mark } from '../../../ui/mark.tsx';
import type { WarningShown } from './use-warning-words.ts';

const tones = { open: 'warn', taken_up: 'accent', dismissed: 'quiet' } as const;

export function WarningStateMark({ state }: Pick<WarningShown, 'state'>) {
  const say = useWords();
  return <Mark tone={tones[state]}>{say(`words:warning_state.${state}`)}</Mark>;
}
