// Customers whose answer nobody is about to give (E21): why, since when, and the way to the case.
import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '#api/contract';
import { listOrphans } from '#api/flow/2-cases.clocks';
import { orphanReasons } from '#api/flow/2-cases.clocks.words';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';

type Orphan = AnswerOf<typeof listOrphans>['rows'][number];

export function OrphansScreen() {
  const say = useWords();
  const [filters, setFilters] = useFilters(['why'] as const);
  const why = orphanReasons.find((one) => one === filters.why);
  const { list, rows } = useList(listOrphans, { query: { why, limit: 50 } }, { keepLast: true });
  return (
    <PageFrame
      title={say('clocks:orphans.title')}
      lead={say('clocks:orphans.lead')}
      back={{ to: '/cases', title: say('area.cases') }}
    >
      <FilterBar>
        <ChoiceFilter
          label={say('clocks:orphans.why')}
          value={why}
          choices={orphanReasons.map((one) => ({ value: one, text: say(`words:orphan.${one}`) }))}
          onChoose={(one) => setFilters({ why: one })}
        />
      </FilterBar>
      <ListTable
        label={say('clocks:orphans.title')}
        columns={useOrphanColumns()}
        rows={rows}
        rowKey={(row) => `${row.caseId} ${row.why}`}
        list={list}
        empty={<EmptyState title={say('clocks:orphans.none')} text={say('clocks:orphans.none_text')} />}
      />
    </PageFrame>
  );
}

function useOrphanColumns(): Column<Orphan>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'case',
      title: say('cases:column.case'),
      cell: (row) => (
        <Link to={`/cases/${row.caseId}`} className="mg-nowrap mg-number">
          {row.number}
        </Link>
      ),
    },
    { id: 'customer', title: say('cases:column.customer'), cell: (row) => row.personName },
    {
      id: 'why',
      title: say('clocks:orphans.why'),
      cell: (row) => <Mark tone="warn">{say(`words:orphan.${row.why}`)}</Mark>,
    },
    { id: 'since', title: say('clocks:orphans.since'), cell: (row) => writing.instant(row.since) },
    {
      id: 'owner',
      title: say('cases:column.owner'),
      cell: (row) => (
        <>
          {row.owner?.name ?? <span className="mg-quiet">—</span>}
          {row.offeredTo && <small className="mg-quiet"> → {row.offeredTo}</small>}
        </>
      ),
    },
  ];
}
