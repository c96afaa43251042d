// Finished cases put together by one of their words; each group opens the list it counts (WEB-12).
import { Link } from '@tanstack/react-router';
import { finishedGroups } from '#api/flow/2-cases.finished';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { writeMonth } from '../../../lib/write-dates.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MoneyList } from '../../../ui/money-text.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { type FinishedGroup, type FinishedValues, groupOf, narrowedTo } from './finished-filters.ts';
import { type FinishedSums, shareSatisfied } from './finished-total.tsx';

type Group = FinishedSums['groups'][number];
/** How many results of a group are told; the whole count is one click away, grouped by result. */
const resultsShown = 2;

export interface FinishedGroupsProps {
  groups: readonly Group[];
  by: FinishedGroup;
  values: FinishedValues;
  onGroup: (by: FinishedGroup) => void;
}

export function FinishedGroups({ groups, by, values, onGroup }: FinishedGroupsProps) {
  const say = useWords();
  const columns = useGroupColumns(by, values);
  return (
    <section className="mg-stack">
      <FilterBar>
        <Filter label={say('cases:finished.by')}>
          <SelectInput
            value={by}
            choices={finishedGroups.map((group) => ({ value: group, text: say(`cases:finished.by.${group}`) }))}
            onChange={(chosen) => onGroup(groupOf(chosen))}
          />
        </Filter>
      </FilterBar>
      <ListTable
        label={say('cases:finished.groups')}
        columns={columns}
        rows={groups}
        rowKey={(row) => row.key}
        empty={<EmptyState title={say('cases:list.none')} text={say('cases:finished.none_text')} />}
      />
    </section>
  );
}

function useGroupColumns(by: FinishedGroup, values: FinishedValues): Column<Group>[] {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const named = (key: string) => (by === 'month' ? writeMonth(`${key}-01`, language) : key);
  return [
    {
      id: 'key',
      title: say(`cases:finished.by.${by}`),
      cell: ({ key }) => {
        const narrowed = narrowedTo(by, key);
        if (!narrowed) return say('cases:finished.not_said');
        return (
          <Link to="/cases/finished" search={{ ...values, ...narrowed, by } as never}>
            {named(key)}
          </Link>
        );
      },
    },
    { id: 'cases', title: say('cases:finished.cases'), align: 'end', cell: (row) => writing.number(row.cases) },
    {
      id: 'median',
      title: say('cases:finished.median'),
      align: 'end',
      cell: ({ medianDays }) => (medianDays === null ? '—' : writing.number(medianDays)),
    },
    {
      id: 'restitution',
      title: say('cases:finished.restitution'),
      align: 'end',
      cell: (row) => <MoneyList amounts={row.restitution} />,
    },
    {
      id: 'satisfied',
      title: say('cases:finished.satisfied'),
      align: 'end',
      cell: (row) => {
        const share = shareSatisfied(row);
        return share === undefined ? '—' : writing.number(share, { style: 'percent', maximumFractionDigits: 0 });
      },
    },
    {
      id: 'results',
      title: say('cases:finished.results'),
      cell: ({ results }) => {
        const most = Object.entries(results).toSorted(([, a], [, b]) => b - a);
        return most
          .slice(0, resultsShown)
          .map(([result, count]) => `${result} (${writing.number(count)})`)
          .join(', ');
      },
      wideOnly: true,
    },
  ];
}
