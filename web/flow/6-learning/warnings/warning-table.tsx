// Warnings as rows: what repeats, in common what, how many against how many as usual, since when.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { useWarningWords, type WarningShown } from './use-warning-words.ts';
import { WarningStateMark } from './warning-state.tsx';

interface WarningTableProps {
  rows: readonly WarningShown[];
  list: ListTableProps<WarningShown>['list'];
  empty: ReactNode;
}

export function WarningTable({ rows, list, empty }: WarningTableProps) {
  const say = useWords();
  return (
    <ListTable
      label={say('area.warnings')}
      columns={useWarningColumns()}
      rows={rows}
      rowKey={(row) => row.warningId}
      list={list}
      empty={empty}
    />
  );
}

function useWarningColumns(): Column<WarningShown>[] {
  const say = useWords();
  const writing = useWriting();
  const words = useWarningWords();
  const usual = (value: number) => writing.number(value, { maximumFractionDigits: 1 });
  return [
    {
      id: 'what',
      title: say('learning:warning.what'),
      cell: (row) => <Link to={`/warnings/${row.warningId}`}>{words.titleOf(row)}</Link>,
    },
    {
      id: 'common',
      title: say('learning:warning.common'),
      cell: (row) => say(`words:warning_place.${row.place}`),
      wideOnly: true,
    },
    {
      id: 'customers',
      title: say('learning:warning.customers'),
      align: 'end',
      cell: ({ customers, seenFrom }) => (
        <>
          {writing.number(customers)}
          {seenFrom && (
            <small className="mg-quiet"> · {say('learning:warning.usual', { number: usual(seenFrom.usual) })}</small>
          )}
        </>
      ),
    },
    { id: 'seen', title: say('learning:warning.seen'), cell: (row) => writing.instant(row.raisedAt) },
    {
      id: 'last',
      title: say('learning:warning.last'),
      cell: (row) => writing.day(row.lastCaseOn),
      wideOnly: true,
    },
    {
      id: 'state',
      title: say('learning:warning.state'),
      cell: (row) => <WarningStateMark state={row.state} />,
    },
  ];
}
