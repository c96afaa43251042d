// Trying a webhook, renewing its secret, switching it off and on.
import { Button } from 'antd';
import { useState } from 'react';
import { changeWebhook, renewSecret, tryWebhook } from '#api/registry/webhooks';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import type { WebhookShown } from './webhook-state.tsx';

export function WebhookDeeds({ webhook: { webhookId, state } }: { webhook: WebhookShown }) {
  const say = useWords();
  const [secret, setSecret] = useState<string>();
  const renew = useDeed(renewSecret);
  const change = useDeed(changeWebhook);
  const params = { webhookId };
  return (
    <>
      <TryDeed webhookId={webhookId} />
      <Confirm
        deed={say('setup:webhooks.renew')}
        title={say('setup:webhooks.renew')}
        text={say('setup:webhooks.renew_text')}
        calm
        onDo={async () => setSecret((await renew.mutateAsync({ params, body: {} })).secret)}
      />
      {state === 'on' ? (
        <Confirm
          deed={say('setup:webhooks.switch_off')}
          title={say('setup:webhooks.switch_off')}
          text={say('setup:webhooks.switch_off_text')}
          onDo={() => change.mutateAsync({ params, body: { state: 'off' } })}
        />
      ) : (
        <Button
          type="primary"
          loading={change.isPending}
          onClick={() => change.mutate({ params, body: { state: 'on' } })}
        >
          {say('setup:webhooks.switch_on')}
        </Button>
      )}
      {secret !== undefined && (
        <Overlay title={say('setup:webhooks.secret')} onClose={() => setSecret(undefined)}>
          <OneTimeSecret
            label={say('setup:webhooks.secret')}
            secret={secret}
            hint={say('setup:webhooks.secret_hint')}
          />
        </Overlay>
      )}
    </>
  );
}

function TryDeed({ webhookId }: Pick<WebhookShown, 'webhookId'>) {
  const say = useWords();
  const tell = useNotice();
  const greet = useDeed(tryWebhook, ({ received, status, fault }) =>
    tell(
      received
        ? say('setup:webhooks.try_received')
        : say('setup:webhooks.try_failed', { why: fault ? say(`setup:webhooks.fault_${fault}`) : String(status) }),
    ),
  );
  return (
    <Button loading={greet.isPending} onClick={() => greet.mutate({ params: { webhookId }, body: {} })}>
      {say('setup:webhooks.try')}
    </Button>
  );
}
