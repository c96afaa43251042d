// Cases as a table: whose, what, with whom, and what is due next; the same on every screen.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { caseRow } from '#api/flow/2-cases.shown';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { CaseState, DueMoment } from '../../../ui/subject/case-state.tsx';
import { MerchantLink, PersonLink } from '../../../ui/subject/subject-links.tsx';
import type { Selection } from './use-selection.ts';
import '../cases.css';
import './case-views.css';

export type CaseRow = z.infer<typeof caseRow>;

export interface CaseTableProps {
  label: string;
  rows: readonly CaseRow[];
  list?: ListTableProps<CaseRow>['list'];
  empty?: ListTableProps<CaseRow>['empty'];
  /** Left out where the page is about it anyway. */
  without?: readonly ('merchant' | 'owner' | 'customer')[];
  /** Columns of the page, before the state. */
  more?: readonly Column<CaseRow>[];
  /** Rows can be chosen. */
  selection?: Selection;
  /** The case the keys stand on. */
  here?: string | undefined;
}

export function CaseTable(props: CaseTableProps) {
  const { label, rows, list, empty, without = [], more = [], selection, here } = props;
  const say = useWords();
  const columns = useCaseColumns(rows, selection, here).filter((column) => !without.some((left) => left === column.id));
  return (
    <ListTable
      label={label}
      columns={[...columns.slice(0, -1), ...more, ...columns.slice(-1)]}
      rows={rows}
      rowKey={(row) => row.caseId}
      list={list}
      empty={empty ?? <EmptyState title={say('cases:list.none')} text={say('cases:list.none_text')} />}
    />
  );
}

function useCaseColumns(
  rows: readonly CaseRow[],
  selection: Selection | undefined,
  here: string | undefined,
): Column<CaseRow>[] {
  const say = useWords();
  return [
    {
      id: 'case',
      title: selection ? <ChooseAll rows={rows} selection={selection} /> : say('cases:column.case'),
      cell: (row) => (
        <span className="mg-case-choice" data-case={row.caseId} data-row-here={row.caseId === here || undefined}>
          {selection && (
            <input
              type="checkbox"
              aria-label={say('finding:select.row', { number: row.number })}
              checked={selection.chosen.has(row.caseId)}
              onChange={() => selection.toggle(row.caseId)}
            />
          )}
          <Link to={`/cases/${row.caseId}`} className="mg-nowrap mg-number">
            {row.number}
          </Link>
        </span>
      ),
    },
    {
      id: 'problem',
      title: say('cases:column.problem'),
      cell: (row) => (
        <div>
          <div className="mg-row">
            <strong>{say(`words:case_problem.${row.problem}`)}</strong>
            {row.mode === 'v2' && <Mark tone="accent">{say('cases:case.found_by_us')}</Mark>}
            {row.supervised && <Mark tone="warn">{say('cases:case.supervised')}</Mark>}
            {row.tags.map((tag) => (
              <span key={tag} className="mg-tag">
                {tag}
              </span>
            ))}
          </div>
          <small className="mg-quiet mg-one-line">{row.description}</small>
        </div>
      ),
    },
    {
      id: 'customer',
      title: say('cases:column.customer'),
      cell: (row) => <PersonLink id={row.personId} name={row.personName} />,
    },
    {
      id: 'merchant',
      title: say('cases:column.merchant'),
      cell: (row) => <MerchantLink id={row.firmId} name={row.legalName} />,
      wideOnly: true,
    },
    { id: 'owner', title: say('cases:column.owner'), cell: (row) => <OwnerName row={row} /> },
    {
      id: 'next',
      title: say('cases:column.next'),
      cell: (row) => (
        <>
          <DueNext row={row} />
          <NextClock row={row} />
        </>
      ),
    },
    { id: 'state', title: say('cases:column.state'), cell: (row) => <CaseState state={row.state} /> },
  ];
}

function ChooseAll({ rows, selection }: { rows: readonly CaseRow[]; selection: Selection }) {
  const say = useWords();
  const isAll = rows.length > 0 && rows.every(({ caseId }) => selection.chosen.has(caseId));
  return (
    <span className="mg-case-choice">
      <input
        type="checkbox"
        aria-label={say('finding:select.all')}
        checked={isAll}
        onChange={() => selection.choose(isAll ? [] : rows.map(({ caseId }) => caseId))}
      />
      {say('cases:column.case')}
    </span>
  );
}

function OwnerName({ row }: { row: CaseRow }) {
  const say = useWords();
  if (row.owner) return row.owner.name;
  return <Mark tone="warn">{say('cases:owner.nobody')}</Mark>;
}

/** The clock that is due first. */
function NextClock({ row: { nextClock } }: { row: CaseRow }) {
  const language = useLanguage();
  if (nextClock === null) return null;
  return (
    <small className="mg-quiet">
      {pickLanguageOf(nextClock.name, language)}: <DueMoment dueAt={nextClock.dueAt} overdue={nextClock.isLate} />
    </small>
  );
}

/** What has to be done, and by when. */
export function DueNext({ row }: { row: CaseRow }) {
  const say = useWords();
  if (row.step === 'none') return <span className="mg-quiet">—</span>;
  return (
    <div>
      <div>{say(`words:case_step.${row.step}`)}</div>
      {row.dueAt && (
        <small className="mg-quiet">
          <DueMoment dueAt={row.dueAt} overdue={row.overdue} />
        </small>
      )}
    </div>
  );
}
