// The open door of a feed: whoever holds the secret puts an event in. It is kept and answered at once; what it means is worked out after.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { pushFeedEvent } from '#api/registry/feeds';
import { type Actor, systemActor } from '#platform/auth/actor';
import { look } from '#platform/database/transact';
import { serveBytes } from '#platform/http/serve-bytes';
import type { Routing } from '#platform/http/serve-route';
import { isFresh, isSignedBy, momentOfSignature, signatureHeader } from '#platform/http/sign-body';
import { makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Seals } from '#platform/secrets/seal-secret';
import { type Feed, feedReader, feedWriter } from './feed-store.ts';
import { secretPlace, takeSoon } from './keep-feed.ts';
import type { Envelope } from './reading/told-event.ts';

interface Admitted {
  tenantId: Uuid;
  actor: Actor;
  feed: Feed;
  key: string;
  headers: IncomingHttpHeaders;
}
const bytesMax = 1_000_000;

/** FEED-1: whatever is wrong with who asks, the answer is the same; no one learns which feeds there are. */
export function mountFeedDoor(routing: Routing, seals: Seals): void {
  const { database } = routing;
  serveBytes(routing, pushFeedEvent, {
    bytesMax,
    async admit({ companyId, feedId }, { headers }): Promise<Admitted> {
      const tenantId = uuidOf(companyId);
      const feed = await look(database, tenantId, (snapshot) => feedReader(snapshot).find(uuidOf(feedId)));
      const key = feed && seals.open(tenantId, secretPlace(feed.feedId), feed.secretSealed);
      if (!feed?.isOn || key === undefined) throw refuse('signature.wrong', {});
      return { tenantId, actor: systemActor('take-feed-event'), feed, key, headers };
    },
    async take(acting, { feed, key, headers }, bytes) {
      refuseUnsigned(feed, key, headers, bytes, database.clock.now());
      const body = bytes.toString('utf8');
      const envelope = readEnvelope(feed.kind, headers, body, database.clock.now());
      return await acting.transact(async (tx) => {
        const taken = await feedWriter(tx).addEvent(feed.feedId, makeUuid(), envelope, body);
        if (taken) await takeSoon(tx, feed.feedId);
        return { taken };
      });
    },
  });
}

/** Refuses `signature.wrong` and `signature.stale`. Shopify's signature has no moment: there the event's id alone stops a repeat. */
function refuseUnsigned(feed: Feed, key: string, headers: IncomingHttpHeaders, bytes: Buffer, at: Date): void {
  if (feed.kind === 'shopify') {
    const given = Buffer.from(String(headers['x-shopify-hmac-sha256'] ?? ''), 'base64');
    const right = createHmac('sha256', key).update(bytes).digest();
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw refuse('signature.wrong', {});
    return;
  }
  const signed = momentOfSignature(headers[signatureHeader]);
  if (!signed) throw refuse('signature.wrong', {});
  if (!isFresh(signed, at)) throw refuse('signature.stale', {});
  if (!isSignedBy(key, bytes, signed)) throw refuse('signature.wrong', {});
}

const name = z.string().min(1).max(100);
const moment = z.iso.datetime({ offset: true });
const ours = z.object({ id: z.string().min(1).max(200), event: name, at: moment });
const medusa = z.object({ id: z.string().min(1).max(200), name, at: moment });
const shopify = z.object({
  'x-shopify-webhook-id': z.string().min(1).max(200),
  'x-shopify-topic': name,
  'x-shopify-triggered-at': moment.optional(),
});

/** What an event is kept under. Without it nothing can be kept: refuses `push.unreadable`. */
function readEnvelope(kind: Feed['kind'], headers: IncomingHttpHeaders, body: string, at: Date): Envelope {
  const json = parsed(body);
  if (kind === 'shopify') {
    const told = read(shopify, headers);
    return {
      eventRef: told['x-shopify-webhook-id'],
      name: told['x-shopify-topic'],
      happenedAt: told['x-shopify-triggered-at'] ?? at.toISOString(),
    };
  }
  if (kind === 'medusa') {
    const { id, name: told, at: happenedAt } = read(medusa, json);
    return { eventRef: id, name: told, happenedAt };
  }
  const { id, event, at: happenedAt } = read(ours, json);
  return { eventRef: id, name: event, happenedAt };
}

function read<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const told = schema.safeParse(given);
  if (!told.success) throw refuse('push.unreadable', {});
  return told.data;
}

/** Text with a zero character cannot be kept as it is. */
function parsed(body: string): unknown {
  try {
    if (body.includes('\0')) throw refuse('push.unreadable', {});
    return JSON.parse(body);
  } catch {
    throw refuse('push.unreadable', {});
  }
}
