// Sweeps, newest first: whom they look for, how far they are, and whom they found.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { listSweeps, type sweep as shape, sweepStates } from '#api/flow/6-learning';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SweepProgress } from './sweep-progress.tsx';
import './sweeps.css';

export type SweepShown = z.infer<typeof shape>;

export function SweepsScreen() {
  const say = useWords();
  const [filters, setFilters] = useFilters(['state', 'incidentId'] as const);
  return (
    <PageFrame title={say('area.sweeps')} lead={say('about.sweeps')}>
      <FilterBar>
        <ChoiceFilter
          label={say('learning:sweep.column.state')}
          value={filters.state}
          choices={sweepStates.map((state) => ({ value: state, text: say(`words:sweep_state.${state}`) }))}
          onChoose={(state) => setFilters({ state })}
        />
      </FilterBar>
      <SweepTable filters={filters} />
    </PageFrame>
  );
}

/** The sweeps of a list or of one incident. */
export function SweepTable({ filters }: { filters: { state?: string; incidentId?: string } }) {
  const say = useWords();
  const writing = useWriting();
  const query = { ...filters, limit: 50 } as { limit: number };
  const { list, rows } = useList(listSweeps, { query }, { keepLast: true });
  const columns: Column<SweepShown>[] = [
    {
      id: 'title',
      title: say('learning:sweep.column.title'),
      cell: (row) => <Link to={`/sweeps/${row.sweepId}`}>{row.title}</Link>,
    },
    {
      id: 'merchant',
      title: say('learning:sweep.merchant'),
      cell: (row) => [row.firmName, row.brandName, row.storeName].filter(Boolean).join(' · '),
    },
    {
      id: 'window',
      title: say('learning:sweep.window'),
      cell: ({ filter }) => {
        const [from, until] = [writing.day(filter.signedFrom), writing.day(filter.signedUntil)];
        return say('learning:sweep.window_of', { from, until });
      },
      wideOnly: true,
    },
    {
      id: 'progress',
      title: say('learning:sweep.column.progress'),
      cell: (row) => <SweepProgress counts={row.counts} />,
    },
    {
      id: 'affected',
      title: say('learning:sweep.count.affected'),
      align: 'end',
      cell: (row) => writing.number(row.counts.affected),
    },
    {
      id: 'state',
      title: say('learning:sweep.column.state'),
      cell: (row) => (
        <Mark tone={row.state === 'completed' ? 'good' : 'accent'}>{say(`words:sweep_state.${row.state}`)}</Mark>
      ),
    },
  ];
  return (
    <ListTable
      label={say('area.sweeps')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.sweepId}
      list={list}
      empty={<EmptyState title={say('learning:sweep.none')} text={say('learning:sweep.no_case_text')} />}
    />
  );
}
