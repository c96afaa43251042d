// Making a key: what it is for and what it may do.
import { Input } from 'antd';
import { makeKey } from '#api/setup';
import type { Given } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { RolesField } from '../accounts/roles-field.tsx';

type Values = Given<typeof makeKey>['body'];

export function MakeKeyForm({ onDone }: { onDone: (secret: string) => void }) {
  const say = useWords();
  return (
    <DeedForm<typeof makeKey, Values>
      contract={makeKey}
      initial={{ roles: ['integration'] }}
      toGiven={(values) => ({ body: values })}
      onDone={(answer) => onDone(answer.secret)}
      submit={say('setup:keys.make')}
    >
      <Field name="name" label={say('setup:keys.name')} hint={say('setup:keys.name_hint')}>
        <Input maxLength={100} autoComplete="off" />
      </Field>
      <RolesField />
    </DeedForm>
  );
}
