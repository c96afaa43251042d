// The flow by month of opening: cases, those found by us, those paid, and the days it took.
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { writeMonth } from '../../../lib/write-dates.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import type { Flow } from './flow-numbers.tsx';

type Month = Flow['months'][number];

export function FlowMonths({ flow }: { flow: Flow }) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const number = (title: string, id: keyof Month): Column<Month> => ({
    id,
    title,
    align: 'end',
    cell: (row) => {
      const value = row[id];
      return typeof value === 'number' ? writing.number(value) : '—';
    },
  });
  return (
    <section className="mg-stack">
      <h2>{say('learning:measures.months')}</h2>
      <ListTable
        label={say('learning:measures.months')}
        columns={[
          {
            id: 'month',
            title: say('learning:measures.month'),
            cell: (row) => writeMonth(`${row.month.slice(0, 7)}-01`, language),
          },
          number(say('learning:measures.opened'), 'opened'),
          number(say('learning:measures.found_share'), 'foundByUs'),
          number(say('learning:measures.paid'), 'paid'),
          number(say('learning:measures.median'), 'medianDays'),
        ]}
        rows={flow.months.toReversed()}
        rowKey={(row) => row.month}
        empty={null}
      />
    </section>
  );
}
