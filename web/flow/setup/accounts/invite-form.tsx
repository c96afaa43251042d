// Inviting a colleague: the answer is a link to hand over.
import { Input } from 'antd';
import { inviteAccount } from '#api/setup';
import { languages } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { RolesField } from './roles-field.tsx';

type Values = Given<typeof inviteAccount>['body'];

export function InviteForm({ onDone }: { onDone: (link: string) => void }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <DeedForm<typeof inviteAccount, Values>
      contract={inviteAccount}
      initial={{ roles: ['agent'], language }}
      toGiven={(values) => ({ body: values })}
      onDone={(answer) => onDone(answer.link)}
      submit={say('setup:accounts.invite')}
    >
      <Field name="name" label={say('setup:account.name')}>
        <Input maxLength={200} autoComplete="off" />
      </Field>
      <Field name="email" label={say('setup:account.email')}>
        <Input type="email" maxLength={254} autoComplete="off" />
      </Field>
      <Field name="language" label={say('setup:account.language')}>
        <SelectInput choices={languages.map((one) => ({ value: one, text: say(`words:language.${one}`) }))} />
      </Field>
      <RolesField />
    </DeedForm>
  );
}
