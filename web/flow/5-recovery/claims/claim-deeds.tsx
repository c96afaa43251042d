// What can be done about a claim as it stands: file it, record an objection, answer it, settle it, record money, ask to write off.
import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { RouteContract } from '#api/contract';
import {
  answerDispute,
  askWriteOff,
  disputeClaim,
  fileClaim,
  receiveRecovery,
  settleClaim,
} from '#api/flow/5-recovery';
import { claimRungs } from '#api/flow/5-recovery.words';
import type { Money } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useToday } from '../../../lib/use-today.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { isSome } from '../minor-text.tsx';
import type { ClaimWhole } from './claim-state.tsx';

/** All that the forms of a claim can hold; each shows the fields it needs. */
interface Values {
  rung: (typeof claimRungs)[number];
  on: string;
  payBy?: string;
  reference?: string;
  note: string;
  amount: Money;
  from: 'us' | 'bearer';
  kind: 'offer' | 'evidence';
}
const orNull = (text: string | undefined) => text?.trim() || null;

export function ClaimDeeds({ claim }: { claim: ClaimWhole }) {
  const isOpen = isSome(claim.openMinor) && claim.state !== 'cancelled';
  const isDisputed = claim.state === 'disputed';
  return (
    <div className="mg-row">
      {isOpen && !isDisputed && <FileDeed claim={claim} />}
      {isOpen && !isDisputed && <DisputeDeed claim={claim} />}
      {isDisputed && <AnswerDeed claim={claim} />}
      {isOpen && <SettleDeed claim={claim} />}
      {(isOpen || isSome(claim.writtenOffMinor)) && <ReceiveDeed claim={claim} />}
      {isOpen && !isDisputed && <WriteOffDeed claim={claim} />}
    </div>
  );
}

interface DeedProps<R extends RouteContract> {
  text: string;
  contract: R;
  initial?: Partial<Values>;
  toGiven: (values: Values) => Given<R>;
  children: ReactNode;
}

/** The dialog every deed on a claim stands in; what it may have changed elsewhere is read again. */
function Deed<R extends RouteContract>({ text, contract, initial = {}, toGiven, children }: DeedProps<R>) {
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={text}>
      {(close) => (
        <DeedForm<R, Values>
          contract={contract}
          initial={initial}
          toGiven={toGiven}
          onDone={() => {
            readAgain('claim', 'loss', 'merchant_account', 'ageing', 'books', 'history');
            close();
          }}
          submit={text}
          onCancel={close}
        >
          {children}
        </DeedForm>
      )}
    </DeedDialog>
  );
}

function FileDeed({ claim: { claimId } }: { claim: ClaimWhole }) {
  const say = useWords();
  const today = useToday();
  return (
    <Deed
      text={say('books:deed.file')}
      contract={fileClaim}
      initial={{ rung: 'invoice', on: today }}
      toGiven={({ rung, on, payBy, reference, note }) => ({
        params: { claimId },
        body: { rung, filedOn: on, payBy: payBy ?? null, reference: orNull(reference), note: orNull(note) },
      })}
    >
      <Field name="rung" label={say('books:rung')}>
        <SelectInput choices={claimRungs.map((value) => ({ value, text: say(`recovery:claim_rung.${value}`) }))} />
      </Field>
      <Field name="on" label={say('books:filed_on')}>
        <DayInput today={today} />
      </Field>
      <Field name="payBy" label={say('books:pay_by')} optional>
        <DayInput today={today} />
      </Field>
      <Field name="reference" label={say('books:reference')} optional>
        <Input maxLength={200} />
      </Field>
      <Field name="note" label={say('books:note')} optional>
        <Input.TextArea rows={2} maxLength={1000} />
      </Field>
    </Deed>
  );
}

function DisputeDeed({ claim: { claimId, currency } }: { claim: ClaimWhole }) {
  const say = useWords();
  return (
    <Deed
      text={say('books:deed.dispute')}
      contract={disputeClaim}
      toGiven={({ note, amount }) => ({ params: { claimId }, body: { objection: note, offered: amount ?? null } })}
    >
      <Field name="note" label={say('books:objection')} hint={say('books:objection_hint')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Field>
      <Field name="amount" label={say('books:their_offer')} optional>
        <AmountInput currency={currency} />
      </Field>
    </Deed>
  );
}

function AnswerDeed({ claim: { claimId, currency } }: { claim: ClaimWhole }) {
  const say = useWords();
  return (
    <Deed
      text={say('books:deed.answer')}
      contract={answerDispute}
      initial={{ kind: 'offer', from: 'us' }}
      toGiven={({ kind, from, amount, note }) => ({
        params: { claimId },
        body: { kind, from, offered: amount ?? null, note },
      })}
    >
      <Field name="kind" label={say('books:answer_kind')}>
        <SelectInput
          choices={(['offer', 'evidence'] as const).map((value) => ({
            value,
            text: say(value === 'offer' ? 'recovery:step.offered' : 'recovery:step.evidence'),
          }))}
        />
      </Field>
      <Field name="from" label={say('books:from_whom')}>
        <SelectInput
          choices={(['us', 'bearer'] as const).map((value) => ({ value, text: say(`books:from.${value}`) }))}
        />
      </Field>
      <Field name="amount" label={say('books:offered')} optional>
        <AmountInput currency={currency} />
      </Field>
      <Field name="note" label={say('books:note')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Field>
    </Deed>
  );
}

function SettleDeed({ claim: { claimId, currency, openMinor } }: { claim: ClaimWhole }) {
  const say = useWords();
  return (
    <Deed
      text={say('books:deed.settle')}
      contract={settleClaim}
      initial={{ amount: { amountMinor: openMinor, currency } }}
      toGiven={({ amount, note }) => ({ params: { claimId }, body: { agreed: amount, note } })}
    >
      <Field name="amount" label={say('books:agreed')} hint={say('books:settle_hint')}>
        <AmountInput currency={currency} />
      </Field>
      <Field name="note" label={say('books:note')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Field>
    </Deed>
  );
}

function ReceiveDeed({ claim: { claimId, currency } }: { claim: ClaimWhole }) {
  const say = useWords();
  const today = useToday();
  return (
    <Deed
      text={say('books:deed.received')}
      contract={receiveRecovery}
      initial={{ on: today }}
      toGiven={({ amount, on, reference }) => ({
        params: { claimId },
        body: { amount, on, reference: orNull(reference) },
      })}
    >
      <Field name="amount" label={say('books:amount')}>
        <AmountInput currency={currency} />
      </Field>
      <Field name="on" label={say('books:on')}>
        <DayInput today={today} />
      </Field>
      <Field name="reference" label={say('books:reference')} optional>
        <Input maxLength={200} />
      </Field>
    </Deed>
  );
}

function WriteOffDeed({ claim: { claimId, currency, openMinor } }: { claim: ClaimWhole }) {
  const say = useWords();
  return (
    <Deed
      text={say('books:deed.write_off')}
      contract={askWriteOff}
      initial={{ amount: { amountMinor: openMinor, currency } }}
      toGiven={({ amount, note }) => ({ params: { claimId }, body: { amount, reason: note } })}
    >
      <Field name="amount" label={say('books:amount')} hint={say('books:write_off_hint')}>
        <AmountInput currency={currency} />
      </Field>
      <Field name="note" label={say('books:reason')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Field>
    </Deed>
  );
}
