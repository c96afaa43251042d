// Signing in: a passkey, or e-mail and password; someone known to several companies then says which.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { showDoor, signIn } from '#api/setup';
import { wayBack } from '../../../app/lead-to-door.ts';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { ChooseCompany } from './choose-company.tsx';
import { OpenFrame } from './open-frame.tsx';
import { PasskeyButton } from './passkey-button.tsx';

type Credentials = Given<typeof signIn>['body'];

export function SignInScreen() {
  const say = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const search = useSearch({ strict: false }) as { back?: string };
  const door = useAnswer(showDoor, {});
  const [credentials, setCredentials] = useState<Credentials>();
  const [companies, setCompanies] = useState<{ companyId: string; name: string }[]>([]);
  const goInside = () => {
    client.clear();
    void navigate({ to: wayBack(search.back), replace: true });
  };
  if (door.data?.companies === 0) {
    return (
      <OpenFrame title={say('setup:welcome.title')}>
        <p>{say('setup:enter.missing')}</p>
      </OpenFrame>
    );
  }
  if (credentials && companies.length > 0) {
    return (
      <OpenFrame title={say('setup:sign_in.which')}>
        <ChooseCompany credentials={credentials} companies={companies} onDone={goInside} />
        <Button onClick={() => setCompanies([])}>{say('back')}</Button>
      </OpenFrame>
    );
  }
  return (
    <OpenFrame title={say('setup:sign_in.title')}>
      <DeedForm<typeof signIn, Credentials>
        contract={signIn}
        initial={{}}
        toGiven={(values) => {
          setCredentials(values);
          return { body: values };
        }}
        onDone={(answer) => (answer.signedIn ? goInside() : setCompanies(answer.companies))}
        submit={say('setup:sign_in.submit')}
      >
        <Field name="email" label={say('setup:account.email')}>
          <Input type="email" autoComplete="username webauthn" maxLength={254} />
        </Field>
        <Field name="password" label={say('setup:account.password')}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Field>
      </DeedForm>
      <PasskeyButton onDone={goInside} />
      <p className="mg-quiet">{say('setup:sign_in.lost')}</p>
    </OpenFrame>
  );
}
