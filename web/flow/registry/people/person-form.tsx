// Registering or changing a person: name, phones in any form, e-mail and postal addresses, language.
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import type { z } from 'zod';
import { changePerson, registerPerson, type person as shape } from '#api/registry/people';
import { type Language, languages } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinesInput } from '../../../ui/lines-input.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

export type PersonShown = z.infer<typeof shape>;

interface Values {
  name: string;
  phones: string[];
  emails: string[];
  addresses: string[];
  language?: Language;
}

/** Without `person` a new one is registered and opened. */
export function PersonForm({ person, onDone }: { person?: PersonShown; onDone: () => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  const after = (answer: PersonShown) => {
    readAgain('person', 'contract', 'history');
    onDone();
    if (!person) void navigate({ to: `/people/${answer.personId}` });
  };
  const toBody = (values: Values) => ({ ...values, language: values.language ?? null });
  if (!person) {
    return (
      <DeedForm<typeof registerPerson, Values>
        contract={registerPerson}
        initial={{ phones: [], emails: [], addresses: [] }}
        toGiven={(values) => ({ body: toBody(values) })}
        onDone={after}
        submit={say('registry:person.register')}
        onCancel={onDone}
      >
        <PersonFields />
      </DeedForm>
    );
  }
  const { name, phones, emails, addresses, language } = person;
  return (
    <DeedForm<typeof changePerson, Values>
      contract={changePerson}
      initial={{ name, phones, emails, addresses, ...(language ? { language } : {}) }}
      toGiven={(values) => ({ params: { personId: person.personId }, body: toBody(values) })}
      onDone={after}
      submit={say('save')}
      onCancel={onDone}
    >
      <PersonFields />
    </DeedForm>
  );
}

function PersonFields() {
  const say = useWords();
  return (
    <>
      <Field name="name" label={say('registry:person.name')}>
        <Input maxLength={200} />
      </Field>
      <Field name="phones" label={say('registry:person.phones')} hint={say('registry:person.phones_hint')} optional>
        <LinesInput inputMode="tel" />
      </Field>
      <Field name="emails" label={say('registry:person.emails')} hint={say('registry:one_a_line')} optional>
        <LinesInput inputMode="email" />
      </Field>
      <Field name="addresses" label={say('registry:person.addresses')} hint={say('registry:one_a_line')} optional>
        <LinesInput />
      </Field>
      <Field name="language" label={say('language')} optional>
        <SelectInput
          placeholder={say('registry:choose')}
          choices={languages.map((one) => ({ value: one, text: say(`words:language.${one}`) }))}
        />
      </Field>
    </>
  );
}
