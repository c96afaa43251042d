// What the app mounts of the company: the door, accounts and keys, the company itself, and who is behind a request.
import { permissionsOf } from '#api/permissions';
import { beginStory as beginStoryRoute } from '#api/setup';
import { makeEntryLinks } from '#platform/auth/entry-links';
import { type IdentifySettings, makeIdentify } from '#platform/auth/identify';
import { makeSessionCookie } from '#platform/auth/session-cookie';
import type { StoryClock } from '#platform/clock/clock';
import type { Database } from '#platform/database/transact';
import { type Routing, serveOpen } from '#platform/http/serve-route';
import type { Part } from '#platform/part';
import { beginStory } from './begin-story.ts';

export interface CompanySettings {
  database: Database;
  /** Without a closing slash; links that are handed out begin with it. */
  publicUrl: string;
  version: string;
  /** Present on a story server alone. */
  storyClock?: StoryClock;
}

export interface CompanyPart extends Part {
  identify: Routing['identify'];
  /** A link for the console that signs in once. */
  entryLink(): string;
}

export function companyPart(settings: CompanySettings): CompanyPart {
  const { database, publicUrl, storyClock } = settings;
  const cookie = makeSessionCookie(publicUrl);
  const entry = makeEntryLinks(database.clock);
  const identifySettings: IdentifySettings = { database, cookie, permissionsOf };
  return {
    name: 'company',
    identify: makeIdentify(identifySettings),
    entryLink: () => `${publicUrl}/enter#${entry.make()}`,
    mount(routing) {
      if (storyClock)
        serveOpen(routing, beginStoryRoute, (_, { body, request }) => beginStory(database, storyClock, body, request));
    },
    reactions: [],
    recurring: [],
    queued: [],
  };
}
