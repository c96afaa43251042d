// Signing in with a passkey, where the browser can.
import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { Button } from 'antd';
import { useState } from 'react';
import { askPasskey, enterByPasskey } from '#api/setup';
import { call } from '../../../lib/call.ts';
import { RefusedError } from '../../../lib/refused-error.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Icon } from '../../../ui/icon.tsx';

type AuthenticationOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const say = useWords();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!browserSupportsWebAuthn()) return null;
  const enter = async () => {
    setAsking(true);
    setError(undefined);
    try {
      const { options, askId } = await call(askPasskey, {});
      const response = await startAuthentication({ optionsJSON: options as unknown as AuthenticationOptions });
      await call(enterByPasskey, { body: { askId, response: { ...response } } });
      onDone();
    } catch (thrown) {
      // Closing the browser's own window is no fault: the person chose another way.
      if (!isCancelled(thrown)) setError(thrown);
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className="mg-stack">
      <Button block loading={isAsking} onClick={() => void enter()}>
        <Icon name="key" /> {say('setup:sign_in.passkey')}
      </Button>
      {error instanceof RefusedError && <Fault error={error} />}
      {error !== undefined && !(error instanceof RefusedError) && <p role="alert">{say('setup:passkey.failed')}</p>}
    </div>
  );
}

function isCancelled(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === 'NotAllowedError' || thrown.name === 'AbortError');
}
