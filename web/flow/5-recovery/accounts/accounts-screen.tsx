// Merchants with a deposit or an open amount, the largest open amount first; those who left stay, because what they owe stays.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { type accountRow, listMerchantAccounts } from '#api/flow/5-recovery.accounts';
import type { Given } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MinorText } from '../minor-text.tsx';
import { RecoveryFrame } from '../recovery-frame.tsx';

type Row = z.infer<typeof accountRow>;
const filterNames = ['open', 'left', 'topUpLate'] as const;

export function MerchantAccountsScreen() {
  const say = useWords();
  const [filters, setFilters] = useFilters(filterNames);
  const query = { ...filters, limit: 50 } as unknown as Given<typeof listMerchantAccounts>['query'];
  const { list, rows } = useList(listMerchantAccounts, { query }, { keepLast: true });
  const columns = useAccountColumns();
  const yesNo = (['yes', 'no'] as const).map((value) => ({ value, text: say(`books:${value}`) }));
  return (
    <RecoveryFrame>
      <FilterBar>
        {filterNames.map((name) => (
          <ChoiceFilter
            key={name}
            label={say(`books:filter.${name}`)}
            value={filters[name]}
            choices={yesNo}
            onChoose={(value) => setFilters({ [name]: value })}
          />
        ))}
      </FilterBar>
      <ListTable
        label={say('area.recovery')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.firmId} ${row.currency}`}
        list={list}
        empty={<EmptyState title={say('books:accounts.none')} text={say('books:accounts.none_text')} />}
      />
    </RecoveryFrame>
  );
}

function useAccountColumns(): Column<Row>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'merchant',
      title: say('books:column.merchant'),
      cell: (row) => (
        <div>
          <Link to={`/recovery/merchants/${row.firmId}`}>{row.legalName}</Link>
          {row.leftOn !== null && (
            <div className="mg-quiet">{say('books:left_on', { day: writing.day(row.leftOn) })}</div>
          )}
        </div>
      ),
    },
    {
      id: 'open',
      title: say('books:column.open'),
      align: 'end',
      cell: (row) => (
        <div>
          <MinorText minor={row.openMinor} currency={row.currency} />
          {row.openClaims > 0 && <div className="mg-quiet">{say('books:count.claims', { count: row.openClaims })}</div>}
        </div>
      ),
    },
    {
      id: 'oldest',
      title: say('books:column.oldest'),
      cell: (row) => (row.oldestOn === null ? '—' : writing.day(row.oldestOn)),
    },
    {
      id: 'deposit',
      title: say('books:deposit'),
      align: 'end',
      cell: (row) => <MinorText minor={row.depositMinor} currency={row.currency} />,
    },
    {
      id: 'frozen',
      title: say('books:frozen'),
      align: 'end',
      cell: (row) => <MinorText minor={row.frozenMinor} currency={row.currency} />,
      wideOnly: true,
    },
    {
      id: 'held',
      title: say('books:held'),
      align: 'end',
      cell: (row) => <MinorText minor={row.settlementHeldMinor} currency={row.currency} />,
      wideOnly: true,
    },
    {
      id: 'top_up',
      title: say('books:top_up'),
      cell: (row) =>
        row.topUpDueOn === null ? (
          '—'
        ) : (
          <Mark tone="warn">{say('books:due_by', { day: writing.day(row.topUpDueOn) })}</Mark>
        ),
    },
  ];
}
