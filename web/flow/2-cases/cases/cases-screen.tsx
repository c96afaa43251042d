// Cases by what is due next, with filters in the address and words searched in what was said.
import { useState } from 'react';
import { listCases } from '#api/flow/2-cases';
import { caseModes, caseProblems, caseStates, rungs } from '#api/flow/2-cases.words';
import { listStores } from '#api/registry/merchants';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { type CaseFilterValues, caseFilters, caseQuery, useCaseChips } from './case-filters.ts';
import { CaseTable } from './case-table.tsx';

export function CasesScreen() {
  const say = useWords();
  const may = useMay();
  const [filters, setFilters] = useFilters(caseFilters);
  const { list, rows } = useList(listCases, { query: caseQuery(filters) }, { keepLast: true });
  const chips = useCaseChips(filters);
  const clear = () => setFilters(Object.fromEntries(caseFilters.map((name) => [name, undefined])));
  return (
    <PageFrame
      title={say('area.cases')}
      lead={say('about.cases')}
      deeds={
        <>
          <LinkButton to="/cases/finished">{say('cases:finished.open')}</LinkButton>
          {may('case.write') && (
            <LinkButton to="/cases/new" icon="plus" primary>
              {say('cases:open.deed')}
            </LinkButton>
          )}
        </>
      }
    >
      <CaseFilters filters={filters} setFilters={setFilters} />
      <FilterChips chips={chips} onRemove={(name) => setFilters({ [name]: undefined })} onClear={clear} />
      <CaseTable label={say('cases:list.title')} rows={rows} list={list} />
    </PageFrame>
  );
}

interface FilterProps {
  filters: CaseFilterValues;
  setFilters: (change: CaseFilterValues) => void;
}

function CaseFilters({ filters, setFilters }: FilterProps) {
  const say = useWords();
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  const choices = <Code extends string>(codes: readonly Code[], textOf: (code: Code) => string) =>
    codes.map((code) => ({ value: code, text: textOf(code) }));
  return (
    <FilterBar>
      <WordsFilter value={filters.words} onChange={(words) => setFilters({ words })} />
      <ChoiceFilter
        label={say('cases:filter.owner')}
        value={filters.owner}
        choices={choices(['me', 'nobody'] as const, (owner) => say(`cases:owner.${owner}`))}
        onChoose={(owner) => setFilters({ owner })}
      />
      <Filter label={say('cases:filter.state')}>
        <SelectInput
          value={filters.state ?? 'open'}
          choices={[
            ...choices(['open', 'ended'] as const, (state) => say(`cases:state.${state}`)),
            ...choices(caseStates, (state) => say(`words:case_state.${state}`)),
          ]}
          onChange={(state) => setFilters({ state: state === 'open' ? undefined : state })}
        />
      </Filter>
      <ChoiceFilter
        label={say('cases:filter.rung')}
        value={filters.rung}
        choices={choices(rungs, (rung) => say(`words:rung.${rung}`))}
        onChoose={(rung) => setFilters({ rung })}
      />
      <ChoiceFilter
        label={say('cases:filter.problem')}
        value={filters.problem}
        choices={choices(caseProblems, (problem) => say(`words:case_problem.${problem}`))}
        onChoose={(problem) => setFilters({ problem })}
      />
      <ChoiceFilter
        label={say('cases:filter.mode')}
        value={filters.mode}
        choices={choices(caseModes, (mode) => say(`words:case_mode.${mode}`))}
        onChoose={(mode) => setFilters({ mode })}
      />
      <ChoiceFilter
        label={say('cases:filter.storeId')}
        value={filters.storeId}
        choices={(stores.data?.rows ?? []).map((store) => ({ value: store.storeId, text: store.name }))}
        onChoose={(storeId) => setFilters({ storeId })}
      />
    </FilterBar>
  );
}

/** Sought when Enter is pressed or the box is left: a search at each letter would answer words nobody meant. */
function WordsFilter({ value, onChange }: { value: string | undefined; onChange: (words?: string) => void }) {
  const say = useWords();
  const [typed, setTyped] = useState(value ?? '');
  const settle = () => {
    if (typed.trim() !== (value ?? '')) onChange(typed.trim() || undefined);
  };
  return (
    <Filter label={say('cases:list.words')}>
      <input
        type="search"
        className="mg-control"
        placeholder={say('cases:list.words_hint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle();
        }}
      />
    </Filter>
  );
}
