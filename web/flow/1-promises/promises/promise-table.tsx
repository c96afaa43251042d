// Promises as a table: whose, what, by when, and how it stands; the same on every screen.
import type { z } from 'zod';
import type { promise as shape } from '#api/flow/1-promises';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { DaysLate } from '../../../ui/subject/days-late.tsx';
import { PromiseState } from '../../../ui/subject/promise-state.tsx';
import { ContractLink, MerchantLink, PersonLink } from '../../../ui/subject/subject-links.tsx';
import { OpenCaseLink } from './open-case-link.tsx';

export type PromiseShown = z.infer<typeof shape>;

export interface PromiseTableProps {
  label: string;
  rows: readonly PromiseShown[];
  list?: ListTableProps<PromiseShown>['list'];
  /** Left out where the page is about it anyway. */
  without?: readonly ('person' | 'merchant' | 'contract')[];
}

export function PromiseTable({ label, rows, list, without = [] }: PromiseTableProps) {
  const say = useWords();
  const columns = usePromiseColumns().filter((column) => !without.some((left) => left === column.id));
  return (
    <ListTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.promiseId}
      list={list}
      empty={<EmptyState title={say('promises:list.none')} text={say('promises:list.none_text')} />}
    />
  );
}

function usePromiseColumns(): Column<PromiseShown>[] {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  return [
    {
      id: 'contract',
      title: say('promises:column.contract'),
      cell: (row) => (
        <span className="mg-nowrap">
          <ContractLink id={row.contractId} name={row.contractNumber} />
        </span>
      ),
    },
    { id: 'wording', title: say('promises:column.wording'), cell: (row) => pickLanguageOf(row.wording, language) },
    {
      id: 'person',
      title: say('promises:column.person'),
      cell: (row) => <PersonLink id={row.personId} name={row.personName} />,
    },
    {
      id: 'merchant',
      title: say('promises:column.merchant'),
      cell: (row) => <MerchantLink id={row.firmId} name={row.legalName} />,
    },
    { id: 'store', title: say('promises:column.store'), cell: (row) => row.storeName ?? '—', wideOnly: true },
    {
      id: 'due',
      title: say('promises:column.due'),
      cell: (row) => <span className="mg-nowrap">{row.dueOn === null ? '—' : writing.day(row.dueOn)}</span>,
    },
    {
      id: 'state',
      title: say('promises:column.state'),
      cell: (row) => (
        <div className="mg-row">
          <PromiseStanding promise={row} />
          {!row.complained && <OpenCaseLink promise={row} plain />}
        </div>
      ),
    },
  ];
}

/** State, days late and whether anyone complained. A promise not yet due is neither late nor in time. */
export function PromiseStanding({ promise }: { promise: PromiseShown }) {
  const say = useWords();
  const isSettled = promise.state === 'kept' && promise.kind === 'duty';
  const isSilent = promise.state === 'broken' && !promise.complained;
  return (
    <div className="mg-row">
      <PromiseState state={promise.state} />
      {(promise.daysLate > 0 || isSettled) && <DaysLate days={promise.daysLate} />}
      {promise.complained && <Mark tone="warn">{say('promises:complained.yes')}</Mark>}
      {isSilent && <small className="mg-quiet">{say('promises:complained.no')}</small>}
    </div>
  );
}
