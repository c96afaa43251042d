// Early warnings, newest first: what is starting, what was made of those before, and which were nothing.
import { listWarnings, warningStates } from '#api/flow/6-learning.warnings';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { WarningTable } from './warning-table.tsx';

export function WarningsScreen() {
  const say = useWords();
  const [filters, setFilters] = useFilters(['state'] as const);
  const state = warningStates.find((one) => one === filters.state);
  const { list, rows } = useList(listWarnings, { query: { state, limit: 50 } }, { keepLast: true });
  return (
    <PageFrame title={say('area.warnings')} lead={say('about.warnings')}>
      <FilterBar>
        <ChoiceFilter
          label={say('learning:warning.state')}
          value={state}
          choices={warningStates.map((one) => ({ value: one, text: say(`words:warning_state.${one}`) }))}
          onChoose={(one) => setFilters({ state: one })}
        />
      </FilterBar>
      <WarningTable
        rows={rows}
        list={list}
        empty={<EmptyState title={say('learning:warning.none')} text={say('learning:warning.none_text')} />}
      />
    </PageFrame>
  );
}
