// The people who work here: inviting, roles, switching off, a new link for whoever lost theirs.
import { Button } from 'antd';
import { useState } from 'react';
import { listAccounts } from '#api/setup';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { type Account, AccountDeeds } from './account-deeds.tsx';
import { InviteForm } from './invite-form.tsx';

export function AccountsScreen() {
  const say = useWords();
  const { list, rows } = useList(listAccounts, { query: { limit: 100 } });
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<string>();
  const columns = useAccountColumns(setLink);
  return (
    <PageFrame
      title={say('setup:accounts.title')}
      lead={say('setup:accounts.lead')}
      deeds={
        <Button type="primary" onClick={() => setInviting(true)}>
          <Icon name="plus" /> {say('setup:accounts.invite')}
        </Button>
      }
    >
      <ListTable
        label={say('setup:accounts.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.accountId}
        list={list}
        empty={<EmptyState title={say('setup:accounts.none')} />}
      />
      {isInviting && (
        <Overlay title={say('setup:accounts.invite')} onClose={() => setInviting(false)}>
          <InviteForm
            onDone={(made) => {
              setInviting(false);
              setLink(made);
            }}
          />
        </Overlay>
      )}
      {link !== undefined && (
        <Overlay title={say('setup:accounts.invited')} onClose={() => setLink(undefined)}>
          <OneTimeSecret label={say('setup:accounts.invited')} secret={link} hint={say('setup:accounts.link_hint')} />
        </Overlay>
      )}
    </PageFrame>
  );
}

function useAccountColumns(onLink: (link: string) => void): Column<Account>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    { id: 'name', title: say('setup:account.name'), cell: (row) => row.name },
    { id: 'email', title: say('setup:account.email'), cell: (row) => row.email },
    {
      id: 'roles',
      title: say('setup:account.roles'),
      cell: (row) => row.roles.map((role) => say(`words:role.${role}`)).join(', '),
    },
    { id: 'state', title: say('setup:account.state'), cell: (row) => <AccountState account={row} /> },
    {
      id: 'seen',
      title: say('setup:account.seen'),
      cell: (row) => (row.lastSeenAt ? writing.instant(row.lastSeenAt) : say('setup:account.never')),
    },
    { id: 'deeds', title: say('change'), cell: (row) => <AccountDeeds account={row} onLink={onLink} /> },
  ];
}

function AccountState({ account }: { account: Account }) {
  const say = useWords();
  if (account.disabledAt !== null) return <Mark tone="bad">{say('setup:account.disabled')}</Mark>;
  if (account.invited) return <Mark tone="warn">{say('setup:account.invited')}</Mark>;
  return <Mark tone="good">{say('setup:account.active')}</Mark>;
}
