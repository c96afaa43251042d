// Telephone: whom to call back, what is due first, and all calls with what became of them.
import type { AnswerOf } from '#api/contract';
import { callStates, listCallBacks, listCalls } from '#api/flow/2-cases.calls';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SettleDeed } from './call-deeds.tsx';
import { CaseLink } from './call-shown.tsx';
import { CallTable } from './call-table.tsx';

type CallBackRow = AnswerOf<typeof listCallBacks>['rows'][number];

export function CallsScreen() {
  const say = useWords();
  const [filters, setFilters] = useFilters(['state'] as const);
  const state = callStates.find((one) => one === filters.state);
  const backs = useList(listCallBacks, { query: { limit: 50 } }, { keepLast: true });
  const calls = useList(listCalls, { query: { ...(state && { state }), limit: 50 } }, { keepLast: true });
  return (
    <PageFrame title={say('area.calls')} lead={say('about.calls')}>
      <section className="mg-panel">
        <h2>{say('calls:backs')}</h2>
        <ListTable
          label={say('calls:backs')}
          columns={useBackColumns()}
          rows={backs.rows}
          rowKey={(row) => row.callBackId}
          list={backs.list}
          empty={<EmptyState title={say('calls:backs_none')} text={say('calls:backs_none_text')} />}
        />
      </section>
      <section className="mg-panel">
        <h2>{say('calls:all')}</h2>
        <FilterBar>
          <ChoiceFilter
            label={say('calls:show')}
            value={state}
            choices={callStates.map((value) => ({ value, text: say(`calls:state.${value}`) }))}
            onChoose={(value) => setFilters({ state: value })}
          />
        </FilterBar>
        <CallTable
          rows={calls.rows}
          list={calls.list}
          empty={<EmptyState title={say('calls:none')} text={say('calls:none_text')} />}
        />
      </section>
    </PageFrame>
  );
}

function useBackColumns(): Column<CallBackRow>[] {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const whoOf = ({ people, number }: CallBackRow) => people.map(({ name }) => name).join(', ') || number;
  return [
    {
      id: 'who',
      title: say('calls:who'),
      cell: (row) => (
        <span className="mg-row">
          {whoOf(row)} {row.people.length > 0 && <a href={`tel:${row.number}`}>{row.number}</a>}
          {row.people.some(({ vip }) => vip) && <Mark tone="accent">{say('calls:vip')}</Mark>}
          {row.line === 'supervision' && <Mark tone="warn">{say('words:channel_line.supervision')}</Mark>}
        </span>
      ),
    },
    {
      id: 'due',
      title: say('calls:due'),
      cell: (row) => (
        <span className="mg-row">
          {writing.instant(row.dueAt)} {row.overdue && <Mark tone="bad">{say('calls:late')}</Mark>}
        </span>
      ),
    },
    {
      id: 'tries',
      title: say('calls:when'),
      cell: (row) => `${writing.instant(row.lastAt)} · ${say('calls:tries', { count: row.tries })}`,
    },
    {
      id: 'case',
      title: say('calls:case'),
      cell: (row) => row.caseId && <CaseLink caseId={row.caseId} number={row.caseNumber ?? ''} />,
      wideOnly: true,
    },
    {
      id: 'deed',
      title: '',
      cell: (row) => may('call.take') && <SettleDeed callBackId={row.callBackId} label={whoOf(row)} />,
    },
  ];
}
