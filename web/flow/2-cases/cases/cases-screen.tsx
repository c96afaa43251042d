// Cases by what is due next: views, filters in the address, words searched in what was said, and deeds on those chosen; keys all the way.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { listCases } from '#api/flow/2-cases';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useScreenKeys } from '../../../lib/use-screen-keys.ts';
import { useMay } from '../../../lib/use-session.ts';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { BulkOutcome } from '../bulk/bulk-outcome.tsx';
import { caseListNames, caseQuery, useCaseChips } from './case-filters.ts';
import { CaseTable } from './case-table.tsx';
import { CaseViews } from './case-views.tsx';
import { rememberWalk } from './case-walk.ts';
import { CaseFilterFields } from './filter-fields.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useSelection } from './use-selection.ts';

export function CasesScreen() {
  const say = useWords();
  const may = useMay();
  useScreenKeys();
  const [filters, setFilters] = useFilters(caseListNames);
  const { list, rows } = useList(listCases, { query: caseQuery(filters) }, { keepLast: true });
  const { order: _order, ...asked } = filters;
  const chips = useCaseChips(asked);
  const nothing = Object.fromEntries(caseListNames.map((name) => [name, undefined]));
  const selection = useSelection(JSON.stringify(asked));
  const [bulkId, setBulkId] = useState<string>();
  const shown = rows.map(({ caseId }) => caseId).join(' ');
  const caseIds = useMemo(() => (shown === '' ? [] : shown.split(' ')), [shown]);
  useEffect(() => rememberWalk(caseIds), [caseIds]);
  const { toggle } = selection;
  const mayChoose = may('case.write');
  const here = useRowKeys(
    caseIds,
    useCallback((caseId: string) => mayChoose && toggle(caseId), [mayChoose, toggle]),
  );
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
      <CaseViews filters={filters} onTake={(view) => setFilters({ ...nothing, ...view })} />
      <CaseFilterFields filters={filters} setFilters={setFilters} />
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: undefined })}
        onClear={() => setFilters(nothing)}
      />
      {bulkId && <BulkOutcome key={bulkId} bulkId={bulkId} onClose={() => setBulkId(undefined)} />}
      <CaseTable
        label={say('cases:list.title')}
        rows={rows}
        list={list}
        here={here}
        {...(mayChoose ? { selection } : {})}
      />
      {selection.count > 0 && <BulkBar selection={selection} filters={asked} onStarted={setBulkId} />}
    </PageFrame>
  );
}
