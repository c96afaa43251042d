// API keys: made with a purpose and roles, shown once, revoked for good.
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type apiKey, listKeys, revokeKey } from '#api/setup';
import { useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { MakeKeyForm } from './make-key-form.tsx';

type Key = z.infer<typeof apiKey>;

export function KeysScreen() {
  const say = useWords();
  const { list, rows } = useList(listKeys, { query: { limit: 100 } });
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const columns = useKeyColumns();
  const makeButton = (
    <Button type="primary" onClick={() => setMaking(true)}>
      <Icon name="plus" /> {say('setup:keys.make')}
    </Button>
  );
  return (
    <PageFrame title={say('setup:keys.title')} lead={say('setup:keys.lead')} deeds={makeButton}>
      <ListTable
        label={say('setup:keys.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.keyId}
        list={list}
        empty={<EmptyState title={say('setup:keys.none')} text={say('setup:keys.none_text')} />}
      />
      {isMaking && (
        <Overlay title={say('setup:keys.make')} onClose={() => setMaking(false)}>
          <MakeKeyForm
            onDone={(made) => {
              setMaking(false);
              setSecret(made);
            }}
          />
        </Overlay>
      )}
      {secret !== undefined && (
        <Overlay title={say('setup:keys.made')} onClose={() => setSecret(undefined)}>
          <OneTimeSecret label={say('setup:keys.made')} secret={secret} hint={say('setup:keys.secret_hint')} />
        </Overlay>
      )}
    </PageFrame>
  );
}

function useKeyColumns(): Column<Key>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    { id: 'name', title: say('setup:account.name'), cell: (row) => row.name },
    {
      id: 'roles',
      title: say('setup:account.roles'),
      cell: (row) => row.roles.map((role) => say(`words:role.${role}`)).join(', '),
    },
    { id: 'made', title: say('setup:keys.made_at'), cell: (row) => writing.instant(row.madeAt) },
    {
      id: 'used',
      title: say('setup:keys.used_at'),
      cell: (row) => (row.lastUsedAt ? writing.instant(row.lastUsedAt) : say('setup:account.never')),
    },
    { id: 'deeds', title: say('setup:account.state'), cell: (row) => <KeyState apiKey={row} /> },
  ];
}

function KeyState({ apiKey: { keyId, name, revokedAt } }: { apiKey: Key }) {
  const say = useWords();
  const revoke = useDeed(revokeKey);
  if (revokedAt !== null) return <Mark tone="bad">{say('setup:keys.revoked')}</Mark>;
  return (
    <Confirm
      deed={say('setup:keys.revoke')}
      label={`${say('setup:keys.revoke')}: ${name}`}
      title={say('setup:keys.revoke_title', { name })}
      text={say('setup:keys.revoke_text')}
      onDo={() => revoke.mutateAsync({ params: { keyId } })}
    />
  );
}
