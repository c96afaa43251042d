// What needs someone today: due, overdue, overdue in silence, and how well promises are kept. Each number opens its list.
import { Link } from '@tanstack/react-router';
import { countPromises } from '#api/flow/1-promises';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { Waiting } from '../../../ui/waiting.tsx';

export function TodayTiles() {
  const say = useWords();
  const writing = useWriting();
  const may = useMay();
  const counts = useAnswer(countPromises, {});
  if (counts.isError) return <Fault error={counts.error} again={() => void counts.refetch()} />;
  if (!counts.data) return <Waiting label={say('waiting')} lines={2} />;
  const { byState, dueToday, overdue, overdueSilent, keptShare, today } = counts.data;
  if (Object.values(byState).every((count) => count === 0)) {
    return (
      <EmptyState
        title={say('home.empty')}
        text={say('home.empty_text')}
        deeds={may('import.run') && <Link to="/imports">{say('home.empty_deed')}</Link>}
      />
    );
  }
  const open = { state: 'open', dueFrom: today, dueUntil: today };
  return (
    <StatRow>
      <StatTile label={say('home.due_today')} value={writing.number(dueToday)} to="/promises" search={open} />
      <StatTile
        label={say('home.overdue')}
        value={writing.number(overdue)}
        to="/overdue"
        search={{ complained: 'any' }}
        tone={overdue > 0 ? 'warn' : undefined}
      />
      <StatTile
        label={say('home.overdue_silent')}
        value={writing.number(overdueSilent)}
        note={say('home.overdue_silent_note')}
        to="/overdue"
        tone={overdueSilent > 0 ? 'bad' : undefined}
      />
      <StatTile
        label={say('home.kept_share')}
        value={keptShare === null ? '—' : writing.number(keptShare, { style: 'percent', maximumFractionDigits: 1 })}
        note={say('home.kept_share_note')}
      />
    </StatRow>
  );
}
