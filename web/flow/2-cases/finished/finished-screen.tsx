// Cases that ended elsewhere and were taken over from files: their sums, groups that open their own lists, and each case.
import { Link } from '@tanstack/react-router';
import { listFinishedCases, sumFinishedCases } from '#api/flow/2-cases.finished';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { finishedFilters, finishedQuery, groupOf, useFinishedChips } from './finished-filters.ts';
import { FinishedGroups } from './finished-groups.tsx';
import { FinishedTotal } from './finished-total.tsx';
import { useFinishedColumns } from './use-finished-columns.tsx';

export function FinishedCasesScreen() {
  const say = useWords();
  const today = useToday();
  const [filters, setFilters] = useFilters([...finishedFilters, 'by']);
  const { by: chosen, ...values } = filters;
  const by = groupOf(chosen);
  const query = finishedQuery(values);
  const sums = useAnswer(sumFinishedCases, { query: { ...query, by } }, { keepLast: true });
  const { list, rows } = useList(listFinishedCases, { query: { ...query, limit: 50 } }, { keepLast: true });
  const chips = useFinishedChips(values);
  const columns = useFinishedColumns();
  const hasNone = sums.data?.total.cases === 0 && chips.length === 0;
  return (
    <PageFrame
      title={say('cases:finished.title')}
      lead={say('cases:finished.lead')}
      back={{ to: '/cases', title: say('area.cases') }}
    >
      <FilterBar>
        <Filter label={say('cases:finished.filter.from')}>
          <DayInput value={values.from} today={today} onChange={(from) => setFilters({ from })} />
        </Filter>
        <Filter label={say('cases:finished.filter.until')}>
          <DayInput value={values.until} today={today} onChange={(until) => setFilters({ until })} />
        </Filter>
      </FilterBar>
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: undefined })}
        onClear={() => setFilters(Object.fromEntries(finishedFilters.map((name) => [name, undefined])))}
      />
      {sums.isError && <Fault error={sums.error} again={() => void sums.refetch()} />}
      {sums.isPending && <Waiting label={say('waiting')} lines={3} />}
      {hasNone && (
        <EmptyState
          title={say('cases:finished.none_yet')}
          text={<Link to="/imports">{say('cases:finished.none_yet_text')}</Link>}
        />
      )}
      {sums.data && !hasNone && (
        <>
          <FinishedTotal total={sums.data.total} />
          <FinishedGroups groups={sums.data.groups} by={by} values={values} onGroup={(to) => setFilters({ by: to })} />
          <section className="mg-stack">
            <h2>{say('cases:finished.list')}</h2>
            <ListTable
              label={say('cases:finished.list')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.finishedCaseId}
              list={list}
              empty={<EmptyState title={say('cases:list.none')} text={say('cases:finished.none_text')} />}
            />
          </section>
        </>
      )}
    </PageFrame>
  );
}
