// The ledger lines behind a case, a merchant or an account: what was debited, what was credited, and what the money is about.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { listTransfers, showBalances, type transfer } from '#api/flow/5-recovery.books';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MinorText } from '../minor-text.tsx';
import { AccountName, BooksFrame } from './books-frame.tsx';

type Transfer = z.infer<typeof transfer>;
const filterNames = ['code', 'caseId', 'firmId'] as const;

export function LinesScreen() {
  const say = useWords();
  const writing = useWriting();
  const [filters, setFilters] = useFilters(filterNames);
  const balances = useAnswer(showBalances, {});
  const query = { ...filters, limit: 50 } as unknown as Given<typeof listTransfers>['query'];
  const { list, rows } = useList(listTransfers, { query }, { keepLast: true });
  const columns = useTransferColumns();
  const accounts = balances.data?.rows ?? [];
  const chips = (['caseId', 'firmId'] as const).flatMap((name) =>
    filters[name] === undefined
      ? []
      : [{ name, label: say(`books:filter.${name}`), text: say('books:filter.only_this') }],
  );
  const named = (code: string) => say(`recovery:account.${code}` as 'recovery:account.1010', { defaultValue: '' });
  return (
    <BooksFrame>
      <FilterBar>
        <ChoiceFilter
          label={say('books:ledger_account')}
          value={filters.code}
          choices={[...new Set(accounts.map((row) => row.code))].map((code) => ({
            value: code,
            text: `${code} ${named(code)}`,
          }))}
          onChoose={(code) => setFilters({ code })}
        />
      </FilterBar>
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: undefined })}
        onClear={() => setFilters({ code: undefined, caseId: undefined, firmId: undefined })}
      />
      {filters.code !== undefined &&
        accounts
          .filter((row) => row.code === filters.code)
          .map((row) => (
            <p key={row.currency}>
              {say('books:balance_now', { amount: writing.money({ ...row, amountMinor: row.balanceMinor }) })}
            </p>
          ))}
      <ListTable
        label={say('books:tab.lines')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.transferId}
        list={list}
        empty={<EmptyState title={say('books:nothing_booked')} />}
      />
    </BooksFrame>
  );
}

function useTransferColumns(): Column<Transfer>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    { id: 'on', title: say('books:on'), cell: (row) => writing.day(row.on) },
    { id: 'debit', title: say('books:debit'), cell: (row) => <AccountName code={row.debit} /> },
    { id: 'credit', title: say('books:credit'), cell: (row) => <AccountName code={row.credit} /> },
    {
      id: 'amount',
      title: say('books:amount'),
      align: 'end',
      cell: (row) => <MinorText minor={row.amountMinor} currency={row.currency} zero />,
    },
    { id: 'about', title: say('books:about'), cell: (row) => <TransferAbout row={row} /> },
  ];
}

/** From a line to what it is about, in one step. */
function TransferAbout({ row }: { row: Transfer }) {
  const say = useWords();
  const { caseId, claimId, paymentId } = row.about;
  return (
    <div className="mg-row">
      {caseId && <Link to={`/cases/${caseId}`}>{say('books:case')}</Link>}
      {paymentId && <Link to={`/money/payments/${paymentId}`}>{say('books:payment')}</Link>}
      {claimId && <Link to={`/recovery/claims/${claimId}`}>{say('books:claim')}</Link>}
      {row.firmId !== null && <Link to={`/recovery/merchants/${row.firmId}`}>{say('books:column.merchant')}</Link>}
    </div>
  );
}
