// Claims on those who bear the cost; the one whose filing window ends first stands at the top, because a day missed is money lost.
import { listClaims } from '#api/flow/5-recovery';
import { bearerKinds, claimStates } from '#api/flow/5-recovery.words';
import type { Given } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { RecoveryFrame } from '../recovery-frame.tsx';
import { ClaimTable } from './claim-table.tsx';

const places = ['firmId', 'caseId', 'incidentId', 'decisionId'] as const;
const filterNames = ['open', 'state', 'bearer', ...places] as const;

export function ClaimsScreen() {
  const say = useWords();
  const [filters, setFilters] = useFilters(filterNames);
  const query = { ...filters, limit: 50 } as unknown as Given<typeof listClaims>['query'];
  const { list, rows } = useList(listClaims, { query }, { keepLast: true });
  const chips = places.flatMap((name) =>
    filters[name] === undefined
      ? []
      : [{ name, label: say(`books:filter.${name}`), text: say('books:filter.only_this') }],
  );
  return (
    <RecoveryFrame>
      <FilterBar>
        <ChoiceFilter
          label={say('books:filter.open')}
          value={filters.open}
          choices={(['yes', 'no'] as const).map((value) => ({ value, text: say(`books:${value}`) }))}
          onChoose={(open) => setFilters({ open })}
        />
        <ChoiceFilter
          label={say('books:column.state')}
          value={filters.state}
          choices={claimStates.map((value) => ({ value, text: say(`recovery:claim_state.${value}`) }))}
          onChoose={(state) => setFilters({ state })}
        />
        <ChoiceFilter
          label={say('books:column.bearer')}
          value={filters.bearer}
          choices={bearerKinds.map((value) => ({ value, text: say(`recovery:bearer.${value}`) }))}
          onChoose={(bearer) => setFilters({ bearer })}
        />
      </FilterBar>
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: undefined })}
        onClear={() => setFilters(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
      />
      <ClaimTable rows={rows} list={list} />
    </RecoveryFrame>
  );
}
