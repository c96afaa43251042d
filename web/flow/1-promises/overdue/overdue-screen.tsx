// Overdue (E23): what is past its date on a day, by merchant, store, product, city or days late; by default what nobody complained about.
import { overdueGroups, showOverdue } from '#api/flow/1-promises';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { usePromiseChips } from '../promises/promise-filters.ts';
import { OverdueGroups } from './overdue-groups.tsx';
import { OverdueTotal } from './overdue-total.tsx';

/** Those a group or a tile narrows by; they stay with every link of the page. */
const narrowing = ['complained', 'firmId', 'brandId', 'storeId', 'city', 'family', 'without', 'on'] as const;
type Narrowing = Partial<Record<(typeof narrowing)[number], string>>;

export function OverdueScreen() {
  const say = useWords();
  const today = useToday();
  const [filters, setFilters] = useFilters([...narrowing, 'by']);
  const { by: chosen, ...kept } = filters;
  const narrowed: Narrowing = { ...kept, complained: filters.complained ?? 'no' };
  const by = overdueGroups.find((group) => group === chosen) ?? 'merchant';
  const { complained: _complained, on: _on, ...rest } = narrowed;
  const chips = usePromiseChips(rest);
  const query = { ...narrowed, by } as unknown as Given<typeof showOverdue>['query'];
  const overdue = useAnswer(showOverdue, { query }, { keepLast: true });
  return (
    <PageFrame title={say('area.overdue')} lead={say('promises:overdue.lead')}>
      <FilterBar>
        <ChoiceFilter
          label={say('promises:filter.complained')}
          value={narrowed.complained === 'any' ? undefined : narrowed.complained}
          choices={(['no', 'yes'] as const).map((value) => ({ value, text: say(`promises:complained.${value}`) }))}
          onChoose={(complained) => setFilters({ complained: complained ?? 'any' })}
        />
        <Filter label={say('promises:overdue.by')}>
          <select className="mg-control" value={by} onChange={(event) => setFilters({ by: event.target.value })}>
            {overdueGroups.map((group) => (
              <option key={group} value={group}>
                {say(`words:overdue_by.${group}`)}
              </option>
            ))}
          </select>
        </Filter>
        <Filter label={say('promises:filter.on')}>
          <DayInput value={filters.on ?? today} today={today} onChange={(on) => setFilters({ on })} />
        </Filter>
      </FilterBar>
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: undefined })}
        onClear={() => setFilters(Object.fromEntries(Object.keys(rest).map((name) => [name, undefined])))}
      />
      {overdue.isError && <Fault error={overdue.error} again={() => void overdue.refetch()} />}
      {overdue.isPending && <Waiting label={say('waiting')} lines={6} />}
      {overdue.data && <OverdueTotal overdue={overdue.data} narrowed={narrowed} />}
      {overdue.data && <OverdueGroups overdue={overdue.data} by={by} narrowed={narrowed} />}
    </PageFrame>
  );
}
