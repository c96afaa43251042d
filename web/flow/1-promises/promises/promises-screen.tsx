// Promises: what falls due and what was broken at a glance, and below it the list behind any of the numbers.
import { Link } from '@tanstack/react-router';
import { countPromises, listPromises, promiseKinds, promiseStates } from '#api/flow/1-promises';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { PromiseDays } from './promise-days.tsx';
import { type PromiseFilterValues, promiseFilters, usePromiseChips } from './promise-filters.ts';
import { PromiseHead } from './promise-head.tsx';
import { PromiseTable } from './promise-table.tsx';

export function PromisesScreen() {
  const say = useWords();
  const counts = useAnswer(countPromises, {});
  const [filters, setFilters] = useFilters(promiseFilters);
  const isFiltered = Object.keys(filters).length > 0;
  const isEmpty = counts.data !== undefined && Object.values(counts.data.byState).every((count) => count === 0);
  return (
    <PageFrame title={say('area.promises')} lead={say('promises:lead')}>
      {counts.isError && <Fault error={counts.error} again={() => void counts.refetch()} />}
      {counts.isPending && <Waiting label={say('waiting')} lines={2} />}
      {isEmpty && <NoPromises />}
      {counts.data && !isEmpty && <PromiseHead counts={counts.data} />}
      {counts.data && !isEmpty && !isFiltered && <PromiseDays days={counts.data.days} />}
      {!isEmpty && <FilteredPromises filters={filters} setFilters={setFilters} />}
    </PageFrame>
  );
}

interface FilteredProps {
  filters: PromiseFilterValues;
  setFilters: (change: PromiseFilterValues) => void;
}

function FilteredPromises({ filters, setFilters }: FilteredProps) {
  const say = useWords();
  const today = useToday();
  const chips = usePromiseChips(filters);
  const isFiltered = Object.keys(filters).length > 0;
  // Without a filter the list begins where someone can still do something about it, not with the oldest promise of all.
  const wanted = isFiltered ? filters : { state: 'open', kind: 'duty', dueFrom: today };
  const query = { ...wanted, limit: 50 } as unknown as Given<typeof listPromises>['query'];
  const { list, rows } = useList(listPromises, { query }, { keepLast: true });
  const clear = () => setFilters(Object.fromEntries(promiseFilters.map((name) => [name, undefined])));
  return (
    <section className="mg-stack">
      <h2>{say(isFiltered ? 'promises:list.title' : 'promises:list.next')}</h2>
      <FilterBar>
        <ChoiceFilter
          label={say('promises:filter.state')}
          value={filters.state}
          choices={promiseStates.map((state) => ({ value: state, text: say(`words:state.${state}`) }))}
          onChoose={(state) => setFilters({ state })}
        />
        <ChoiceFilter
          label={say('promises:filter.kind')}
          value={filters.kind}
          choices={promiseKinds.map((kind) => ({ value: kind, text: say(`words:promise_kind.${kind}`) }))}
          onChoose={(kind) => setFilters({ kind })}
        />
        <ChoiceFilter
          label={say('promises:filter.complained')}
          value={filters.complained}
          choices={(['yes', 'no'] as const).map((value) => ({ value, text: say(`promises:complained.${value}`) }))}
          onChoose={(complained) => setFilters({ complained })}
        />
        <Filter label={say('promises:filter.dueFrom')}>
          <DayInput value={filters.dueFrom} today={today} onChange={(dueFrom) => setFilters({ dueFrom })} />
        </Filter>
        <Filter label={say('promises:filter.dueUntil')}>
          <DayInput value={filters.dueUntil} today={today} onChange={(dueUntil) => setFilters({ dueUntil })} />
        </Filter>
      </FilterBar>
      <FilterChips chips={chips} onRemove={(name) => setFilters({ [name]: undefined })} onClear={clear} />
      <PromiseTable label={say('promises:list.title')} rows={rows} list={list} />
    </section>
  );
}

function NoPromises() {
  const say = useWords();
  const may = useMay();
  return (
    <EmptyState
      title={say('home.empty')}
      text={say('home.empty_text')}
      deeds={
        <>
          {may('import.run') && <Link to="/imports">{say('home.empty_deed')}</Link>}
          {may('contract.write') && <Link to="/contracts/new">{say('registry:contract.register')}</Link>}
        </>
      }
    />
  );
}
