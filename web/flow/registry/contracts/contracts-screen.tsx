// Contracts, newest first, by state, store and day of signing.
import { Link } from '@tanstack/react-router';
import { contractStates, listContracts } from '#api/registry/contracts';
import { listStores } from '#api/registry/merchants';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type FilterChip, FilterChips } from '../../../ui/filter-chips.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { useNames } from '../use-names.ts';
import { ContractTable } from './contract-table.tsx';

const names = ['state', 'storeId', 'firmId', 'brandId', 'personId', 'signedFrom', 'signedUntil'] as const;
/** Those without a control of their own: they come with a link, and are shown so that they can be removed. */
const followed = ['firmId', 'brandId', 'personId'] as const;

export function ContractsScreen() {
  const say = useWords();
  const may = useMay();
  const [filters, setFilters] = useFilters(names);
  const query = { ...filters, limit: 50 } as unknown as Given<typeof listContracts>['query'];
  const { list, rows } = useList(listContracts, { query }, { keepLast: true });
  const known = useNames(filters);
  const chips: FilterChip<(typeof followed)[number]>[] = followed
    .filter((name) => filters[name] !== undefined)
    .map((name) => ({ name, label: say(`promises:filter.${name}`), text: known[name] ?? '…' }));
  const clear = () => setFilters(Object.fromEntries(names.map((name) => [name, undefined])));
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <PageFrame
      title={say('area.contracts')}
      lead={say('about.contracts')}
      deeds={
        may('contract.write') && (
          <LinkButton to="/contracts/new" icon="plus" primary>
            {say('registry:contract.register')}
          </LinkButton>
        )
      }
    >
      <ContractFilters filters={filters} setFilters={setFilters} onClear={isFiltered ? clear : undefined} />
      <FilterChips chips={chips} onRemove={(name) => setFilters({ [name]: undefined })} onClear={clear} />
      <ContractTable
        rows={rows}
        list={list}
        empty={
          <EmptyState
            title={say(isFiltered ? 'registry:contract.none_fits' : 'registry:contract.none')}
            text={say(isFiltered ? 'promises:list.none_text' : 'home.empty_text')}
            deeds={!isFiltered && may('import.run') && <Link to="/imports">{say('home.empty_deed')}</Link>}
          />
        }
      />
    </PageFrame>
  );
}

interface ContractFiltersProps {
  filters: Partial<Record<(typeof names)[number], string>>;
  setFilters: (change: Partial<Record<(typeof names)[number], string | undefined>>) => void;
  onClear: (() => void) | undefined;
}

function ContractFilters({ filters, setFilters, onClear }: ContractFiltersProps) {
  const say = useWords();
  const today = useToday();
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  return (
    <FilterBar onClear={onClear}>
      <ChoiceFilter
        label={say('registry:contract.state')}
        value={filters.state}
        choices={contractStates.map((state) => ({ value: state, text: say(`words:contract_state.${state}`) }))}
        onChoose={(state) => setFilters({ state })}
      />
      <ChoiceFilter
        label={say('registry:contract.store')}
        value={filters.storeId}
        choices={(stores.data?.rows ?? []).map((store) => ({ value: store.storeId, text: store.name }))}
        onChoose={(storeId) => setFilters({ storeId })}
      />
      <Filter label={say('registry:contract.signed_from')}>
        <DayInput value={filters.signedFrom} today={today} onChange={(signedFrom) => setFilters({ signedFrom })} />
      </Filter>
      <Filter label={say('registry:contract.signed_until')}>
        <DayInput value={filters.signedUntil} today={today} onChange={(signedUntil) => setFilters({ signedUntil })} />
      </Filter>
    </FilterBar>
  );
}
