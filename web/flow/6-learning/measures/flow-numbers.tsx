// The numbers of the flow as tiles; each that counts cases opens them below.
import type { AnswerOf } from '#api/contract';
import type { showFlow } from '#api/flow/6-learning';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { MoneyList } from '../../../ui/money-text.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';

export type Flow = AnswerOf<typeof showFlow>;

export function FlowNumbers({ flow, search }: { flow: Flow; search: Readonly<Record<string, string>> }) {
  const say = useWords();
  const writing = useWriting();
  const { openingToPayment: spread, complaintToLastPayment: last } = flow;
  const days = (count: number | null) =>
    count === null ? '—' : say('learning:measures.days', { count: Math.round(count) });
  const share =
    flow.foundByUsShare === null
      ? '—'
      : writing.number(flow.foundByUsShare, { style: 'percent', maximumFractionDigits: 1 });
  const to = '/measures';
  return (
    <StatRow>
      <StatTile
        label={say('learning:measures.opened')}
        value={writing.number(flow.opened)}
        to={to}
        search={{ ...search, slice: 'opened' }}
      />
      <StatTile
        label={say('learning:measures.found_share')}
        value={share}
        note={say('learning:measures.found_note', { number: writing.number(flow.foundByUs) })}
        to={to}
        search={{ ...search, slice: 'found_by_us' }}
        tone="good"
      />
      <StatTile
        label={say('learning:measures.paid')}
        value={writing.number(flow.paid)}
        note={
          flow.paidAmounts.length > 0 ? <MoneyList amounts={flow.paidAmounts} /> : say('learning:measures.paid_note')
        }
        to={to}
        search={{ ...search, slice: 'paid' }}
      />
      <StatTile
        label={say('learning:measures.median')}
        value={days(spread.medianDays)}
        note={
          spread.maxDays !== null &&
          say('learning:measures.ninetieth', { days: days(spread.ninetiethDays), max: days(spread.maxDays) })
        }
      />
      <StatTile
        label={say('learning:measures.longest')}
        value={days(last.maxDays)}
        note={last.incidents > 0 && say('learning:measures.longest_note', { count: last.incidents })}
      />
    </StatRow>
  );
}
