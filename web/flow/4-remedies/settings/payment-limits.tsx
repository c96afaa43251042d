// From which amount a payment needs two people: one limit a currency.
import type { z } from 'zod';
import { listPaymentLimits, type paymentLimit, setPaymentLimit } from '#api/flow/4-remedies.settings';
import type { Money } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useSession } from '../../../lib/use-session.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';

type Limit = z.infer<typeof paymentLimit> & { isDefault: boolean };

export function PaymentLimits() {
  const say = useWords();
  const { company } = useSession();
  const limits = useAnswer(listPaymentLimits, {});
  const rows = limits.data?.rows ?? [];
  return (
    <section className="mg-panel">
      <h2>{say('payments:settings.limits')}</h2>
      <p className="mg-quiet">{say('payments:settings.limits_text')}</p>
      {limits.isError && <Fault error={limits.error} again={() => void limits.refetch()} />}
      <ul className="mg-plain-list">
        {rows.map((limit) => (
          <li key={limit.currency} className="mg-row">
            <MoneyText money={limit} />
            {limit.isDefault && <span className="mg-quiet">{say('payments:settings.default')}</span>}
            <SetLimit limit={limit} currency={limit.currency} />
          </li>
        ))}
      </ul>
      {limits.data && rows.every((limit) => limit.currency !== company.currency) && (
        <SetLimit currency={company.currency} />
      )}
    </section>
  );
}

function SetLimit({ limit, currency }: { limit?: Limit; currency: string }) {
  const say = useWords();
  const may = useMay();
  const tell = useNotice();
  if (!may('payment.setup')) return null;
  const initial = limit && { amount: { amountMinor: limit.amountMinor, currency } };
  return (
    <DeedDialog deed={say('payments:settings.set')} label={`${say('payments:settings.set')}: ${currency}`} kind="small">
      {(close) => (
        <DeedForm<typeof setPaymentLimit, { amount: Money }>
          contract={setPaymentLimit}
          initial={initial ?? {}}
          toGiven={({ amount }) => ({ body: amount })}
          onDone={() => {
            tell(say('payments:settings.limit_set'));
            close();
          }}
          submit={say('save')}
          onCancel={close}
        >
          <Field name="amount" label={say('payments:settings.limit')}>
            <AmountInput currency={currency} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
