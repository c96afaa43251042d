// One feed: where the shop sends, its settings, and every event with what became of it; a refused one is sent again from here.
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { changeFeed, feedEventStates, listFeedEvents, listFeeds, sendEventAgain } from '#api/registry/feeds';
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
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { EventBody } from './event-body.tsx';
import { FeedDeeds } from './feed-deeds.tsx';
import { FeedForm, settingsOf } from './feed-form.tsx';
import { type EventShown, EventState, type FeedShown, FeedState } from './feed-state.tsx';
import '../webhooks/webhooks.css';

export function FeedScreen() {
  const say = useWords();
  const { feedId } = useParams({ strict: false }) as { feedId: Id<'fed'> };
  const { data, error, refetch } = useAnswer(listFeeds, {});
  const feed = data?.rows.find((one) => one.feedId === feedId);
  const back = { to: '/feeds', title: say('area.feeds') };
  if (!feed)
    return (
      <PageFrame title={say('area.feeds')} back={back}>
        {error && <Fault error={error} again={() => void refetch()} />}
        {data ? <EmptyState title={say('setup:feeds.gone')} /> : !error && <Waiting label={say('waiting')} />}
      </PageFrame>
    );
  return (
    <PageFrame
      title={feed.name}
      mark={<FeedState feed={feed} />}
      back={back}
      deeds={
        <>
          <ChangeDeed feed={feed} />
          <FeedDeeds feed={feed} />
        </>
      }
    >
      <About feed={feed} />
      <Events feedId={feedId} />
    </PageFrame>
  );
}

function ChangeDeed({ feed }: { feed: FeedShown }) {
  const say = useWords();
  const { feedId, isOn, storeId, ...initial } = feed;
  return (
    <DeedDialog deed={say('setup:feeds.change')} title={feed.name} wide>
      {(close) => (
        <FeedForm
          contract={changeFeed}
          submit={say('save')}
          initial={{ ...initial, storeId: storeId ?? '' }}
          toGiven={(values) => ({ params: { feedId }, body: { ...settingsOf(values), isOn } })}
          onDone={close}
        />
      )}
    </DeedDialog>
  );
}

function About({ feed }: { feed: FeedShown }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <section className="mg-panel">
      <Pairs
        pairs={[
          [say('setup:feeds.kind'), say(`setup:feeds.kind_${feed.kind}`)],
          [
            say('setup:feeds.address'),
            <code key="path" className="mg-code">
              {`${window.location.origin}/api${feed.path}`}
            </code>,
          ],
          [say('setup:feeds.days'), writing.number(feed.deliverWithinDays)],
          [say('setup:feeds.sellers'), feed.sellers.map(({ word }) => word).join(', ') || undefined],
          [say('setup:feeds.heard'), feed.heardAt ? writing.instant(feed.heardAt) : say('setup:account.never')],
        ]}
      />
    </section>
  );
}

function Events({ feedId }: Pick<FeedShown, 'feedId'>) {
  const say = useWords();
  const [state, setState] = useState<EventShown['state']>();
  const { list, rows } = useList(
    listFeedEvents,
    { params: { feedId }, query: { limit: 50, state } },
    { keepLast: true },
  );
  const columns = useEventColumns();
  return (
    <section className="mg-panel">
      <h2>{say('setup:feeds.events')}</h2>
      <FilterBar onClear={state && (() => setState(undefined))}>
        <ChoiceFilter
          label={say('setup:account.state')}
          value={state}
          choices={feedEventStates.map((one) => ({ value: one, text: say(`setup:feeds.state_${one}`) }))}
          onChoose={(chosen) => setState(chosen as typeof state)}
        />
      </FilterBar>
      <ListTable
        label={say('setup:feeds.events')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.eventId}
        list={list}
        empty={<EmptyState title={say('setup:feeds.events_none')} />}
      />
    </section>
  );
}

function useEventColumns(): Column<EventShown>[] {
  const say = useWords();
  const writing = useWriting();
  const again = useDeed(sendEventAgain);
  return [
    { id: 'name', title: say('setup:feeds.event'), cell: (row) => <code className="mg-code">{row.name}</code> },
    { id: 'order', title: say('setup:feeds.order'), cell: (row) => row.orderRef, wideOnly: true },
    { id: 'at', title: say('setup:feeds.happened'), cell: (row) => writing.instant(row.happenedAt) },
    { id: 'state', title: say('setup:account.state'), cell: (row) => <EventState state={row.state} /> },
    {
      id: 'became',
      title: say('setup:feeds.became'),
      cell: (row) =>
        row.reason ??
        row.contractIds.map((contractId) => (
          <Link key={contractId} to={`/contracts/${contractId}`}>
            {say('setup:feeds.contract')}{' '}
          </Link>
        )),
    },
    {
      id: 'deeds',
      title: '',
      cell: (row) => (
        <div className="mg-row">
          <DeedDialog
            deed={say('setup:feeds.body')}
            label={`${say('setup:feeds.body')}: ${row.name}`}
            kind="small"
            wide
          >
            {() => <EventBody eventId={row.eventId} />}
          </DeedDialog>
          {row.state === 'refused' && (
            <Button
              size="small"
              loading={again.isPending}
              onClick={() => again.mutate({ params: { eventId: row.eventId }, body: {} })}
            >
              {say('setup:feeds.again')}
            </Button>
          )}
        </div>
      ),
    },
  ];
}
