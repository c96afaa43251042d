// What the app mounts of the company: the door, accounts and keys, the company itself, and who is behind a request.
import { permissionsOf } from '#api/permissions';
import { type Identify, makeIdentify } from '#platform/auth/identify';
import { makeSessionCookie } from '#platform/auth/session-cookie';
import { sessionWriter } from '#platform/auth/session-store';
import { makeEntryLinks } from '#platform/auth/tokens/entry-links';
import type { Database } from '#platform/database/transact';
import type { RecurringJob } from '#platform/jobs/jobs';
import type { Part } from '#platform/part';
import type { DemoWatch } from '../../../playbooks/demo/demo-watch.ts';
import type { Door } from './door/door.ts';

import { mountDoor } from './door/routes.ts';
import { type FirstPage, mountCompany } from './routes.ts';

export interface CompanySettings extends FirstPage {
  database: Database;
  /** Without a closing slash; links that are handed out begin with it. */
  publicUrl: string;
  demos?: DemoWatch | undefined;
}

export interface CompanyPart extends Part {
  identify: Identify['identify'];
  recall: Identify['recall'];
  /** A link for the console that signs in once. */
  entryLink(): string;
}

const clearEndedSessions: RecurringJob = {
  name: 'clear-ended-sessions',
  schedule: '17 3 * * *',
  run: (acting) => acting.transact((tx) => sessionWriter(tx).clearEnded()),
};

export function companyPart(settings: CompanySettings): CompanyPart {
  const { database, publicUrl, demos } = settings;
  const cookie = makeSessionCookie(publicUrl);
  const door: Door = { database, cookie, publicUrl, entry: makeEntryLinks(database.clock), demos };
  return {
    name: 'company',
    ...makeIdentify({ database, cookie, permissionsOf }),
    entryLink: () => `${publicUrl}/enter#${door.entry.make()}`,
    mount(routing) {
      mountDoor(routing, door);
      mountCompany(routing, door, settings);
    },
    reactions: [],
    recurring: [clearEndedSessions],
    queued: [],
  };
}
