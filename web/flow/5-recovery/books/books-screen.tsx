// A month of the books: its trial balance, whether debits equal credits and nothing is broken, and closing it, which freezes it.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { closeMonth, listMonths, showMonth } from '#api/flow/5-recovery.books';
import { addMonths } from '../../../lib/days.ts';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { writeMonth } from '../../../lib/write-dates.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { MinorText } from '../minor-text.tsx';
import { AccountName, BooksFrame } from './books-frame.tsx';

type Month = z.infer<(typeof showMonth)['answer']>;
type Account = Month['accounts'][number];
/** How far back the choice reaches; closed months of before are in the list below. */
const monthsShown = 24;

export function BooksScreen() {
  const say = useWords();
  const language = useLanguage();
  const today = useToday();
  const [filters, setFilters] = useFilters(['month']);
  const chosen = filters.month ?? today.slice(0, 7);
  const { data: month, error, refetch } = useAnswer(showMonth, { params: { month: chosen } }, { keepLast: true });
  const months = Array.from({ length: monthsShown }, (_, back) => addMonths(today, -back).slice(0, 7));
  const choices = [...new Set([chosen, ...months])].toSorted().reverse();
  return (
    <BooksFrame>
      <FilterBar>
        <Filter label={say('books:month')}>
          <SelectInput
            value={chosen}
            choices={choices.map((value) => ({ value, text: writeMonth(`${value}-01`, language) }))}
            onChange={(value) => setFilters({ month: value })}
          />
        </Filter>
      </FilterBar>
      {error && <Fault error={error} again={() => void refetch()} />}
      {!month && !error && <Waiting label={say('waiting')} lines={8} />}
      {month && <MonthProof month={month} isOver={chosen < today.slice(0, 7)} />}
      {month && <TrialBalance month={month} />}
      <ClosedMonths />
    </BooksFrame>
  );
}

function MonthProof({ month, isOver }: { month: Month; isOver: boolean }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const language = useLanguage();
  const readAgain = useReadAgain();
  const close = useDeed(closeMonth, () => readAgain('month', 'books', 'merchant_account', 'ageing'));
  const { closed } = month;
  return (
    <section className="mg-panel">
      <div className="mg-row">
        <Mark tone={closed === null ? 'accent' : 'good'}>
          {say(closed === null ? 'books:month_open' : 'books:month_closed')}
        </Mark>
        {closed !== null && <span className="mg-quiet">{writing.instant(closed.closedAt)}</span>}
        {closed !== null && (
          <Mark tone={closed.holds ? 'good' : 'bad'}>
            {say(closed.holds ? 'books:proof_holds' : 'books:proof_broken')}
          </Mark>
        )}
        <Mark tone={month.broken.length === 0 ? 'good' : 'bad'}>
          {say(month.broken.length === 0 ? 'books:books_true' : 'books:books_broken')}
        </Mark>
      </div>
      {closed !== null && (
        <p className="mg-quiet">
          {say('books:proof_of', { count: closed.transferCount })} <code>{closed.proof.slice(0, 16)}…</code>
        </p>
      )}
      {month.broken.map((what) => (
        <p key={what} className="mg-loose-fault">
          {what}
        </p>
      ))}
      {closed === null && isOver && may('books.close') && (
        <div>
          <Confirm
            calm
            deed={say('books:deed.close')}
            title={say('books:close_title', { month: writeMonth(`${month.month}-01`, language) })}
            text={say('books:close_text')}
            onDo={() => close.mutateAsync({ params: { month: month.month } })}
          />
        </div>
      )}
    </section>
  );
}

function TrialBalance({ month }: { month: Month }) {
  const say = useWords();
  const amounts = [
    ['openingMinor', 'recovery:statement.opening'],
    ['debitsMinor', 'books:debits'],
    ['creditsMinor', 'books:credits'],
    ['closingMinor', 'recovery:statement.closing'],
  ] as const;
  const columns: Column<Account>[] = [
    {
      id: 'account',
      title: say('books:ledger_account'),
      cell: (row) => (
        <Link to="/books/lines" search={{ code: row.code } as never}>
          <AccountName code={row.code} />
        </Link>
      ),
    },
    ...amounts.map(([id, text]) => ({
      id,
      title: say(text),
      align: 'end' as const,
      cell: (row: Account) => <MinorText minor={row[id]} currency={row.currency} />,
    })),
  ];
  return (
    <section className="mg-stack">
      <h2>{say('books:trial_balance')}</h2>
      <ListTable
        label={say('books:trial_balance')}
        columns={columns}
        rows={month.accounts}
        rowKey={(row) => `${row.code} ${row.currency}`}
        empty={<EmptyState title={say('books:nothing_booked')} />}
      />
      {month.totals.map((total) => (
        <p key={total.currency}>
          {say('books:debits')} <MinorText minor={total.debitsMinor} currency={total.currency} zero /> ={' '}
          {say('books:credits')} <MinorText minor={total.creditsMinor} currency={total.currency} zero />
        </p>
      ))}
    </section>
  );
}

function ClosedMonths() {
  const say = useWords();
  const writing = useWriting();
  const language = useLanguage();
  const { rows } = useList(listMonths, { query: { limit: 50 } });
  if (rows.length === 0) return null;
  return (
    <section className="mg-panel">
      <h2>{say('books:closed_months')}</h2>
      <ul className="mg-plain-list">
        {rows.map((row) => (
          <li key={row.month} className="mg-row">
            <Link to="/books" search={{ month: row.month } as never}>
              {writeMonth(`${row.month}-01`, language)}
            </Link>
            <span className="mg-quiet">
              {writing.instant(row.closedAt)} · {say('books:proof_of', { count: row.transferCount })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
