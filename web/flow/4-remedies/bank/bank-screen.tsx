// The bank's answers: a file goes in, each line is placed by itself where that is certain, and a person places the rest.
import type { z } from 'zod';
import { type bankMessage, listBankMessages } from '#api/flow/4-remedies';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MoneyFrame } from '../money-frame.tsx';
import { BankLines } from './bank-lines.tsx';
import { BankUpload } from './bank-upload.tsx';

type Message = z.infer<typeof bankMessage>;

export function BankScreen() {
  const say = useWords();
  const may = useMay();
  const { list, rows } = useList(listBankMessages, { query: { limit: 20 } });
  const columns = useMessageColumns();
  return (
    <MoneyFrame>
      <p className="mg-quiet">{say('payments:bank.lead')}</p>
      {may('payment.match') && <BankUpload />}
      <BankLines />
      <section className="mg-stack">
        <h2>{say('payments:bank.messages')}</h2>
        <ListTable
          label={say('payments:bank.messages')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.messageId}
          list={list}
          empty={<EmptyState title={say('payments:bank.messages_none')} text={say('payments:bank.formats')} />}
        />
      </section>
    </MoneyFrame>
  );
}

function useMessageColumns(): Column<Message>[] {
  const say = useWords();
  const writing = useWriting();
  const numbers = [
    ['lines', 'payments:bank.count'],
    ['matched', 'payments:bank.matched'],
    ['unmatched', 'payments:bank.unmatched'],
    ['known', 'payments:bank.known'],
  ] as const;
  return [
    { id: 'file', title: say('payments:bank.file'), cell: (row) => row.fileName },
    { id: 'kind', title: say('payments:bank.kind'), cell: (row) => say(`payments:bank.kind.${row.kind}`) },
    ...numbers.map(([id, text]) => ({
      id,
      title: say(text),
      align: 'end' as const,
      cell: (row: Message) => writing.number(row[id]),
    })),
    {
      id: 'taken',
      title: say('payments:bank.taken_at'),
      cell: (row) => say('payments:file.made_by', { name: row.takenBy, at: writing.instant(row.takenAt) }),
      wideOnly: true,
    },
  ];
}
