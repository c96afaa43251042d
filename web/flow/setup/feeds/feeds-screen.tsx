// Shops that tell us of orders, deliveries and returns: each with when it was last heard and what of it waits or was refused.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { addFeed, listFeeds } from '#api/registry/feeds';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { FeedForm, settingsOf } from './feed-form.tsx';
import { type FeedShown, FeedState } from './feed-state.tsx';

export function FeedsScreen() {
  const say = useWords();
  const { data, error, refetch } = useAnswer(listFeeds, {});
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState('');
  const columns = useFeedColumns();
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      <Icon name="plus" /> {say('setup:feeds.add')}
    </Button>
  );
  return (
    <PageFrame title={say('area.feeds')} lead={say('setup:feeds.lead')} deeds={add}>
      {error && <Fault error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={say('waiting')} />}
      {data && (
        <ListTable
          label={say('area.feeds')}
          columns={columns}
          rows={data.rows}
          rowKey={(row) => row.feedId}
          empty={<EmptyState title={say('setup:feeds.none')} text={say('setup:feeds.none_text')} />}
        />
      )}
      {isAdding && (
        <Overlay wide title={say('setup:feeds.add')} onClose={() => setAdding(false)}>
          <FeedForm
            isNew
            contract={addFeed}
            submit={say('setup:feeds.add')}
            toGiven={(values) => ({
              body: { ...settingsOf(values), kind: values.kind, shopSecret: values.shopSecret || undefined },
            })}
            onDone={(answer) => {
              setAdding(false);
              setSecret(answer.secret);
            }}
          />
        </Overlay>
      )}
      {secret !== '' && (
        <Overlay title={say('setup:feeds.secret')} onClose={() => setSecret('')}>
          <OneTimeSecret label={say('setup:feeds.secret')} secret={secret} hint={say('setup:feeds.secret_hint')} />
        </Overlay>
      )}
    </PageFrame>
  );
}

function useFeedColumns(): Column<FeedShown>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'name',
      title: say('setup:feeds.name'),
      cell: (row) => <Link to={`/feeds/${row.feedId}`}>{row.name}</Link>,
    },
    { id: 'kind', title: say('setup:feeds.kind'), cell: (row) => say(`setup:feeds.kind_${row.kind}`) },
    { id: 'state', title: say('setup:account.state'), cell: (row) => <FeedState feed={row} /> },
    {
      id: 'waiting',
      title: say('setup:feeds.state_waiting'),
      cell: (row) => writing.number(row.waiting),
      align: 'end',
    },
    {
      id: 'refused',
      title: say('setup:feeds.state_refused'),
      cell: (row) => writing.number(row.refused),
      align: 'end',
    },
    {
      id: 'heard',
      title: say('setup:feeds.heard'),
      cell: (row) => (row.heardAt ? writing.instant(row.heardAt) : say('setup:account.never')),
      wideOnly: true,
    },
  ];
}
