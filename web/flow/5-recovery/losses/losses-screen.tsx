// Losses: those that wait for another person's approval first, the settled ones by choice.
import { listLosses } from '#api/flow/5-recovery';
import type { Given } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { RecoveryFrame } from '../recovery-frame.tsx';
import { LossTable } from './loss-table.tsx';

export function LossesScreen() {
  const say = useWords();
  const [filters, setFilters] = useFilters(['state']);
  const asked = filters.state ?? 'asked';
  const state = asked === 'any' ? undefined : asked;
  const query = { state, limit: 50 } as unknown as Given<typeof listLosses>['query'];
  const { list, rows } = useList(listLosses, { query }, { keepLast: true });
  return (
    <RecoveryFrame>
      <FilterBar>
        <ChoiceFilter
          label={say('books:column.state')}
          value={state}
          choices={(['asked', 'approved', 'refused'] as const).map((value) => ({
            value,
            text: say(`recovery:loss_state.${value}`),
          }))}
          onChoose={(chosen) => setFilters({ state: chosen ?? 'any' })}
        />
      </FilterBar>
      <LossTable rows={rows} list={list} />
    </RecoveryFrame>
  );
}
