// Every attempt to pay: each has an identifier of its own that the bank says back, so that none is taken for another.
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { PaymentState, type PaymentWhole } from './payment-state.tsx';

type Attempt = PaymentWhole['attempts'][number];

export function PaymentAttempts({ attempts }: { attempts: readonly Attempt[] }) {
  const say = useWords();
  const writing = useWriting();
  const columns: Column<Attempt>[] = [
    { id: 'attempt', title: say('payments:one.attempt'), cell: (row) => writing.number(row.attempt) },
    {
      id: 'id',
      title: say('payments:one.attempt_id'),
      cell: (row) => <span className="mg-number">{row.endToEndId}</span>,
    },
    { id: 'to', title: say('payments:one.payee'), cell: (row) => <span className="mg-number">{row.shown}</span> },
    {
      id: 'state',
      title: say('payments:column.state'),
      cell: (row) => (
        <div>
          <PaymentState state={row.state} />
          <div className="mg-quiet">{row.reason}</div>
        </div>
      ),
    },
    {
      id: 'on',
      title: say('payments:one.sent'),
      cell: (row) => (
        <Link to="/money" search={{ fileId: row.fileId } as never}>
          {writing.day(row.sentOn)}
        </Link>
      ),
    },
    {
      id: 'ended',
      title: say('payments:one.paid'),
      cell: ({ paidOn, returnedOn }) =>
        (paidOn ?? returnedOn) === null ? '—' : writing.day(paidOn ?? returnedOn ?? ''),
    },
  ];
  return (
    <section className="mg-stack">
      <h2>{say('payments:one.attempts')}</h2>
      <ListTable
        label={say('payments:one.attempts')}
        columns={columns}
        rows={attempts}
        rowKey={(row) => row.endToEndId}
        empty={<p className="mg-quiet">{say('payments:one.attempts_none')}</p>}
      />
    </section>
  );
}
