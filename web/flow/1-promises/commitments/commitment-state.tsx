// Whether a commitment is in force today, in a word.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Mark } from '../../../ui/mark.tsx';
import { type CommitmentShown, versionOf } from './commitment-shown.ts';

export function CommitmentState({ commitment }: { commitment: CommitmentShown }) {
  const say = useWords();
  const writing = useWriting();
  const today = useToday();
  const version = versionOf(commitment);
  if (!version) return null;
  const { inForceFrom, inForceUntil } = version;
  if (inForceUntil !== null && inForceUntil < today) {
    return <Mark>{say('promises:commitment.ended', { day: writing.day(inForceUntil) })}</Mark>;
  }
  if (inForceFrom > today) {
    return <Mark tone="accent">{say('promises:commitment.begins', { day: writing.day(inForceFrom) })}</Mark>;
  }
  return <Mark tone="good">{say('promises:commitment.in_force')}</Mark>;
}
