// Claims as a table: on whom, how much is open of how much, and by when it must be filed.
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { isSome, MinorText } from '../minor-text.tsx';
import { type ClaimShown, ClaimState, FileBy } from './claim-state.tsx';

export interface ClaimTableProps {
  rows: readonly ClaimShown[];
  list?: ListTableProps<ClaimShown>['list'];
  /** Left out where the page is about it anyway. */
  without?: readonly 'bearer'[];
}

export function ClaimTable({ rows, list, without = [] }: ClaimTableProps) {
  const say = useWords();
  const columns = useClaimColumns().filter((column) => !without.some((left) => left === column.id));
  return (
    <ListTable
      label={say('books:tab.claims')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.claimId}
      list={list}
      empty={<EmptyState title={say('books:claims.none')} text={say('books:claims.none_text')} />}
    />
  );
}

function useClaimColumns(): Column<ClaimShown>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'raised',
      title: say('books:column.raised'),
      cell: (row) => (
        <div>
          <Link to={`/recovery/claims/${row.claimId}`}>{writing.day(row.raisedOn)}</Link>
          <div className="mg-quiet">{say('books:days', { count: row.ageDays })}</div>
        </div>
      ),
    },
    {
      id: 'bearer',
      title: say('books:column.bearer'),
      cell: (row) => (
        <div>
          {row.firmId === null ? (
            row.bearerName
          ) : (
            <Link to={`/recovery/merchants/${row.firmId}`}>{row.bearerName}</Link>
          )}
          <div className="mg-quiet">{say(`recovery:bearer.${row.bearer}`)}</div>
        </div>
      ),
    },
    {
      id: 'claimed',
      title: say('books:column.claimed'),
      align: 'end',
      cell: (row) => <MinorText minor={row.claimedMinor} currency={row.currency} />,
    },
    {
      id: 'open',
      title: say('books:column.open'),
      align: 'end',
      cell: (row) => (
        <div>
          <MinorText minor={row.openMinor} currency={row.currency} />
          {isSome(row.frozenMinor) && (
            <div className="mg-quiet">
              {say('books:frozen')} <MinorText minor={row.frozenMinor} currency={row.currency} />
            </div>
          )}
        </div>
      ),
    },
    {
      id: 'state',
      title: say('books:column.state'),
      cell: (row) => (
        <div>
          <ClaimState state={row.state} />
          {row.rung !== null && <div className="mg-quiet">{say(`recovery:claim_rung.${row.rung}`)}</div>}
        </div>
      ),
    },
    { id: 'file_by', title: say('books:column.file_by'), cell: (row) => <FileBy claim={row} /> },
  ];
}
