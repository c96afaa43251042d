// Deeds that end a payment or take its end back: the customer declines, takes the money after all, or we stop it (PAY-12, PAY-18).
import { Input } from 'antd';
import { acceptPaymentAgain, declinePayment, stopPayment } from '#api/flow/4-remedies';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { PaymentShown } from './payment-state.tsx';

/** The decision, the case and the books go with the payment; who did the deed should not wait for the news of it. */
function useAfterEnd(close: () => void) {
  const readAgain = useReadAgain();
  const tell = useNotice();
  return (told?: string) => {
    readAgain('case', 'compensation', 'history', 'incident', 'claim', 'merchant_account', 'books');
    if (told !== undefined) tell(told);
    close();
  };
}

interface EndFormProps {
  payment: PaymentShown;
  close: () => void;
}

export function DeclineDeed({ payment }: { payment: PaymentShown }) {
  const say = useWords();
  const label = `${say('payments:decline.deed')}: ${payment.personName}`;
  return (
    <DeedDialog deed={say('payments:decline.deed')} title={say('payments:decline.title')} label={label} kind="small">
      {(close) => <DeclineForm payment={payment} close={close} />}
    </DeedDialog>
  );
}

function DeclineForm({ payment: { paymentId }, close }: EndFormProps) {
  const say = useWords();
  const after = useAfterEnd(close);
  return (
    <DeedForm<typeof declinePayment, { reason: string; itsCase: 'ends' | 'stays' }>
      contract={declinePayment}
      initial={{ itsCase: 'ends' }}
      toGiven={({ reason, itsCase }) => ({
        params: { paymentId },
        body: { reason, keepCaseOpen: itsCase === 'stays' },
      })}
      onDone={() => after()}
      submit={say('payments:decline.deed')}
      onCancel={close}
    >
      <p>{say('payments:decline.text')}</p>
      <Field name="reason" label={say('payments:reason')}>
        <Input maxLength={500} />
      </Field>
      <Field name="itsCase" label={say('payments:decline.case')}>
        <SelectInput
          choices={(['ends', 'stays'] as const).map((value) => ({
            value,
            text: say(`payments:decline.case_${value}`),
          }))}
        />
      </Field>
    </DeedForm>
  );
}

export function AcceptAgainDeed({ payment }: { payment: PaymentShown }) {
  const say = useWords();
  const label = `${say('payments:again.deed')}: ${payment.personName}`;
  return (
    <DeedDialog deed={say('payments:again.deed')} title={say('payments:again.title')} label={label} kind="small">
      {(close) => <AcceptAgainForm payment={payment} close={close} />}
    </DeedDialog>
  );
}

function AcceptAgainForm({ payment: { paymentId }, close }: EndFormProps) {
  const say = useWords();
  const after = useAfterEnd(close);
  return (
    <DeedForm
      contract={acceptPaymentAgain}
      initial={{}}
      toGiven={() => ({ params: { paymentId }, body: {} })}
      onDone={() => after(say('payments:again.done'))}
      submit={say('payments:again.deed')}
      onCancel={close}
    >
      <p>{say('payments:again.text')}</p>
    </DeedForm>
  );
}

export function StopDeed({ payment }: { payment: PaymentShown }) {
  const say = useWords();
  const writing = useWriting();
  const title = say('payments:stop.title', { amount: writing.money(payment.total), name: payment.personName });
  return (
    <DeedDialog deed={say('payments:stop.deed')} title={title} label={title} kind="small">
      {(close) => <StopForm payment={payment} close={close} />}
    </DeedDialog>
  );
}

function StopForm({ payment: { paymentId }, close }: EndFormProps) {
  const say = useWords();
  const after = useAfterEnd(close);
  return (
    <DeedForm<typeof stopPayment, { reason: string }>
      contract={stopPayment}
      initial={{}}
      toGiven={(body) => ({ params: { paymentId }, body })}
      onDone={() => after(say('payments:stop.done'))}
      submit={say('payments:stop.deed')}
      onCancel={close}
    >
      <p>{say('payments:stop.text')}</p>
      <Field name="reason" label={say('payments:reason')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}
