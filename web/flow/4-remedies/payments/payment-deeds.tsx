// What can be done about one payment: entering the account, approving, and the deeds that end it or take its end back.
import { Button } from 'antd';
import { approvePayment, givePayee } from '#api/flow/4-remedies';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { AccountFields, type AccountValues, schemeFor, toAccount } from '../account-fields.tsx';
import { AcceptAgainDeed, DeclineDeed, StopDeed } from './end-deeds.tsx';
import type { PaymentShown } from './payment-state.tsx';

/** The customer may still say no, and another account may still be told. */
const isBeforeBank = ({ state }: PaymentShown) => ['awaiting_payee', 'draft', 'approved', 'returned'].includes(state);

/** `all`: also what is rare and cannot be taken back, for the payment's own page. */
export function PaymentDeeds({ payment, all = false }: { payment: PaymentShown; all?: boolean }) {
  const may = useMay();
  const mayWrite = may('payee.write') && isBeforeBank(payment);
  const mayApprove = may('payment.approve') && payment.state === 'draft';
  const mayAccept = may('payee.write') && payment.state === 'declined';
  const mayStop = all && may('payment.approve') && (isBeforeBank(payment) || payment.state === 'declined');
  if (!mayWrite && !mayApprove && !mayAccept && !mayStop) return null;
  return (
    <div className="mg-row">
      {mayApprove && <ApproveOne payment={payment} />}
      {mayWrite && <PayeeDialog payment={payment} />}
      {mayWrite && <DeclineDeed payment={payment} />}
      {mayAccept && <AcceptAgainDeed payment={payment} />}
      {mayStop && <StopDeed payment={payment} />}
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
