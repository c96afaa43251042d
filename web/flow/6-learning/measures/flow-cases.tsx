// The cases behind a number of the flow, newest first (MEASURE-2).
import { flowSlices, listFlowCases } from '#api/flow/6-learning';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { CaseLink } from '../../../ui/subject/subject-links.tsx';

type Row = ReturnType<typeof useList<typeof listFlowCases>>['rows'][number];

export interface FlowCasesProps {
  query: { from: string; until: string };
  slice: string | undefined;
  onChoose: (slice: string | undefined) => void;
}

export function FlowCases({ query, slice, onChoose }: FlowCasesProps) {
  const say = useWords();
  const writing = useWriting();
  const chosen = flowSlices.find((one) => one === slice) ?? 'opened';
  const { list, rows } = useList(listFlowCases, { query: { ...query, slice: chosen, limit: 50 } }, { keepLast: true });
  const columns: Column<Row>[] = [
    {
      id: 'customer',
      title: say('cases:column.customer'),
      cell: (row) => <CaseLink id={row.caseId} name={row.personName} />,
    },
    { id: 'merchant', title: say('cases:column.merchant'), cell: (row) => row.firmName ?? '—' },
    {
      id: 'opened',
      title: say('learning:measures.opened_on'),
      cell: (row) => (
        <span className="mg-row">
          {writing.day(row.openedOn)}
          {row.foundByUs && <Mark tone="accent">{say('cases:case.found_by_us')}</Mark>}
        </span>
      ),
    },
    {
      id: 'paid_on',
      title: say('learning:measures.paid_on'),
      cell: (row) => (row.paidOn ? writing.day(row.paidOn) : '—'),
    },
    {
      id: 'days',
      title: say('learning:measures.days_taken'),
      align: 'end',
      cell: (row) => (row.days === null ? '—' : writing.number(row.days)),
    },
    { id: 'amount', title: say('payments:column.amount'), align: 'end', cell: (row) => <MoneyText money={row.paid} /> },
  ];
  return (
    <section className="mg-stack">
      <h2>{say('learning:measures.cases')}</h2>
      <FilterBar>
        <Filter label={say('learning:measures.slice')}>
          <SelectInput
            value={chosen}
            choices={flowSlices.map((one) => ({ value: one, text: say(`words:flow_slice.${one}`) }))}
            onChange={onChoose}
          />
        </Filter>
      </FilterBar>
      <ListTable
        label={say('learning:measures.cases')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.caseId}
        list={list}
        empty={<p className="mg-quiet">{say('cases:list.none')}</p>}
      />
    </section>
  );
}
