// Contracts as a table: number, customer, merchant, what is due next and what was broken; the same on every screen.
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { contractRow } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { ContractLink, MerchantLink, PersonLink } from '../../../ui/subject/subject-links.tsx';
import { ContractState } from './contract-state.tsx';

export type ContractRow = z.infer<typeof contractRow>;

export interface ContractTableProps {
  rows: readonly ContractRow[];
  list?: ListTableProps<ContractRow>['list'];
  empty: ReactNode;
  /** Left out where the page is about it anyway. */
  without?: 'person' | 'merchant';
}

export function ContractTable({ rows, list, empty, without }: ContractTableProps) {
  const say = useWords();
  const columns = useContractColumns().filter((column) => column.id !== without);
  return (
    <ListTable
      label={say('area.contracts')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.contractId}
      list={list}
      empty={empty}
    />
  );
}

function useContractColumns(): Column<ContractRow>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'number',
      title: say('registry:contract.number'),
      cell: (row) => (
        <span className="mg-nowrap">
          <ContractLink id={row.contractId} name={row.number} />
        </span>
      ),
    },
    {
      id: 'person',
      title: say('registry:contract.customer'),
      cell: (row) => <PersonLink id={row.personId} name={row.personName} />,
    },
    {
      id: 'merchant',
      title: say('registry:contract.merchant'),
      cell: (row) => <MerchantLink id={row.firmId} name={row.legalName} />,
    },
    { id: 'store', title: say('registry:contract.store'), cell: (row) => row.storeName ?? '—', wideOnly: true },
    {
      id: 'signed',
      title: say('registry:contract.signed_on'),
      cell: (row) => <span className="mg-nowrap">{writing.day(row.signedOn)}</span>,
    },
    {
      id: 'amount',
      title: say('registry:contract.amount'),
      align: 'end',
      cell: (row) => <MoneyText money={row.amount} />,
    },
    { id: 'state', title: say('registry:contract.state'), cell: (row) => <ContractStanding row={row} /> },
    {
      id: 'next',
      title: say('registry:contract.next_due'),
      cell: (row) => <span className="mg-nowrap">{row.nextDueOn ? writing.day(row.nextDueOn) : '—'}</span>,
    },
  ];
}

function ContractStanding({ row }: { row: ContractRow }) {
  const say = useWords();
  return (
    <div className="mg-row">
      <ContractState state={row.state} />
      {row.brokenPromises > 0 && (
        <Mark tone="bad">{say('registry:contract.broken', { count: row.brokenPromises })}</Mark>
      )}
      {row.firstComplainedOn !== null && <Mark tone="warn">{say('promises:complained.yes')}</Mark>}
    </div>
  );
}
