// What can be done with one colleague's account, in its row.
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { changeAccount, linkAccount, type account as shape } from '#api/setup';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { RolesField } from './roles-field.tsx';

export type Account = z.infer<typeof shape>;

export function AccountDeeds({ account, onLink }: { account: Account; onLink: (link: string) => void }) {
  const say = useWords();
  const { accountId: mine } = useSession();
  const switchOn = useDeed(changeAccount);
  const switchOff = useDeed(changeAccount);
  const link = useDeed(linkAccount, (answer) => onLink(answer.link));
  const [isChanging, setChanging] = useState(false);
  const { accountId, name } = account;
  const isOff = account.disabledAt !== null;
  return (
    <div className="mg-row">
      <Button size="small" aria-label={`${say('setup:accounts.change')}: ${name}`} onClick={() => setChanging(true)}>
        {say('setup:accounts.change')}
      </Button>
      {!isOff && (
        <Button
          size="small"
          loading={link.isPending}
          aria-label={`${say('setup:accounts.new_link')}: ${name}`}
          onClick={() => link.mutate({ params: { accountId } })}
        >
          {say('setup:accounts.new_link')}
        </Button>
      )}
      {isOff && (
        <Button
          size="small"
          loading={switchOn.isPending}
          onClick={() => switchOn.mutate({ params: { accountId }, body: { disabled: false } })}
        >
          {say('setup:accounts.enable')}
        </Button>
      )}
      {!isOff && accountId !== mine && (
        <Confirm
          deed={say('setup:accounts.disable')}
          label={`${say('setup:accounts.disable')}: ${name}`}
          title={say('setup:accounts.disable_title', { name })}
          text={say('setup:accounts.disable_text')}
          onDo={() => switchOff.mutateAsync({ params: { accountId }, body: { disabled: true } })}
        />
      )}
      {link.isError && <Fault error={link.error} />}
      {switchOn.isError && <Fault error={switchOn.error} />}
      {isChanging && (
        <Overlay title={`${say('setup:accounts.change')}: ${name}`} onClose={() => setChanging(false)}>
          <DeedForm<typeof changeAccount, Pick<Account, 'roles'>>
            contract={changeAccount}
            initial={{ roles: account.roles }}
            toGiven={({ roles }) => ({ params: { accountId }, body: { roles } })}
            onDone={() => setChanging(false)}
            submit={say('save')}
          >
            <RolesField />
          </DeedForm>
        </Overlay>
      )}
    </div>
  );
}
