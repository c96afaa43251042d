// The overdue promises in groups: a bar for each of the largest, and all of them with their figures below.

import { Link } from '@tanstack/react-router';
import type { overdueGroups } from '#api/flow/1-promises';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MoneyList } from '../../../ui/money-text.tsx';
import { DaysLate } from '../../../ui/subject/days-late.tsx';
import { bandSearch, type OverdueShown, type Search } from './overdue-total.tsx';
import { useBandWords } from './use-band-words.ts';

type By = (typeof overdueGroups)[number];
type Group = OverdueShown['groups'][number];
/** More bars than this are no picture any more; the table holds them all. */
const barsMax = 12;

interface GroupsProps {
  overdue: OverdueShown;
  by: By;
  narrowed: Search;
}

export function OverdueGroups({ overdue, by, narrowed }: GroupsProps) {
  const say = useWords();
  const bandWords = useBandWords();
  const { groups, ages } = overdue;
  const untilOf = (group: Group) => ages.find((age) => String(age.fromDays) === group.key)?.untilDays ?? null;
  const titleOf = (group: Group) => {
    if (by === 'days_late') return bandWords(Number(group.key), untilOf(group));
    return group.key === '' ? say('promises:overdue.unnamed') : group.title;
  };
  const searchOf = (group: Group): Search => {
    if (by === 'days_late') return bandSearch(narrowed, Number(group.key), untilOf(group));
    if (group.key !== '') return { ...narrowed, [filterOf[by]]: group.key };
    // What names no merchant, store or city is asked for by that.
    return { ...narrowed, without: [...new Set([...(narrowed.without?.split(',') ?? []), by])].join(',') };
  };
  const columns = useGroupColumns(say(`words:overdue_by.${by}`), titleOf, searchOf);
  if (groups.length === 0) {
    return <EmptyState title={say('promises:overdue.none')} text={say('promises:overdue.none_text')} />;
  }
  return (
    <>
      <section className="mg-panel">
        <BarChart
          label={say('promises:overdue.chart', { by: say(`words:overdue_by.${by}`) })}
          unit={say('promises:overdue.contracts')}
          bars={groups.slice(0, barsMax).map((group) => ({
            key: group.key,
            title: titleOf(group),
            value: group.contracts,
            to: '/overdue/list',
            search: searchOf(group),
          }))}
        />
      </section>
      <ListTable
        label={say('promises:overdue.groups')}
        columns={columns}
        rows={groups}
        rowKey={(group) => group.key}
        empty={null}
      />
    </>
  );
}

const filterOf = { merchant: 'firmId', store: 'storeId', product: 'family', city: 'city' } as const;

function useGroupColumns(
  title: string,
  titleOf: (group: Group) => string,
  searchOf: (group: Group) => Search,
): Column<Group>[] {
  const say = useWords();
  const writing = useWriting();
  const opening = (group: Group, text: string) => (
    <Link to="/overdue/list" search={searchOf(group) as never}>
      {text}
    </Link>
  );
  return [
    { id: 'group', title, cell: (group) => opening(group, titleOf(group)) },
    {
      id: 'contracts',
      title: say('promises:overdue.contracts'),
      align: 'end',
      cell: (group) => opening(group, writing.number(group.contracts)),
    },
    {
      id: 'promises',
      title: say('promises:overdue.promises'),
      align: 'end',
      cell: (group) => writing.number(group.promises),
    },
    {
      id: 'amounts',
      title: say('promises:overdue.amounts'),
      align: 'end',
      cell: (group) => <MoneyList amounts={group.amounts} />,
    },
    {
      id: 'median',
      title: say('promises:overdue.median'),
      align: 'end',
      cell: (group) => writing.number(group.daysLateMedian),
    },
    { id: 'most', title: say('promises:overdue.days_max'), cell: (group) => <DaysLate days={group.daysLateMax} /> },
  ];
}
