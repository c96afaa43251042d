// The head of the Promises screen: what falls due, what is overdue, how well promises are kept. Every number opens its list.
import type { z } from 'zod';
import type { countPromises } from '#api/flow/1-promises';
import { addDays } from '../../../lib/days.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';

export type PromiseCounts = z.infer<typeof countPromises.answer>;

/** The windows are those the server counts: seven days from tomorrow, ninety days until yesterday. */
export function PromiseHead({ counts }: { counts: PromiseCounts }) {
  const say = useWords();
  const writing = useWriting();
  const { today, dueToday, dueInSevenDays, overdue, overdueSilent, keptShare } = counts;
  const open = { state: 'open', kind: 'duty' };
  return (
    <StatRow>
      <StatTile
        label={say('promises:head.due_today')}
        value={writing.number(dueToday)}
        to="/promises"
        search={{ ...open, dueFrom: today, dueUntil: today }}
      />
      <StatTile
        label={say('promises:head.due_soon')}
        value={writing.number(dueInSevenDays)}
        to="/promises"
        search={{ ...open, dueFrom: addDays(today, 1), dueUntil: addDays(today, 7) }}
      />
      <StatTile
        label={say('promises:head.overdue')}
        value={writing.number(overdue)}
        to="/overdue/list"
        search={{ complained: 'any' }}
        tone={overdue > 0 ? 'warn' : undefined}
      />
      <StatTile
        label={say('promises:head.overdue_silent')}
        value={writing.number(overdueSilent)}
        note={say('promises:head.overdue_silent_note')}
        to="/overdue/list"
        search={{ complained: 'no' }}
        tone={overdueSilent > 0 ? 'bad' : undefined}
      />
      <StatTile
        label={say('promises:head.kept_share')}
        value={keptShare === null ? '—' : writing.number(keptShare, { style: 'percent', maximumFractionDigits: 1 })}
        note={say('promises:head.kept_share_note')}
        to="/promises"
        search={{ kind: 'duty', dueFrom: addDays(today, -90), dueUntil: addDays(today, -1) }}
      />
    </StatRow>
  );
}
