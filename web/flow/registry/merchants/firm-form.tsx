// Registering or changing a legal entity.
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import type { z } from 'zod';
import { changeFirm, registerFirm, type firm as shape } from '#api/registry/merchants';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';

type Firm = z.infer<typeof shape>;
type Values = { [Key in Exclude<keyof Firm, 'firmId'>]?: Firm[Key] };

/** Without `firm` a new one is registered and opened. */
export function FirmForm({ firm, onDone }: { firm?: Firm; onDone: () => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  const toBody = (values: Values) => {
    const orNull = (text: string | null | undefined) => (text?.trim() ? text : null);
    const { legalName = '', registrationNumber, contactName, phone, email } = values;
    return {
      legalName,
      registrationNumber: orNull(registrationNumber),
      contactName: orNull(contactName),
      phone: orNull(phone),
      email: orNull(email),
    };
  };
  const after = (answer: Firm) => {
    readAgain('merchant', 'history');
    onDone();
    if (!firm) void navigate({ to: `/merchants/${answer.firmId}` });
  };
  if (!firm) {
    return (
      <DeedForm<typeof registerFirm, Values>
        contract={registerFirm}
        initial={{}}
        toGiven={(values) => ({ body: toBody(values) })}
        onDone={after}
        submit={say('registry:merchant.register')}
        onCancel={onDone}
      >
        <FirmFields />
      </DeedForm>
    );
  }
  return (
    <DeedForm<typeof changeFirm, Values>
      contract={changeFirm}
      initial={firm}
      toGiven={(values) => ({ params: { firmId: firm.firmId }, body: toBody(values) })}
      onDone={after}
      submit={say('save')}
      onCancel={onDone}
    >
      <FirmFields />
    </DeedForm>
  );
}

function FirmFields() {
  const say = useWords();
  return (
    <>
      <Field name="legalName" label={say('registry:merchant.legal_name')}>
        <Input maxLength={300} />
      </Field>
      <Field name="registrationNumber" label={say('registry:merchant.registration_number')} optional>
        <Input maxLength={60} />
      </Field>
      <Field name="contactName" label={say('registry:merchant.contact')} optional>
        <Input maxLength={200} />
      </Field>
      <Field name="phone" label={say('registry:person.phone')} hint={say('registry:person.phone_hint')} optional>
        <Input maxLength={40} inputMode="tel" />
      </Field>
      <Field name="email" label={say('registry:person.email')} optional>
        <Input type="email" maxLength={254} />
      </Field>
    </>
  );
}
