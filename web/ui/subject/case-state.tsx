// The state of a case as a mark, the same word and tone on every screen, and what is due in it by when.
import type { caseStates } from '#api/flow/2-cases.words';
import { useWords } from '../../lib/use-language.ts';
import { useWriting } from '../../lib/use-session.ts';
import { Icon } from '../icon.tsx';
import { Mark, type MarkTone } from '../mark.tsx';

type State = (typeof caseStates)[number];
const tones: Record<State, MarkTone> = {
  new: 'warn',
  triaged: 'accent',
  in_progress: 'accent',
  waiting: 'quiet',
  resolved: 'good',
  closed: 'quiet',
  cancelled: 'quiet',
};

export function CaseState({ state }: { state: State }) {
  const say = useWords();
  return <Mark tone={tones[state]}>{say(`words:case_state.${state}`)}</Mark>;
}

/** Late is said by a sign and words, not by colour alone. */
export function DueMoment({ dueAt, overdue }: { dueAt: string; overdue: boolean }) {
  const say = useWords();
  const writing = useWriting();
  const time = <time dateTime={dueAt}>{writing.instant(dueAt)}</time>;
  if (!overdue) return <span>{time}</span>;
  return (
    <span className="mg-late">
      <Icon name="clock" size={13} /> <span className="mg-unseen">{say('cases:filter.overdue_yes')}: </span>
      {time}
    </span>
  );
}
