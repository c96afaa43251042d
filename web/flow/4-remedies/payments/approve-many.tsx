// Approving many payments at once: the chosen ones, or every draft of an incident. What may not be approved is left and told.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { approveManyPayments } from '#api/flow/4-remedies';
import type { Id, Money } from '#api/values';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fault } from '../../../ui/fault.tsx';
import type { ListTableProps } from '../../../ui/list-table.tsx';
import type { PaymentShown } from './payment-state.tsx';
import { PaymentTable } from './payment-table.tsx';
import { sumsOf } from './sums-of.ts';

type Outcome = z.infer<(typeof approveManyPayments)['answer']>;

export interface ApproveManyProps {
  rows: readonly PaymentShown[];
  list: ListTableProps<PaymentShown>['list'];
  incidentId?: string;
}

export function ApproveMany({ rows, list, incidentId }: ApproveManyProps) {
  const say = useWords();
  const readAgain = useReadAgain();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const approve = useDeed(approveManyPayments, () => {
    setChosen(new Set());
    readAgain('case', 'incident', 'history');
  });
  // A chosen row that is gone from the list (approved by somebody else) is no longer meant.
  const meant = rows.filter((row) => chosen.has(row.paymentId));
  const choose = (paymentId: string, on: boolean) =>
    setChosen(new Set(on ? [...chosen, paymentId] : [...chosen].filter((one) => one !== paymentId)));
  return (
    <>
      {rows.length > 0 && (
        <div className="mg-row">
          <Checkbox
            checked={meant.length === rows.length}
            indeterminate={meant.length > 0 && meant.length < rows.length}
            onChange={(event) => setChosen(new Set(event.target.checked ? rows.map((row) => row.paymentId) : []))}
          >
            {say('payments:approve.choose_all')}
          </Checkbox>
          {meant.length > 0 && (
            <Button
              type="primary"
              loading={approve.isPending}
              onClick={() => approve.mutate({ body: { paymentIds: meant.map((row) => row.paymentId) } })}
            >
              {say('payments:approve.many', { count: meant.length })}
            </Button>
          )}
          {meant.length > 0 && <ChosenSum amounts={meant.map((row) => row.total)} />}
          {incidentId !== undefined && (
            <Confirm
              calm
              deed={say('payments:approve.incident')}
              title={say('payments:approve.incident')}
              text={say('payments:approve.incident_text')}
              onDo={() => approve.mutateAsync({ body: { incidentId: incidentId as Id<'inc'> } })}
            />
          )}
        </div>
      )}
      {approve.isError && <Fault error={approve.error} />}
      {approve.data && <ApproveOutcome outcome={approve.data} />}
      <PaymentTable rows={rows} list={list} chosen={chosen} onChoose={choose} />
    </>
  );
}

function ChosenSum({ amounts }: { amounts: readonly Money[] }) {
  const say = useWords();
  const writing = useWriting();
  const amount = sumsOf(amounts).map(writing.money).join(' + ');
  return <span className="mg-quiet">{say('payments:approve.sum', { amount })}</span>;
}

function ApproveOutcome({ outcome: { approved, waiting, left } }: { outcome: Outcome }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <div className="mg-panel" role="status">
      {approved > 0 && <p>{say('payments:approve.done', { count: approved })}</p>}
      {waiting > 0 && <p>{say('payments:approve.waiting', { count: waiting })}</p>}
      {left.map(({ refusal, count }) => (
        <p key={refusal}>
          {say('payments:approve.left', {
            number: writing.number(count),
            reason: say(`refusals:${refusal}` as 'refusals:permission.missing'),
          })}
        </p>
      ))}
    </div>
  );
}
