// Adds and changes feeds, renews their secrets, and lets a refused event be tried again.
import { randomBytes } from 'node:crypto';
import type { BodyOf } from '#api/contract';
import type { addFeed as addRoute, changeFeed as changeRoute } from '#api/registry/feeds';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { addJob } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusal';
import type { Seals } from '#platform/secrets/seal-secret';
import { refuseUnknownPlaces } from '../merchants/refuse-unknown-places.ts';
import { type Feed, type FeedEvent, feedReader, feedWriter } from './feed-store.ts';
import { type FeedShown, shownIn } from './feed-views.ts';

const feedsMax = 100;
export const takeJob = 'feeds.take';
type Settings = Omit<BodyOf<typeof changeRoute>, 'isOn'>;

/** Copied to another feed, a sealed secret opens nothing (FEED-2). */
export function secretPlace(feedId: Uuid): string {
  return `feed ${feedId}`;
}

/**
 * Refuses `feed.too_many`, `feed.secret_missing`, `store.not_found`, `firm.not_found` and `brand.not_found`. The secret joins the
 * answer outside the transaction (AUTH-4).
 */
export async function addFeed(
  acting: Acting,
  seals: Seals,
  { kind, shopSecret, ...given }: BodyOf<typeof addRoute>,
): Promise<{ feed: FeedShown; secret: string }> {
  allow(acting, 'feed.setup');
  const { secret, shown } = chooseSecret(kind, shopSecret);
  const stored = await acting.transact(async (tx) => {
    if ((await feedReader(tx).all()).length >= feedsMax) throw refuse('feed.too_many', { most: feedsMax });
    const feedId = makeUuid();
    await feedWriter(tx).keep({
      ...(await settingsOf(tx, given)),
      feedId,
      kind,
      isOn: true,
      madeAt: tx.at.toISOString(),
      heardAt: null,
      secretSealed: seals.seal(tx.tenantId, secretPlace(feedId), secret),
    });
    recordFact(tx, 'feed.added', feedId, { feedId: idOf('fed', feedId) });
    return { feed: await shownIn(tx, feedId), secret: '' };
  });
  return { ...stored, secret: shown };
}

/** Refuses `feed.not_found`, `store.not_found`, `firm.not_found` and `brand.not_found`. */
export async function changeFeed(
  acting: Acting,
  feedId: Uuid,
  { isOn, ...given }: BodyOf<typeof changeRoute>,
): Promise<FeedShown> {
  allow(acting, 'feed.setup');
  return await acting.transact(async (tx) => {
    const before = await lockFeed(tx, feedId);
    await feedWriter(tx).keep({ ...before, ...(await settingsOf(tx, given)), isOn });
    recordFact(tx, 'feed.changed', feedId, { feedId: idOf('fed', feedId), isOn });
    return await shownIn(tx, feedId);
  });
}

/** Refuses `feed.not_found` and `feed.secret_missing`. */
export async function renewFeedSecret(
  acting: Acting,
  seals: Seals,
  feedId: Uuid,
  shopSecret: string | undefined,
): Promise<{ feed: FeedShown; secret: string }> {
  allow(acting, 'feed.setup');
  let made = '';
  const stored = await acting.transact(async (tx) => {
    const before = await lockFeed(tx, feedId);
    const { secret, shown } = chooseSecret(before.kind, shopSecret);
    made = shown;
    await feedWriter(tx).keep({ ...before, secretSealed: seals.seal(tx.tenantId, secretPlace(feedId), secret) });
    recordFact(tx, 'feed.secret_renewed', feedId, { feedId: idOf('fed', feedId) });
    return { feed: await shownIn(tx, feedId), secret: '' };
  });
  return { ...stored, secret: made };
}

/** Refuses `feed_event.not_found` and `feed_event.not_refused`. */
export async function sendEventAgain(acting: Acting, eventId: Uuid): Promise<FeedEvent> {
  allow(acting, 'feed.setup');
  return await acting.transact(async (tx) => {
    const found = await feedReader(tx).event(eventId);
    if (!found) throw refuse('feed_event.not_found', {});
    await lockFeed(tx, found.feedId);
    const one = (await feedReader(tx).event(eventId)) ?? found;
    if (one.state !== 'refused') throw refuse('feed_event.not_refused', { state: one.state });
    const again: FeedEvent = { ...one, state: 'arrived', reasonCode: null, reasonFacts: null };
    await feedWriter(tx).settle(again);
    await takeSoon(tx, one.feedId);
    return again;
  });
}

export async function takeSoon(tx: Tx, feedId: Uuid): Promise<void> {
  await addJob(tx, takeJob, { feedId }, `${takeJob}:${feedId}`);
}

async function settingsOf(
  tx: Tx,
  { storeId, ...given }: Settings,
): Promise<Omit<Settings, 'storeId'> & Pick<Feed, 'storeId'>> {
  const some = <Of>(ids: readonly (Of | null)[]) => ids.filter((one) => one !== null);
  await refuseUnknownPlaces(tx, {
    storeIds: some([storeId]),
    brandIds: some(given.sellers.map(({ brandId }) => brandId)),
    firmIds: some(given.sellers.map(({ firmId }) => firmId)),
  });
  return { ...given, storeId: storeId && uuidOf(storeId) };
}

function chooseSecret(kind: Feed['kind'], shopSecret: string | undefined): { secret: string; shown: string } {
  if (kind === 'shopify') {
    if (shopSecret === undefined) throw refuse('feed.secret_missing', {});
    return { secret: shopSecret, shown: '' };
  }
  const secret = `fdsec_${randomBytes(32).toString('base64url')}`;
  return { secret, shown: secret };
}

async function lockFeed(tx: Tx, feedId: Uuid): Promise<Feed> {
  const found = await feedReader(tx).find(feedId, true);
  if (!found) throw refuse('feed.not_found', {});
  return found;
}
