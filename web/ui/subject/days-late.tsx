// How late something is, in words, with a sign that does not need colour.
import { useWords } from '../../lib/use-language.ts';
import { Icon } from '../icon.tsx';
import { Mark } from '../mark.tsx';

/** From this many days on it is marked as bad rather than as a warning. */
const badFromDays = 8;

export function DaysLate({ days }: { days: number }) {
  const say = useWords();
  if (days <= 0) return <span className="mg-quiet">{say('late.in_time')}</span>;
  return (
    <Mark tone={days >= badFromDays ? 'bad' : 'warn'}>
      <Icon name="clock" size={13} />
      {say('late.days', { count: days })}
    </Mark>
  );
}
