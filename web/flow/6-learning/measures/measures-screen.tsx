// How fast a complaint becomes a payment, and how much was found by us (E15, E24); every number opens its cases.
import { showFlow } from '#api/flow/6-learning';
import { addMonths } from '../../../lib/days.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useNames } from '../../registry/use-names.ts';
import { FlowCases } from './flow-cases.tsx';
import { FlowMonths } from './flow-months.tsx';
import { FlowNumbers } from './flow-numbers.tsx';
import { MeasuresFrame } from './measures-frame.tsx';

const names = ['from', 'until', 'firmId', 'storeId', 'incidentId', 'slice'] as const;
const followed = ['firmId', 'storeId'] as const;
const monthsShown = 12;

export function MeasuresScreen() {
  const say = useWords();
  const today = useToday();
  const [filters, setFilters] = useFilters(names);
  const known = useNames(filters);
  const { slice, ...given } = filters;
  const from = given.from ?? `${addMonths(today, 1 - monthsShown).slice(0, 7)}-01`;
  const until = given.until ?? today;
  const query = { ...given, from, until } as { from: string; until: string };
  const flow = useAnswer(showFlow, { query }, { keepLast: true });
  const chips = followed
    .filter((name) => filters[name] !== undefined)
    .map((name) => ({ name, label: say(`cases:filter.${name}`), text: known[name] ?? '…' }));
  return (
    <MeasuresFrame lead={say('learning:measures.lead')}>
      <FilterBar>
        <Filter label={say('learning:measures.from')}>
          <DayInput value={from} today={today} onChange={(day) => setFilters({ from: day })} />
        </Filter>
        <Filter label={say('learning:measures.until')}>
          <DayInput value={until} today={today} onChange={(day) => setFilters({ until: day })} />
        </Filter>
      </FilterBar>
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: undefined })}
        onClear={() => setFilters({ firmId: undefined, storeId: undefined })}
      />
      {flow.isError && <Fault error={flow.error} again={() => void flow.refetch()} />}
      {flow.isPending && <Waiting label={say('waiting')} lines={4} />}
      {flow.data?.opened === 0 && (
        <EmptyState title={say('learning:measures.none')} text={say('learning:measures.none_text')} />
      )}
      {flow.data && flow.data.opened > 0 && (
        <>
          <FlowNumbers flow={flow.data} search={{ ...given, from, until }} />
          <FlowMonths flow={flow.data} />
          <FlowCases query={query} slice={slice} onChoose={(next) => setFilters({ slice: next })} />
        </>
      )}
    </MeasuresFrame>
  );
}
