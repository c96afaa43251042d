// The overdue promises behind a number, those late the longest first, with the filters the number stood for.
import { listOverdue } from '#api/flow/1-promises';
import type { Given } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { usePromiseChips } from '../promises/promise-filters.ts';
import { PromiseTable } from '../promises/promise-table.tsx';

const places = ['firmId', 'brandId', 'storeId', 'city', 'family', 'without'] as const;
const names = ['complained', ...places, 'lateFrom', 'lateUntil', 'on'] as const;

/** Without a word on complaints the server lists what nobody complained about; here that is a filter one can see and remove. */
export function OverdueListScreen() {
  const say = useWords();
  const [given, setFilters] = useFilters(names);
  const filters = { ...given, complained: given.complained ?? 'no' };
  const { complained, ...others } = filters;
  const chips = usePromiseChips(complained === 'any' ? others : filters);
  const query = { ...filters, limit: 50 } as unknown as Given<typeof listOverdue>['query'];
  const { list, rows } = useList(listOverdue, { query }, { keepLast: true });
  const clear = Object.fromEntries(names.map((name) => [name, undefined]));
  return (
    <PageFrame
      title={say('promises:overdue.list')}
      lead={say('promises:overdue.list_lead')}
      back={{ to: '/overdue', title: say('area.overdue') }}
    >
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: name === 'complained' ? 'any' : undefined })}
        onClear={() => setFilters({ ...clear, complained: 'any' })}
      />
      <PromiseTable label={say('promises:overdue.list')} rows={rows} list={list} />
    </PageFrame>
  );
}
