// Registering a contract: the customer found or given anew, what was bought, what was agreed, what was paid.
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { registerContract } from '#api/registry/contracts';
import type { Id, Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import type { FoundChoice } from '../../../ui/find-choice.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import type { Agreed } from './agreed-input.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { LineFields, type LineValues } from './line-fields.tsx';
import { type ChosenMerchant, MerchantFields } from './merchant-fields.tsx';
import { ObligationFields } from './obligation-fields.tsx';
import { VoucherList, type VoucherValues, voucherOf } from './voucher-fields.tsx';
import '../../../ui/subject/subject-screens.css';

interface Values {
  number: string;
  signedOn: string;
  customer?: { name: string; phones?: string[]; addresses?: string[] };
  deliverTo?: string;
  note?: string;
  amount?: Money | null;
  lines?: LineValues[];
  due?: { deliver?: Agreed; install?: Agreed; perform?: Agreed };
  vouchers?: VoucherValues[];
}

export function RegisterContractScreen() {
  const say = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  const { company } = useSession();
  const [person, setPerson] = useState<FoundChoice>();
  const [merchant, setMerchant] = useState<ChosenMerchant>();
  const toBody = ({ customer, due, lines, vouchers, deliverTo, note, ...rest }: Values) => ({
    ...rest,
    customer: person ? { personId: person.value as Id<'per'> } : { ...customer, name: customer?.name ?? '' },
    firmId: merchant?.firmId ?? null,
    brandId: merchant?.brandId ?? null,
    storeId: merchant?.storeId ?? null,
    deliverTo: deliverTo?.trim() ? deliverTo : null,
    note: note?.trim() ? note : null,
    lines: (lines ?? []).map((line) => ({
      ...line,
      description: line.description ?? '',
      quantity: Number(line.quantity ?? 1),
    })),
    obligations: (['deliver', 'install', 'perform'] as const).flatMap((kind) => {
      const agreed = due?.[kind];
      return agreed === undefined ? [] : [{ kind, ...agreed }];
    }),
    vouchers: (vouchers ?? []).map(voucherOf),
  });
  return (
    <PageFrame
      title={say('registry:contract.register')}
      lead={say('registry:contract.register_lead')}
      back={{ to: '/contracts', title: say('area.contracts') }}
      narrow
    >
      <section className="mg-panel">
        <DeedForm<typeof registerContract, Values>
          contract={registerContract}
          initial={{ signedOn: today, lines: [{ quantity: '1' }] }}
          toGiven={(values) => ({ body: toBody(values) })}
          onDone={(contract) => {
            readAgain('promise', 'person', 'merchant');
            void navigate({ to: `/contracts/${contract.contractId}` });
          }}
          submit={say('registry:contract.register')}
        >
          <Field name="number" label={say('registry:contract.number')}>
            <Input maxLength={100} autoComplete="off" />
          </Field>
          <Field name="signedOn" label={say('registry:contract.signed_on')} hint={say('registry:contract.signed_hint')}>
            <DayInput today={today} />
          </Field>
          <CustomerFields chosen={person} onChoose={setPerson} />
          <MerchantFields chosen={merchant} onChoose={setMerchant} />
          <LineFields currency={company.currency} />
          <Field name="amount" label={say('registry:contract.amount')} optional>
            <AmountInput currency={company.currency} />
          </Field>
          <ObligationFields />
          <VoucherList currency={company.currency} />
          <Field name="deliverTo" label={say('registry:contract.deliver_to')} optional>
            <Input maxLength={500} />
          </Field>
          <Field name="note" label={say('registry:contract.note')} optional>
            <Input.TextArea maxLength={2000} rows={2} />
          </Field>
        </DeedForm>
      </section>
    </PageFrame>
  );
}
