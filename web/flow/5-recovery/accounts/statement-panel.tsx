// The statement of a period, on the screen and as a spreadsheet or PDF in the reader's language.
import { useState } from 'react';
import type { z } from 'zod';
import { downloadStatement, printStatement, showStatement, type statement } from '#api/flow/5-recovery.accounts';
import type { Id } from '#api/values';
import { addressOf } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { MinorText } from '../minor-text.tsx';

type Statement = z.infer<typeof statement>;
type Part = Statement['parts'][number];
type Line = Part['lines'][number];

export function StatementPanel({ firmId, currencies }: { firmId: Id<'frm'>; currencies: readonly string[] }) {
  const say = useWords();
  const today = useToday();
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [until, setUntil] = useState(today);
  const [currency, setCurrency] = useState(currencies[0]);
  const given = { params: { firmId }, query: { from, until, currency } };
  return (
    <Fold title={say('recovery:statement.title')}>
      <div className="mg-stack">
        <FilterBar>
          <Filter label={say('books:from')}>
            <DayInput value={from} today={today} onChange={(day) => day && setFrom(day)} />
          </Filter>
          <Filter label={say('books:until')}>
            <DayInput value={until} today={today} onChange={(day) => day && setUntil(day)} />
          </Filter>
          {currencies.length > 1 && (
            <Filter label={say('books:currency')}>
              <SelectInput
                value={currency}
                choices={currencies.map((value) => ({ value, text: value }))}
                onChange={setCurrency}
              />
            </Filter>
          )}
        </FilterBar>
        <div className="mg-row">
          <a className="mg-link-button" href={addressOf(downloadStatement, given)}>
            XLSX
          </a>
          <a className="mg-link-button" href={addressOf(printStatement, given)}>
            PDF
          </a>
        </div>
        <StatementParts given={given} />
      </div>
    </Fold>
  );
}

function StatementParts({ given }: { given: Parameters<typeof useAnswer<typeof showStatement>>[1] }) {
  const say = useWords();
  const { data, error, refetch } = useAnswer(showStatement, given, { keepLast: true });
  if (error) return <Fault error={error} again={() => void refetch()} />;
  if (!data) return <Waiting label={say('waiting')} />;
  return (
    <>
      {data.parts.map((part) => (
        <StatementPart key={part.part} part={part} currency={data.currency} />
      ))}
    </>
  );
}

function StatementPart({ part, currency }: { part: Part; currency: string }) {
  const say = useWords();
  const writing = useWriting();
  const worded = (what: string) => {
    const text = say(`recovery:statement.${what}` as 'recovery:statement.title', { defaultValue: '' });
    return text || say(`recovery:move.${what}` as 'recovery:move.raised', { defaultValue: what });
  };
  const columns: Column<Line>[] = [
    { id: 'on', title: say('recovery:statement.on'), cell: (row) => writing.day(row.on) },
    { id: 'what', title: say('recovery:statement.what'), cell: (row) => worded(row.what) },
    {
      id: 'contract',
      title: say('recovery:statement.contract'),
      cell: (row) => row.contractNumber ?? '—',
      wideOnly: true,
    },
    {
      id: 'change',
      title: say('recovery:statement.change'),
      align: 'end',
      cell: (row) => <MinorText minor={row.changeMinor} currency={currency} zero />,
    },
    {
      id: 'balance',
      title: say('recovery:statement.balance'),
      align: 'end',
      cell: (row) => <MinorText minor={row.balanceMinor} currency={currency} zero />,
    },
  ];
  return (
    <section className="mg-stack">
      <h3>{say(`recovery:statement.part.${part.part}`)}</h3>
      <p>
        {say('recovery:statement.opening')}: <MinorText minor={part.openingMinor} currency={currency} zero /> ·{' '}
        {say('recovery:statement.closing')}: <MinorText minor={part.closingMinor} currency={currency} zero />
      </p>
      {part.lines.length > 0 && (
        <ListTable
          label={say(`recovery:statement.part.${part.part}`)}
          columns={columns}
          rows={part.lines}
          rowKey={(row) => `${row.on} ${row.what} ${row.claimId} ${row.balanceMinor} ${row.changeMinor}`}
          empty={null}
        />
      )}
    </section>
  );
}
