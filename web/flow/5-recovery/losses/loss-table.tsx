// Losses asked for: how much, why, by whom, and the two answers another person gives.
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { z } from 'zod';
import { approveLoss, refuseLoss, type loss as shape } from '#api/flow/5-recovery';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MinorText } from '../minor-text.tsx';

type Loss = z.infer<typeof shape>;
const stale = ['claim', 'merchant_account', 'ageing', 'books', 'history'] as const;

export interface LossTableProps {
  rows: readonly Loss[];
  list?: ListTableProps<Loss>['list'];
  without?: readonly 'claim'[];
}

export function LossTable({ rows, list, without = [] }: LossTableProps) {
  const say = useWords();
  const columns = useLossColumns().filter((column) => !without.some((left) => left === column.id));
  return (
    <ListTable
      label={say('books:tab.losses')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.lossId}
      list={list}
      empty={<EmptyState title={say('books:losses.none')} text={say('books:losses.none_text')} />}
    />
  );
}

function useLossColumns(): Column<Loss>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'claim',
      title: say('books:claim'),
      cell: (row) => <Link to={`/recovery/claims/${row.claimId}`}>{row.bearerName}</Link>,
    },
    { id: 'kind', title: say('books:loss_kind'), cell: (row) => say(`recovery:loss_kind.${row.kind}`) },
    {
      id: 'amount',
      title: say('books:amount'),
      align: 'end',
      cell: (row) => <MinorText minor={row.amountMinor} currency={row.currency} zero />,
    },
    { id: 'reason', title: say('books:reason'), cell: (row) => row.reason },
    {
      id: 'asked',
      title: say('books:asked_by'),
      cell: (row) => (
        <div>
          {row.askedBy}
          <div className="mg-quiet">{writing.instant(row.askedAt)}</div>
        </div>
      ),
    },
    { id: 'state', title: say('books:column.state'), cell: (row) => <LossStanding loss={row} /> },
    { id: 'deeds', title: say('change'), cell: (row) => <LossDeeds loss={row} /> },
  ];
}

function LossStanding({ loss }: { loss: Loss }) {
  const say = useWords();
  const writing = useWriting();
  const tone = { asked: 'warn', approved: 'good', refused: 'quiet' } as const;
  return (
    <div>
      <Mark tone={tone[loss.state]}>{say(`recovery:loss_state.${loss.state}`)}</Mark>
      {loss.state === 'asked' && loss.needsAnother && <div className="mg-quiet">{say('books:needs_another')}</div>}
      {loss.settledBy !== null && (
        <div className="mg-quiet">
          {loss.settledBy}
          {loss.settledAt !== null && `, ${writing.instant(loss.settledAt)}`}
        </div>
      )}
      {loss.answer !== null && <div className="mg-quiet">{loss.answer}</div>}
    </div>
  );
}

function LossDeeds({ loss }: { loss: Loss }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const readAgain = useReadAgain();
  const approve = useDeed(approveLoss, () => readAgain(...stale));
  if (loss.state !== 'asked' || !may('loss.approve')) return <>—</>;
  const params = { lossId: loss.lossId };
  return (
    <div className="mg-row">
      <Confirm
        calm
        deed={say('books:deed.approve')}
        label={`${say('books:deed.approve')}: ${loss.bearerName}`}
        title={say('books:approve_title', { amount: writing.money(loss) })}
        text={say('books:approve_text')}
        onDo={() => approve.mutateAsync({ params, body: {} })}
      />
      <DeedDialog
        deed={say('books:deed.refuse')}
        label={`${say('books:deed.refuse')}: ${loss.bearerName}`}
        kind="small"
      >
        {(close) => (
          <DeedForm<typeof refuseLoss, { reason: string }>
            contract={refuseLoss}
            initial={{}}
            toGiven={(body) => ({ params, body })}
            onDone={() => {
              readAgain(...stale);
              close();
            }}
            submit={say('books:deed.refuse')}
            onCancel={close}
          >
            <Field name="reason" label={say('books:reason')}>
              <Input maxLength={1000} />
            </Field>
          </DeedForm>
        )}
      </DeedDialog>
    </div>
  );
}
