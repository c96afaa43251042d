// Accepting an invitation: the link is the proof, the password is chosen here.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { acceptInvitation } from '#api/setup';
import { useWords } from '../../../lib/use-language.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { takeToken } from './entry-token.ts';
import { OpenFrame } from './open-frame.tsx';

export function InvitationScreen() {
  const say = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [token] = useState(takeToken);
  return (
    <OpenFrame title={say('setup:invitation.title')} lead={say('setup:invitation.lead')}>
      {token === undefined ? (
        <p>{say('setup:invitation.missing')}</p>
      ) : (
        <DeedForm<typeof acceptInvitation, { password: string }>
          contract={acceptInvitation}
          initial={{}}
          toGiven={({ password }) => ({ body: { token, password } })}
          onDone={() => {
            client.clear();
            void navigate({ to: '/', replace: true });
          }}
          submit={say('setup:invitation.submit')}
        >
          <Field name="password" label={say('setup:account.password')} hint={say('setup:password.hint')}>
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Field>
        </DeedForm>
      )}
    </OpenFrame>
  );
}
