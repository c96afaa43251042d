// Lines of the bank: those nobody has placed come first, each with why, and with the two deeds that end its waiting.
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { bankLineStates, listBankLines, setBankLineAside } from '#api/flow/4-remedies';
import type { Given } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { type BankLine, MatchLine } from './match-line.tsx';

export function BankLines() {
  const say = useWords();
  const [filters, setFilters] = useFilters(['line']);
  const asked = filters.line ?? 'unmatched';
  const state = asked === 'any' ? undefined : asked;
  const query = { state, limit: 50 } as unknown as Given<typeof listBankLines>['query'];
  const { list, rows } = useList(listBankLines, { query }, { keepLast: true });
  const columns = useLineColumns();
  return (
    <section className="mg-stack">
      <h2>{say('payments:bank.lines')}</h2>
      <FilterBar>
        <ChoiceFilter
          label={say('payments:bank.column.state')}
          value={state}
          choices={bankLineStates.map((value) => ({ value, text: say(`words:bank_line_state.${value}`) }))}
          onChoose={(line) => setFilters({ line: line ?? 'any' })}
        />
      </FilterBar>
      <ListTable
        label={say('payments:bank.lines')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.lineId}
        list={list}
        empty={<EmptyState title={say('payments:bank.lines_none')} text={say('payments:bank.lines_none_text')} />}
      />
    </section>
  );
}

function useLineColumns(): Column<BankLine>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'says',
      title: say('payments:bank.column.says'),
      cell: (row) => (
        <div>
          {say(`words:bank_line_says.${row.says}`)}
          <div className="mg-quiet mg-number">{row.endToEndId ?? row.bankReference}</div>
        </div>
      ),
    },
    {
      id: 'amount',
      title: say('payments:column.amount'),
      align: 'end',
      cell: (row) => <MoneyText money={row.amount} />,
    },
    {
      id: 'on',
      title: say('payments:bank.column.on'),
      cell: (row) => (row.bookedOn ? writing.day(row.bookedOn) : '—'),
    },
    {
      id: 'party',
      title: say('payments:bank.column.party'),
      cell: (row) => (
        <div>
          {row.counterparty ?? '—'}
          <div className="mg-quiet">{row.remittance}</div>
        </div>
      ),
    },
    { id: 'why', title: say('payments:bank.column.why'), cell: (row) => <LineStanding line={row} /> },
    { id: 'deeds', title: say('change'), cell: (row) => <LineDeeds line={row} /> },
  ];
}

function LineStanding({ line }: { line: BankLine }) {
  const say = useWords();
  const tone = { matched: 'good', matched_by_hand: 'good', unmatched: 'warn', set_aside: 'quiet' } as const;
  return (
    <div>
      <Mark tone={tone[line.state]}>{say(`words:bank_line_state.${line.state}`)}</Mark>
      {line.why !== null && <div className="mg-quiet">{say(`words:unmatched_reason.${line.why}`)}</div>}
      {line.reason !== null && <div className="mg-quiet">{line.reason}</div>}
      {line.setAsideBecause !== null && <div className="mg-quiet">{line.setAsideBecause}</div>}
    </div>
  );
}

function LineDeeds({ line }: { line: BankLine }) {
  const say = useWords();
  const may = useMay();
  if (line.paymentId !== null)
    return <Link to={`/money/payments/${line.paymentId}`}>{say('payments:bank.to_payment')}</Link>;
  if (line.state !== 'unmatched' || !may('payment.match')) return <>—</>;
  const named = (deed: string) => `${deed}: ${line.endToEndId ?? line.counterparty ?? line.lineId}`;
  return (
    <div className="mg-row">
      <DeedDialog
        deed={say('payments:bank.match')}
        title={say('payments:bank.match_title')}
        label={named(say('payments:bank.match'))}
        kind="small"
        wide
      >
        {(close) => <MatchLine line={line} onDone={close} />}
      </DeedDialog>
      <DeedDialog
        deed={say('payments:bank.aside')}
        title={say('payments:bank.aside_title')}
        label={named(say('payments:bank.aside'))}
        kind="small"
      >
        {(close) => <SetAside line={line} onDone={close} />}
      </DeedDialog>
    </div>
  );
}

function SetAside({ line, onDone }: { line: BankLine; onDone: () => void }) {
  const say = useWords();
  const tell = useNotice();
  const readAgain = useReadAgain();
  return (
    <DeedForm<typeof setBankLineAside, { reason: string }>
      contract={setBankLineAside}
      initial={{}}
      toGiven={(body) => ({ params: { lineId: line.lineId }, body })}
      onDone={() => {
        readAgain('payment');
        tell(say('payments:bank.aside_told'));
        onDone();
      }}
      submit={say('payments:bank.aside')}
      onCancel={onDone}
    >
      <Field name="reason" label={say('payments:reason')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}
