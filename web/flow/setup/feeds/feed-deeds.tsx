// Renewing a feed's secret, switching it off and on.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { changeFeed, renewFeedSecret } from '#api/registry/feeds';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import type { FeedShown } from './feed-state.tsx';

export function FeedDeeds({ feed }: { feed: FeedShown }) {
  const say = useWords();
  const change = useDeed(changeFeed);
  const { feedId, name, storeId, numberPrefix, deliverWithinDays, sellers } = feed;
  const switchTo = (isOn: boolean) => ({
    params: { feedId },
    body: { name, storeId, numberPrefix, deliverWithinDays, sellers, isOn },
  });
  return (
    <>
      {feed.kind === 'shopify' ? <TakeSecret feedId={feedId} /> : <MakeSecret feedId={feedId} />}
      {feed.isOn ? (
        <Confirm
          deed={say('setup:feeds.switch_off')}
          title={say('setup:feeds.switch_off')}
          text={say('setup:feeds.switch_off_text')}
          onDo={() => change.mutateAsync(switchTo(false))}
        />
      ) : (
        <Button type="primary" loading={change.isPending} onClick={() => change.mutate(switchTo(true))}>
          {say('setup:feeds.switch_on')}
        </Button>
      )}
    </>
  );
}

function MakeSecret({ feedId }: Pick<FeedShown, 'feedId'>) {
  const say = useWords();
  const [secret, setSecret] = useState<string>();
  const renew = useDeed(renewFeedSecret);
  return (
    <>
      <Confirm
        deed={say('setup:feeds.renew')}
        title={say('setup:feeds.renew')}
        text={say('setup:feeds.renew_text')}
        onDo={async () => setSecret((await renew.mutateAsync({ params: { feedId }, body: {} })).secret)}
      />
      {secret !== undefined && (
        <Overlay title={say('setup:feeds.secret')} onClose={() => setSecret(undefined)}>
          <OneTimeSecret label={say('setup:feeds.secret')} secret={secret} hint={say('setup:feeds.secret_hint')} />
        </Overlay>
      )}
    </>
  );
}

function TakeSecret({ feedId }: Pick<FeedShown, 'feedId'>) {
  const say = useWords();
  return (
    <DeedDialog deed={say('setup:feeds.renew')}>
      {(close) => (
        <DeedForm<typeof renewFeedSecret, { shopSecret: string }>
          contract={renewFeedSecret}
          initial={{}}
          submit={say('save')}
          toGiven={(body) => ({ params: { feedId }, body })}
          onDone={close}
        >
          <Field name="shopSecret" label={say('setup:feeds.shop_secret')} hint={say('setup:feeds.renew_text')}>
            <Input.Password maxLength={200} autoComplete="off" />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
