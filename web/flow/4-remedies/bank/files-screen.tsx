// Files made for the bank: what went into each, what came of it, and the file itself to download again, always the same bytes.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { listPaymentFiles, type paymentFile } from '#api/flow/4-remedies';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { MoneyFrame } from '../money-frame.tsx';
import { FileDownload } from '../payments/make-file.tsx';

type Made = z.infer<typeof paymentFile>;

export function FilesScreen() {
  const say = useWords();
  const { list, rows } = useList(listPaymentFiles, { query: { limit: 50 } });
  const columns = useFileColumns();
  return (
    <MoneyFrame>
      <ListTable
        label={say('payments:file.list')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.fileId}
        list={list}
        empty={<EmptyState title={say('payments:file.none')} text={say('payments:file.none_text')} />}
      />
    </MoneyFrame>
  );
}

function useFileColumns(): Column<Made>[] {
  const say = useWords();
  const writing = useWriting();
  const may = useMay();
  return [
    {
      id: 'name',
      title: say('payments:file.name'),
      cell: (row) => (
        <div>
          <Link to="/money" search={{ fileId: row.fileId } as never} className="mg-number">
            {row.messageId}
          </Link>
          <div className="mg-quiet">{row.ownAccountName}</div>
        </div>
      ),
    },
    { id: 'on', title: say('payments:file.on'), cell: (row) => writing.day(row.executeOn) },
    { id: 'count', title: say('payments:file.count'), align: 'end', cell: (row) => writing.number(row.count) },
    { id: 'sum', title: say('payments:file.sum'), align: 'end', cell: (row) => <MoneyText money={row.total} /> },
    {
      id: 'confirmed',
      title: say('payments:file.confirmed'),
      align: 'end',
      cell: (row) => writing.number(row.confirmed),
    },
    { id: 'returned', title: say('payments:file.returned'), align: 'end', cell: (row) => writing.number(row.returned) },
    {
      id: 'made',
      title: say('payments:file.made_at'),
      cell: (row) => say('payments:file.made_by', { name: row.madeBy, at: writing.instant(row.madeAt) }),
      wideOnly: true,
    },
    {
      id: 'deeds',
      title: say('payments:file.download'),
      cell: (row) => (may('payment.send') ? <FileDownload file={row} /> : '—'),
    },
  ];
}
