// Payments as a table: to whom, for what, how much and how it stands; with boxes to choose those to approve together.
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { ContractLink } from '../../../ui/subject/subject-links.tsx';
import { PaymentDeeds } from './payment-deeds.tsx';
import { PayeeText, type PaymentShown, PaymentState } from './payment-state.tsx';
import './payment-table.css';

export interface PaymentTableProps {
  rows: readonly PaymentShown[];
  list?: ListTableProps<PaymentShown>['list'];
  /** Given where several are approved at once. */
  chosen?: ReadonlySet<string>;
  onChoose?: (paymentId: string, on: boolean) => void;
}

export function PaymentTable({ rows, list, chosen, onChoose }: PaymentTableProps) {
  const say = useWords();
  const columns = usePaymentColumns(chosen, onChoose);
  return (
    <ListTable
      label={say('payments:list')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.paymentId}
      list={list}
      empty={<EmptyState title={say('payments:none')} text={say('payments:none_text')} />}
    />
  );
}

function usePaymentColumns(
  chosen: ReadonlySet<string> | undefined,
  onChoose: PaymentTableProps['onChoose'],
): Column<PaymentShown>[] {
  const say = useWords();
  const writing = useWriting();
  const name: Column<PaymentShown> = {
    id: 'person',
    title: say('payments:column.person'),
    cell: (row) => (
      <span className="mg-chosen">
        {chosen && onChoose && (
          <Checkbox
            checked={chosen.has(row.paymentId)}
            aria-label={say('payments:approve.choose', { name: row.personName, amount: writing.money(row.total) })}
            onChange={(event) => onChoose(row.paymentId, event.target.checked)}
          />
        )}
        <Link to={`/money/payments/${row.paymentId}`}>{row.personName}</Link>
      </span>
    ),
  };
  return [
    name,
    {
      id: 'contract',
      title: say('payments:column.contract'),
      cell: (row) => <ContractLink id={row.contractId} name={row.contractNumber} />,
      wideOnly: true,
    },
    {
      id: 'amount',
      title: say('payments:column.amount'),
      align: 'end',
      cell: (row) => (
        <div>
          <MoneyText money={row.total} />
          <div className="mg-quiet">{row.lines.map(({ head }) => say(`words:payment_head.${head}`)).join(', ')}</div>
        </div>
      ),
    },
    { id: 'payee', title: say('payments:column.payee'), cell: (row) => <PayeeText payee={row.payee} /> },
    { id: 'decided', title: say('payments:column.decided'), cell: (row) => writing.day(row.decidedOn), wideOnly: true },
    {
      id: 'state',
      title: say('payments:column.state'),
      cell: (row) => (
        <div>
          <PaymentState state={row.state} />
          {row.approvalsNeeded > 1 && row.state === 'draft' && (
            <div className="mg-quiet">
              {say('payments:column.approvals')}:{' '}
              {say('payments:approve.given', { given: row.approvals.length, needed: row.approvalsNeeded })}
            </div>
          )}
          {row.reason !== null && <div className="mg-quiet">{row.reason}</div>}
        </div>
      ),
    },
    { id: 'deeds', title: say('change'), cell: (row) => <PaymentDeeds payment={row} /> },
  ];
}
