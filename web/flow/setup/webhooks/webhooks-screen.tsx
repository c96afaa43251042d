// Other programs that are told what happens here: each with what it is told, whether it receives, and what waits for it.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { addWebhook, listWebhooks } from '#api/registry/webhooks';
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
import { WebhookForm } from './webhook-form.tsx';
import { type WebhookShown, WebhookState } from './webhook-state.tsx';
import './webhooks.css';

export function WebhooksScreen() {
  const say = useWords();
  const { data, error, refetch } = useAnswer(listWebhooks, {});
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const columns = useWebhookColumns();
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      <Icon name="plus" /> {say('setup:webhooks.add')}
    </Button>
  );
  return (
    <PageFrame title={say('setup:webhooks.title')} lead={say('setup:webhooks.lead')} deeds={add}>
      {error && <Fault error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={say('waiting')} />}
      {data && (
        <ListTable
          label={say('setup:webhooks.title')}
          columns={columns}
          rows={data.rows}
          rowKey={(row) => row.webhookId}
          empty={<EmptyState title={say('setup:webhooks.none')} text={say('setup:webhooks.none_text')} />}
        />
      )}
      {isAdding && (
        <Overlay wide title={say('setup:webhooks.add')} onClose={() => setAdding(false)}>
          <WebhookForm
            contract={addWebhook}
            submit={say('setup:webhooks.add')}
            toGiven={(values) => ({ body: values })}
            onDone={(answer) => {
              setAdding(false);
              setSecret(answer.secret);
            }}
          />
        </Overlay>
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
    </PageFrame>
  );
}

function useWebhookColumns(): Column<WebhookShown>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'name',
      title: say('setup:webhooks.name'),
      cell: (row) => <Link to={`/webhooks/${row.webhookId}`}>{row.name}</Link>,
    },
    { id: 'url', title: say('setup:webhooks.url'), cell: (row) => <code className="mg-code">{row.url}</code> },
    { id: 'state', title: say('setup:account.state'), cell: (row) => <WebhookState webhook={row} /> },
    {
      id: 'facts',
      title: say('setup:webhooks.facts'),
      cell: (row) => writing.number(row.factNames.length),
      align: 'end',
      wideOnly: true,
    },
    { id: 'waiting', title: say('setup:webhooks.waiting'), cell: (row) => writing.number(row.waiting), align: 'end' },
    {
      id: 'received',
      title: say('setup:webhooks.received'),
      cell: (row) => (row.receivedAt ? writing.instant(row.receivedAt) : say('setup:account.never')),
      wideOnly: true,
    },
  ];
}
