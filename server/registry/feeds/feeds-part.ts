// What feeds offer to the app: their routes, the open door for shops, and the jobs that work off what arrived.
import * as routes from '#api/registry/feeds';
import { readerLanguage } from '#platform/http/reader-language';
import { serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import type { Part } from '#platform/part';
import type { Seals } from '#platform/secrets/seal-secret';
import { mountFeedDoor } from './feed-door.ts';
import { listFeedEvents, listFeeds, showFeedEvent, shownEvent } from './feed-views.ts';
import { addFeed, changeFeed, renewFeedSecret, sendEventAgain } from './keep-feed.ts';
import { takingJobs } from './take-events.ts';

export function feedsPart(seals: Seals): Part {
  return {
    name: 'feeds',
    mount(routing) {
      serve(routing, routes.listFeeds, (acting) => listFeeds(acting));
      serve(routing, routes.addFeed, (acting, { body }) => addFeed(acting, seals, body));
      serve(routing, routes.changeFeed, (acting, { params, body }) => changeFeed(acting, uuidOf(params.feedId), body));
      serve(routing, routes.renewFeedSecret, (acting, { params, body }) =>
        renewFeedSecret(acting, seals, uuidOf(params.feedId), body.shopSecret),
      );
      serve(routing, routes.listFeedEvents, (acting, { params, query, request }) =>
        listFeedEvents(acting, uuidOf(params.feedId), query, readerLanguage(request)),
      );
      serve(routing, routes.showFeedEvent, (acting, { params, request }) =>
        showFeedEvent(acting, uuidOf(params.eventId), readerLanguage(request)),
      );
      serve(routing, routes.sendEventAgain, async (acting, { params, request }) =>
        shownEvent(await sendEventAgain(acting, uuidOf(params.eventId)), readerLanguage(request)),
      );
      mountFeedDoor(routing, seals);
    },
    reactions: [],
    ...takingJobs,
  };
}
