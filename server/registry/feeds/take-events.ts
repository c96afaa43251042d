// Works off what has arrived at a feed, one event after another, each in a transaction of its own: taken, left to wait, or refused.
import type { Acting } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { QueuedJob, RecurringJob } from '#platform/jobs/jobs';
import { Refusal } from '#platform/refusal';
import { applyTold } from './apply-told.ts';
import { type Feed, type FeedEvent, feedReader, feedWriter } from './feed-store.ts';
import { takeJob } from './keep-feed.ts';
import { readMakegood } from './reading/read-makegood.ts';
import { readMedusa } from './reading/read-medusa.ts';
import { readShopify } from './reading/read-shopify.ts';
import type { Told } from './reading/told-event.ts';

export const takingJobs: { queued: QueuedJob[]; recurring: RecurringJob[] } = {
  queued: [
    {
      name: takeJob,
      attemptsMax: 10,
      run: (acting, payload, stop) => takeEvents(acting, payload.feedId as Uuid, stop),
    },
  ],
  recurring: [
    {
      // After a process died between keeping an event and looking at it.
      name: 'feeds.look',
      schedule: '*/5 * * * *',
      async run(acting, stop) {
        for (const { feedId } of await acting.look((snapshot) => feedReader(snapshot).all()))
          await takeEvents(acting, feedId, stop);
      },
    },
  ],
};

async function takeEvents(acting: Acting, feedId: Uuid, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const event = await acting.look((snapshot) => feedReader(snapshot).nextArrived(feedId));
    if (!event) return;
    await takeOne(acting, event);
  }
}

/** A refusal undoes all that the event had begun; the event is kept with the reason (FEED-5). */
async function takeOne(acting: Acting, event: FeedEvent): Promise<void> {
  try {
    await acting.transact(async (tx) => {
      const reader = feedReader(tx);
      // Events of one feed wait for each other here.
      const feed = await reader.find(event.feedId, true);
      if (!feed || (await reader.event(event.eventId))?.state !== 'arrived') return;
      const told = read(feed, event);
      const said = 'orderRef' in told ? told.orderRef : null;
      const partRef = 'partRef' in told ? told.partRef : null;
      const orderRef = said ?? (partRef === null ? null : ((await reader.orderOfPart(feed.feedId, partRef)) ?? null));
      // The verbs of the registry join this transaction.
      const inside: Acting = { ...acting, transact: (work) => work(tx) };
      const applied = await applyTold({ acting: inside, tx, feed }, told, orderRef);
      await feedWriter(tx).settle({ ...event, ...applied, toldKind: told.kind, orderRef, partRef });
      if (orderRef !== null && (told.kind === 'ordered' || told.kind === 'packed'))
        await feedWriter(tx).wake(feed.feedId, orderRef, partRef);
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, facts } = error;
    await acting.transact(async (tx) => {
      await feedWriter(tx).settle({ ...event, state: 'refused', reasonCode: code, reasonFacts: facts });
      const ids = { feedId: idOf('fed', event.feedId), eventId: idOf('fev', event.eventId) };
      recordFact(tx, 'feed.event_refused', event.feedId, { ...ids, code });
    });
  }
}

function read({ kind }: Feed, { name, body, happenedAt }: FeedEvent): Told {
  const json: unknown = JSON.parse(body);
  if (kind === 'medusa') return readMedusa(name, json, happenedAt);
  return kind === 'shopify' ? readShopify(name, json, happenedAt) : readMakegood(json);
}
