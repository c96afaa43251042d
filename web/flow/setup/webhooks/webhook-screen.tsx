// One webhook: what it is told and where, its deliveries with what came back, and telling again what was told.
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { FactName } from '#api/facts/index';
import {
  changeWebhook,
  type delivery,
  type deliveryStates,
  listDeliveries,
  listWebhooks,
  replayDeliveries,
} from '#api/registry/webhooks';
import type { Id } from '#api/values';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { DeliveryBody } from './delivery-body.tsx';
import { ReplayForm } from './replay-form.tsx';
import { WebhookDeeds } from './webhook-deeds.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { type WebhookShown, WebhookState } from './webhook-state.tsx';
import './webhooks.css';

type Delivery = z.output<typeof delivery>;

export function WebhookScreen() {
  const say = useWords();
  const { webhookId } = useParams({ strict: false }) as { webhookId: Id<'whk'> };
  const { data, error, refetch } = useAnswer(listWebhooks, {});
  const webhook = data?.rows.find((one) => one.webhookId === webhookId);
  const back = { to: '/webhooks', title: say('area.webhooks') };
  if (!webhook)
    return (
      <PageFrame title={say('area.webhooks')} back={back}>
        {error && <Fault error={error} again={() => void refetch()} />}
        {data ? <EmptyState title={say('setup:webhooks.gone')} /> : !error && <Waiting label={say('waiting')} />}
      </PageFrame>
    );
  return (
    <PageFrame
      title={webhook.name}
      mark={<WebhookState webhook={webhook} />}
      back={back}
      deeds={
        <>
          <ChangeDeed webhook={webhook} />
          <WebhookDeeds webhook={webhook} />
        </>
      }
    >
      <About webhook={webhook} />
      <Deliveries webhook={webhook} />
    </PageFrame>
  );
}

function ChangeDeed({ webhook }: { webhook: WebhookShown }) {
  const say = useWords();
  const { webhookId, name, url, factNames } = webhook;
  return (
    <DeedDialog deed={say('setup:webhooks.change')} title={name} wide>
      {(close) => (
        <WebhookForm
          contract={changeWebhook}
          submit={say('save')}
          initial={{ name, url, factNames: factNames as FactName[] }}
          toGiven={(values) => ({ params: { webhookId }, body: values })}
          onDone={close}
        />
      )}
    </DeedDialog>
  );
}

function About({ webhook }: { webhook: WebhookShown }) {
  const say = useWords();
  const writing = useWriting();
  const { url, factNames, waiting, receivedAt, formerSecretUntil } = webhook;
  return (
    <section className="mg-panel">
      <Pairs
        pairs={[
          [
            say('setup:webhooks.url'),
            <code key="url" className="mg-code">
              {url}
            </code>,
          ],
          [
            say('setup:webhooks.facts'),
            <code key="facts" className="mg-code">
              {factNames.join(', ')}
            </code>,
          ],
          [say('setup:webhooks.waiting'), writing.number(waiting)],
          [say('setup:webhooks.received'), receivedAt ? writing.instant(receivedAt) : say('setup:account.never')],
          [say('setup:webhooks.former_until'), formerSecretUntil && writing.instant(formerSecretUntil)],
        ]}
      />
    </section>
  );
}

function Deliveries({ webhook }: { webhook: WebhookShown }) {
  const say = useWords();
  const [state, setState] = useState<(typeof deliveryStates)[number]>();
  const { webhookId } = webhook;
  const { list, rows } = useList(
    listDeliveries,
    { params: { webhookId }, query: { limit: 50, state } },
    { keepLast: true },
  );
  const columns = useDeliveryColumns(webhook);
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('setup:webhooks.deliveries')}</h2>
        {webhook.state === 'on' && (
          <DeedDialog deed={say('setup:webhooks.replay')} kind="small">
            {(close) => <ReplayForm webhookId={webhookId} onDone={close} />}
          </DeedDialog>
        )}
      </div>
      <FilterBar onClear={state && (() => setState(undefined))}>
        <ChoiceFilter
          label={say('setup:account.state')}
          value={state}
          choices={(['waiting', 'received'] as const).map((one) => ({
            value: one,
            text: say(`setup:webhooks.delivery_${one}`),
          }))}
          onChoose={(chosen) => setState(chosen as typeof state)}
        />
      </FilterBar>
      <ListTable
        label={say('setup:webhooks.deliveries')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.deliveryId}
        list={list}
        empty={<EmptyState title={say('setup:webhooks.deliveries_none')} />}
      />
    </section>
  );
}

function useDeliveryColumns({ webhookId, state }: WebhookShown): Column<Delivery>[] {
  const say = useWords();
  const writing = useWriting();
  const replay = useDeed(replayDeliveries);
  return [
    { id: 'fact', title: say('setup:webhooks.fact'), cell: (row) => <code className="mg-code">{row.factName}</code> },
    { id: 'at', title: say('setup:webhooks.at'), cell: (row) => writing.instant(row.at) },
    {
      id: 'state',
      title: say('setup:account.state'),
      cell: (row) => (
        <Mark tone={row.state === 'received' ? 'good' : 'warn'}>{say(`setup:webhooks.delivery_${row.state}`)}</Mark>
      ),
    },
    { id: 'answer', title: say('setup:webhooks.answer'), cell: (row) => <Answered delivery={row} /> },
    {
      id: 'attempts',
      title: say('setup:webhooks.attempts'),
      cell: (row) => writing.number(row.attempts),
      align: 'end',
    },
    {
      id: 'deeds',
      title: '',
      cell: (row) => (
        <div className="mg-row">
          <DeedDialog
            deed={say('setup:webhooks.body')}
            label={`${say('setup:webhooks.body')}: ${row.factName}`}
            kind="small"
            wide
          >
            {() => <DeliveryBody deliveryId={row.deliveryId} />}
          </DeedDialog>
          {row.state === 'received' && state === 'on' && (
            <Button
              size="small"
              loading={replay.isPending}
              onClick={() => replay.mutate({ params: { webhookId }, body: { deliveryId: row.deliveryId } })}
            >
              {say('setup:webhooks.again')}
            </Button>
          )}
        </div>
      ),
    },
  ];
}

function Answered({ delivery: { status, fault, said, dueAt, state } }: { delivery: Delivery }) {
  const say = useWords();
  const writing = useWriting();
  const told = fault
    ? say(`setup:webhooks.fault_${fault}`)
    : status === null
      ? undefined
      : [status, said].filter(Boolean).join(' ');
  return (
    <>
      {told}
      {state === 'waiting' && dueAt && told !== undefined && (
        <small className="mg-quiet"> {say('setup:webhooks.next_try', { at: writing.instant(dueAt) })}</small>
      )}
    </>
  );
}
