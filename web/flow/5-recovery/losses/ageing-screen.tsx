// Ageing: what was open on any day, by how old it was then, largest first; and the allowance it needs, set with one deed.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { provideLosses, showAgeing } from '#api/flow/5-recovery.books';
import { useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { MinorText } from '../minor-text.tsx';
import { RecoveryFrame } from '../recovery-frame.tsx';

type Ageing = z.infer<(typeof showAgeing)['answer']>;
type Row = Ageing['rows'][number];
const buckets = ['0', '1', '2', '3', '4', '5'] as const;

export function AgeingScreen() {
  const say = useWords();
  const may = useMay();
  const today = useToday();
  const [on, setOn] = useState(today);
  const { list, rows } = useList(showAgeing, { query: { on, limit: 50 } }, { keepLast: true });
  const first: Ageing | undefined = list.data?.pages[0];
  const columns = useAgeingColumns(first?.currency ?? '');
  return (
    <RecoveryFrame>
      <FilterBar>
        <Filter label={say('books:as_of')}>
          <DayInput value={on} today={today} onChange={(day) => setOn(day ?? today)} />
        </Filter>
        {may('books.close') && on === today && <ProvideLosses />}
      </FilterBar>
      {first && <AgeTiles ageing={first} />}
      <ListTable
        label={say('books:tab.ageing')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.firmId ?? row.staffId ?? row.bearerName}
        list={list}
        empty={<EmptyState title={say('books:ageing.none')} />}
      />
    </RecoveryFrame>
  );
}

function AgeTiles({ ageing: { currency, totalMinor, totals } }: { ageing: Ageing }) {
  const say = useWords();
  return (
    <StatRow wide>
      <StatTile label={say('books:column.open')} value={<MinorText minor={totalMinor} currency={currency} zero />} />
      {buckets.map((bucket) => (
        <StatTile
          key={bucket}
          label={say(`recovery:age.${bucket}`)}
          value={<MinorText minor={totals[Number(bucket)] ?? '0'} currency={currency} />}
        />
      ))}
    </StatRow>
  );
}

function useAgeingColumns(currency: string): Column<Row>[] {
  const say = useWords();
  const writing = useWriting();
  return [
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
      cell: (row) => <MinorText minor={row.openMinor} currency={currency} zero />,
    },
    ...buckets.map((bucket) => ({
      id: bucket,
      title: say(`recovery:age.${bucket}`),
      align: 'end' as const,
      cell: (row: Row) => <MinorText minor={row.ages[Number(bucket)] ?? '0'} currency={currency} />,
    })),
  ];
}

function ProvideLosses() {
  const say = useWords();
  const readAgain = useReadAgain();
  const provide = useDeed(provideLosses, () => readAgain('merchant_account', 'books', 'month'));
  return (
    <>
      <Confirm
        calm
        deed={say('books:deed.provide')}
        title={say('books:deed.provide')}
        text={say('books:provide_text')}
        onDo={() => provide.mutateAsync({ body: {} })}
      />
      {provide.data && <span role="status">{say('books:provided', { count: provide.data.provided.length })}</span>}
    </>
  );
}
