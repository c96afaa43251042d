// What can be done about one payment: entering the account, approving, writing down that the customer does not want the money.
import { Button, Input } from 'antd';
import { approvePayment, declinePayment, givePayee } from '#api/flow/4-remedies';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { AccountFields, type AccountValues, schemeFor, toAccount } from '../account-fields.tsx';
import type { PaymentShown } from './payment-state.tsx';

/** The customer may still say no, and another account may still be told. */
const isBeforeBank = ({ state }: PaymentShown) => ['awaiting_payee', 'draft', 'approved', 'returned'].includes(state);

export function PaymentDeeds({ payment }: { payment: PaymentShown }) {
  const may = useMay();
  const mayWrite = may('payee.write') && isBeforeBank(payment);
  const mayApprove = may('payment.approve') && payment.state === 'draft';
  if (!mayWrite && !mayApprove) return null;
  return (
    <div className="mg-row">
      {mayApprove && <ApproveOne payment={payment} />}
      {mayWrite && <PayeeDialog payment={payment} />}
      {mayWrite && <DeclineDialog payment={payment} />}
    </div>
  );
}

function ApproveOne({ payment }: { payment: PaymentShown }) {
  const say = useWords();
  const tell = useNotice();
  const readAgain = useReadAgain();
  const approve = useDeed(approvePayment, ({ state }) => {
    tell(say(state === 'approved' ? 'payments:approve.done' : 'payments:approve.waiting', { count: 1 }));
    readAgain('case', 'history');
  });
  return (
    <div>
      <Button
        size="small"
        type="primary"
        loading={approve.isPending}
        aria-label={`${say('payments:approve.one')}: ${payment.personName}`}
        onClick={() => approve.mutate({ params: { paymentId: payment.paymentId } })}
      >
        {say('payments:approve.one')}
      </Button>
      {approve.isError && <Fault error={approve.error} />}
    </div>
  );
}

function PayeeDialog({ payment }: { payment: PaymentShown }) {
  const say = useWords();
  const tell = useNotice();
  const readAgain = useReadAgain();
  const label = `${say('payments:payee.give')}: ${payment.personName}`;
  return (
    <DeedDialog deed={say('payments:payee.give')} label={label} kind="small">
      {(close) => (
        <>
          <p className="mg-quiet">{say('payments:payee.text')}</p>
          <DeedForm<typeof givePayee, AccountValues>
            contract={givePayee}
            initial={{ scheme: schemeFor(payment.total.currency), holderName: payment.personName }}
            toGiven={(values) => ({ params: { caseId: payment.caseId }, body: toAccount(values) })}
            onDone={() => {
              readAgain('payment', 'case', 'history');
              tell(say('payments:payee.given'));
              close();
            }}
            submit={say('payments:payee.give')}
            onCancel={close}
          >
            <AccountFields />
          </DeedForm>
        </>
      )}
    </DeedDialog>
  );
}

function DeclineDialog({ payment }: { payment: PaymentShown }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const label = `${say('payments:decline.deed')}: ${payment.personName}`;
  return (
    <DeedDialog deed={say('payments:decline.deed')} title={say('payments:decline.title')} label={label} kind="small">
      {(close) => (
        <>
          <p>{say('payments:decline.text')}</p>
          <DeedForm<typeof declinePayment, { reason: string }>
            contract={declinePayment}
            initial={{}}
            toGiven={(body) => ({ params: { paymentId: payment.paymentId }, body })}
            onDone={() => {
              readAgain('case', 'history');
              close();
            }}
            submit={say('payments:decline.deed')}
            onCancel={close}
          >
            <Field name="reason" label={say('payments:reason')}>
              <Input maxLength={500} />
            </Field>
          </DeedForm>
        </>
      )}
    </DeedDialog>
  );
}
