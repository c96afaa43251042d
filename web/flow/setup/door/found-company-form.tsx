// Setting up one's own company: what it is, where it is, which playbooks it begins with, and who its first administrator is.
import { Input } from 'antd';
import { useMemo } from 'react';
import { foundCompany, playbooks } from '#api/setup';
import type { Given } from '../../../lib/address-of.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { countryChoices, currencyChoices, guessPlace, timeZoneChoices } from '../places.ts';

type Body = Given<typeof foundCompany>['body'];
type Values = Omit<Body, 'token' | 'language'>;

export interface FoundCompanyFormProps {
  token: string;
  onDone: () => void;
  onCancel: () => void;
}

export function FoundCompanyForm({ token, onDone, onCancel }: FoundCompanyFormProps) {
  const say = useWords();
  const language = useLanguage();
  const initial = useMemo(() => ({ ...guessPlace(language), playbooks: ['marketplace' as const] }), [language]);
  return (
    <DeedForm<typeof foundCompany, Values>
      contract={foundCompany}
      initial={initial}
      toGiven={(values) => ({ body: { ...values, token, language } })}
      onDone={onDone}
      onCancel={onCancel}
      submit={say('setup:found.submit')}
    >
      <Field name="name" label={say('setup:company.name')}>
        <Input autoComplete="organization" maxLength={200} />
      </Field>
      <PlaceFields />
      <Field name="playbooks" label={say('setup:found.playbooks')} hint={say('setup:found.playbooks_hint')}>
        <CheckList
          label={say('setup:found.playbooks')}
          choices={playbooks.map((playbook) => ({ value: playbook, text: say(`words:playbook.${playbook}`) }))}
        />
      </Field>
      <h2>{say('setup:found.administrator')}</h2>
      <div className="mg-two">
        <Field name={['administrator', 'name']} label={say('setup:account.name')}>
          <Input autoComplete="name" maxLength={200} />
        </Field>
        <Field name={['administrator', 'email']} label={say('setup:account.email')}>
          <Input type="email" autoComplete="username" maxLength={254} />
        </Field>
      </div>
      <Field
        name={['administrator', 'password']}
        label={say('setup:account.password')}
        hint={say('setup:password.hint')}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Field>
    </DeedForm>
  );
}

function PlaceFields() {
  const say = useWords();
  const language = useLanguage();
  const choices = useMemo(
    () => ({ countries: countryChoices(language), currencies: currencyChoices(language), zones: timeZoneChoices() }),
    [language],
  );
  return (
    <div className="mg-two">
      <Field name="country" label={say('setup:company.country')}>
        <SelectInput choices={choices.countries} />
      </Field>
      <Field name="timeZone" label={say('setup:company.time_zone')} hint={say('setup:company.time_zone_hint')}>
        <SelectInput choices={choices.zones} />
      </Field>
      <Field name="currency" label={say('setup:company.currency')} hint={say('setup:company.currency_hint')}>
        <SelectInput choices={choices.currencies} />
      </Field>
    </div>
  );
}
