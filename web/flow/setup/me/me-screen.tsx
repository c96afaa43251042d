// One's own account: name, language, password, passkeys, and what one may do.
import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { changeOwn, changePassword, showSession } from '#api/setup';
import { type Language, languages } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { switchLanguage } from '../../../lib/start-texts.ts';
import { answerKey } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { PasskeyPanel } from './passkey-panel.tsx';

export function MeScreen() {
  const say = useWords();
  const { email, language, permissions, roles } = useSession();
  return (
    <PageFrame title={say('setup:me.title')} lead={email} narrow>
      <section className="mg-panel">
        {/* Switched in the bar above, the form begins again with the new language. */}
        <OwnForm key={language} />
      </section>
      <section className="mg-panel">
        <h2>{say('setup:me.password')}</h2>
        <PasswordForm />
      </section>
      <PasskeyPanel />
      <section className="mg-panel">
        <h2>{say('setup:me.roles')}</h2>
        <p>{roles.map((role) => say(`words:role.${role}`)).join(', ')}</p>
        <p className="mg-quiet">{permissions.map((permission) => say(`words:permission.${permission}`)).join(', ')}</p>
      </section>
    </PageFrame>
  );
}

function OwnForm() {
  const say = useWords();
  const tell = useNotice();
  const client = useQueryClient();
  const { name, language } = useSession();
  return (
    <DeedForm<typeof changeOwn, NonNullable<Given<typeof changeOwn>['body']>>
      contract={changeOwn}
      initial={{ name, language }}
      toGiven={(values) => ({ body: values })}
      onDone={(answer) => {
        client.setQueryData(answerKey(showSession, {}), answer);
        void switchLanguage(answer.language as Language).then(() => tell(say('saved')));
      }}
      submit={say('save')}
    >
      <Field name="name" label={say('setup:account.name')}>
        <Input autoComplete="name" maxLength={200} />
      </Field>
      <Field name="language" label={say('setup:account.language')}>
        <SelectInput choices={languages.map((one) => ({ value: one, text: say(`words:language.${one}`) }))} />
      </Field>
    </DeedForm>
  );
}

function PasswordForm() {
  const say = useWords();
  const tell = useNotice();
  const { hasPassword } = useSession();
  return (
    <DeedForm<typeof changePassword, { current?: string; next: string }>
      contract={changePassword}
      initial={{}}
      toGiven={({ current = '', next }) => ({ body: { current, next } })}
      onDone={() => tell(say('setup:me.password_changed'))}
      submit={say('setup:me.change_password')}
      emptyAfter
    >
      {hasPassword && (
        <Field name="current" label={say('setup:me.current')}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Field>
      )}
      <Field name="next" label={say('setup:me.next')} hint={say('setup:password.hint')}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Field>
    </DeedForm>
  );
}
