// A claim that no decision raised: on a firm that is maker, carrier, insurer or merchant, with what it came from (F10, F13).
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { raiseClaim } from '#api/flow/5-recovery';
import { claimCauses } from '#api/flow/5-recovery.words';
import type { Id, Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useSession } from '../../../lib/use-session.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

/** Members of staff are not firms; a claim on one begins where their damage is recorded. */
const bearers = ['merchant', 'maker', 'carrier', 'insurer'] as const;
interface Values {
  bearer: (typeof bearers)[number];
  cause: (typeof claimCauses)[number];
  amount: Money;
  note: string;
}

export function RaiseClaim({ firmId }: { firmId: Id<'frm'> }) {
  const say = useWords();
  const { company } = useSession();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={say('books:deed.raise')}>
      {(close) => (
        <DeedForm<typeof raiseClaim, Values>
          contract={raiseClaim}
          initial={{ bearer: 'merchant' }}
          toGiven={(values) => ({ body: { ...values, firmId } })}
          onDone={({ claimId }) => {
            readAgain('merchant_account', 'ageing', 'books', 'history');
            close();
            void navigate({ to: `/recovery/claims/${claimId}` });
          }}
          submit={say('books:deed.raise')}
          onCancel={close}
        >
          <Field name="bearer" label={say('books:column.bearer')}>
            <SelectInput choices={bearers.map((value) => ({ value, text: say(`recovery:bearer.${value}`) }))} />
          </Field>
          <Field name="cause" label={say('books:cause')}>
            <SelectInput
              placeholder={say('books:choose')}
              choices={claimCauses.map((value) => ({ value, text: say(`recovery:cause.${value}`) }))}
            />
          </Field>
          <Field name="amount" label={say('books:amount')}>
            <AmountInput currency={company.currency} />
          </Field>
          <Field name="note" label={say('books:note')}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
