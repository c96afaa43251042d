// One's passkeys: added by the browser, named by the person, removed when the device is gone.
import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { addPasskey, listPasskeys, offerPasskey, removePasskey } from '#api/setup';
import { call } from '../../../lib/call.ts';
import { RefusedError } from '../../../lib/refused-error.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';

type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

export function PasskeyPanel() {
  const say = useWords();
  return (
    <section className="mg-panel">
      <h2>{say('setup:me.passkeys')}</h2>
      <p className="mg-quiet">{say('setup:me.passkeys_hint')}</p>
      <PasskeyList />
      {browserSupportsWebAuthn() && <AddPasskey />}
    </section>
  );
}

function PasskeyList() {
  const say = useWords();
  const writing = useWriting();
  const passkeys = useAnswer(listPasskeys, {});
  const remove = useDeed(removePasskey);
  if (passkeys.isError) return <Fault error={passkeys.error} again={() => void passkeys.refetch()} />;
  const rows = passkeys.data?.rows ?? [];
  if (rows.length === 0) return <p>{say('setup:me.passkey_none')}</p>;
  return (
    <ul className="mg-plain-list">
      {rows.map(({ passkeyId, name, madeAt, lastUsedAt }) => (
        <li key={passkeyId} className="mg-row">
          <strong>{name}</strong>
          <span className="mg-quiet">{writing.instant(lastUsedAt ?? madeAt)}</span>
          <Confirm
            deed={say('remove')}
            label={`${say('remove')}: ${name}`}
            title={say('setup:me.passkey_remove_title', { name })}
            text={say('setup:me.passkey_remove_text')}
            onDo={() => remove.mutateAsync({ params: { passkeyId } })}
          />
        </li>
      ))}
    </ul>
  );
}

function AddPasskey() {
  const say = useWords();
  const tell = useNotice();
  const [name, setName] = useState('');
  const [fault, setFault] = useState<unknown>();
  const [isAdding, setAdding] = useState(false);
  const add = useDeed(addPasskey, () => {
    setName('');
    tell(say('setup:me.passkey_added'));
  });
  const start = async () => {
    setFault(undefined);
    setAdding(true);
    try {
      const { options } = await call(offerPasskey, {});
      const response = await startRegistration({ optionsJSON: options as unknown as RegistrationOptions });
      await add.mutateAsync({ body: { response: { ...response }, name: name.trim() } });
    } catch (thrown) {
      setFault(thrown);
    } finally {
      setAdding(false);
    }
  };
  return (
    <form
      className="mg-row"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <Input
        className="mg-grow"
        aria-label={say('setup:me.passkey_name')}
        placeholder={say('setup:me.passkey_name')}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" loading={isAdding}>
        {say('setup:me.passkey_add')}
      </Button>
      {fault instanceof RefusedError && <Fault error={fault} />}
      {fault !== undefined && !(fault instanceof RefusedError) && <p role="alert">{say('setup:me.passkey_failed')}</p>}
    </form>
  );
}
