// Feeds and their events as an administrator sees them; a secret is never among it.
import type { z } from 'zod';
import type { QueryOf } from '#api/contract';
import type { listFeedEvents as eventsRoute, feed, feedEvent } from '#api/registry/feeds';
import { textOf } from '#api/texts/index';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Page, pageOfRows, readPageKey } from '../page-key.ts';
import { type Feed, type FeedEvent, feedReader } from './feed-store.ts';

export type FeedShown = z.input<typeof feed>;
type EventShown = z.input<typeof feedEvent>;

export async function listFeeds(acting: Acting): Promise<{ rows: FeedShown[] }> {
  allow(acting, 'feed.setup');
  return await acting.look(async (snapshot) => {
    const rows = await feedReader(snapshot).all();
    return { rows: rows.map((one) => shownFeed(snapshot.tenantId, one)) };
  });
}

export async function shownIn(snapshot: Pick<Snapshot, 'sql' | 'tenantId'>, feedId: Uuid): Promise<FeedShown> {
  const one = (await feedReader(snapshot).all()).find((each) => each.feedId === feedId);
  if (!one) throw refuse('feed.not_found', {});
  return shownFeed(snapshot.tenantId, one);
}

function shownFeed(tenantId: Uuid, one: Feed & { waiting: number; refused: number }): FeedShown {
  const { kind, isOn, name, numberPrefix, deliverWithinDays, sellers, madeAt, heardAt, waiting, refused } = one;
  const told = { kind, isOn, name, numberPrefix, deliverWithinDays, sellers, madeAt, heardAt, waiting, refused };
  const feedId = idOf('fed', one.feedId);
  const path = `/feeds/${idOf('ten', tenantId)}/${feedId}/events`;
  return { ...told, feedId, path, storeId: one.storeId && idOf('sto', one.storeId) };
}

/** Refuses `feed.not_found`. */
export async function listFeedEvents(
  acting: Acting,
  feedId: Uuid,
  { limit, after, state }: QueryOf<typeof eventsRoute>,
  language: string,
): Promise<Page<EventShown>> {
  allow(acting, 'feed.setup');
  const before = readPageKey(after, ['uuid'])?.[0];
  const rows = await acting.look(async (snapshot) => {
    const reader = feedReader(snapshot);
    if (!(await reader.find(feedId))) throw refuse('feed.not_found', {});
    return await reader.events(feedId, { state, before, limit: limit + 1 });
  });
  return pageOfRows(
    rows,
    limit,
    (row) => [row.eventId],
    (row) => shownEvent(row, language),
  );
}

/** Refuses `feed_event.not_found`. */
export async function showFeedEvent(acting: Acting, eventId: Uuid, language: string) {
  allow(acting, 'feed.setup');
  const one = await acting.look((snapshot) => feedReader(snapshot).event(eventId));
  if (!one) throw refuse('feed_event.not_found', {});
  return { ...shownEvent(one, language), feedId: idOf('fed', one.feedId), body: one.body };
}

export function shownEvent(one: FeedEvent, language: string): EventShown {
  const { eventRef, name, orderRef, happenedAt, receivedAt, state, reasonCode, reasonFacts } = one;
  return {
    ...{ eventRef, name, orderRef, happenedAt, receivedAt, state, reasonCode },
    eventId: idOf('fev', one.eventId),
    reason: reasonCode && textOf(reasonCode, reasonFacts ?? {}, language),
    contractIds: one.contractIds.map((contractId) => idOf('ctr', contractId)),
  };
}
