// Money: what waits for an account, for approval, for the bank, and what came back; below it the list behind any of the numbers.
import { countPayments, listPayments, paymentStates } from '#api/flow/4-remedies';
import type { Id } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { MoneyFrame } from '../money-frame.tsx';
import { ApproveMany } from './approve-many.tsx';
import { MakeFile } from './make-file.tsx';
import { PaymentHead } from './payment-head.tsx';
import { PaymentTable } from './payment-table.tsx';

const filterNames = ['state', 'caseId', 'incidentId', 'firmId', 'personId', 'fileId'] as const;

export function MoneyScreen() {
  const say = useWords();
  const [{ incidentId }] = useFilters(['incidentId']);
  const query = incidentId === undefined ? {} : { incidentId: incidentId as Id<'inc'> };
  const counts = useAnswer(countPayments, { query }, { keepLast: true });
  return (
    <MoneyFrame>
      {counts.isError && <Fault error={counts.error} again={() => void counts.refetch()} />}
      {counts.isPending && <Waiting label={say('waiting')} lines={2} />}
      {counts.data && <PaymentHead counts={counts.data} incidentId={incidentId} />}
      <PaymentsFound />
    </MoneyFrame>
  );
}

function PaymentsFound() {
  const say = useWords();
  const may = useMay();
  const [filters, setFilters] = useFilters(filterNames);
  // Without a filter the list begins with what waits for a person of finance.
  const asked = Object.keys(filters).length > 0 ? filters.state : 'draft';
  const state = asked === 'any' ? undefined : asked;
  const query = { ...filters, state, limit: 50 } as unknown as Given<typeof listPayments>['query'];
  const { list, rows } = useList(listPayments, { query }, { keepLast: true });
  const chips = filterNames.flatMap((name) => {
    const value = filters[name];
    if (value === undefined || name === 'state') return [];
    return [{ name, label: say(`payments:filter.${name}`), text: say('payments:filter.only_this') }];
  });
  return (
    <section className="mg-stack">
      <FilterBar>
        <ChoiceFilter
          label={say('payments:filter.state')}
          value={state}
          choices={paymentStates.map((value) => ({ value, text: say(`words:payment_state.${value}`) }))}
          onChoose={(chosen) => setFilters({ state: chosen ?? 'any' })}
        />
      </FilterBar>
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: undefined })}
        onClear={() => setFilters(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
      />
      {state === 'approved' && may('payment.send') && <MakeFile />}
      {state === 'draft' && may('payment.approve') ? (
        <ApproveMany rows={rows} list={list} incidentId={filters.incidentId} />
      ) : (
        <PaymentTable rows={rows} list={list} />
      )}
    </section>
  );
}
