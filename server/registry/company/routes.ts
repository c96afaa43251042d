// HTTP of the company: first visit, accounts, keys, and the company itself. Contract in, verb, contract out.
import * as api from '#api/setup';
import { tenantsHere } from '#platform/auth/tenant-store';
import type { StoryClock } from '#platform/clock/clock';
import { type Routing, serve, serveOpen } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { changeAccount } from './accounts/change-account.ts';
import { inviteAccount, linkAccount } from './accounts/invite-account.ts';
import { makeKey, revokeKey } from './accounts/keys.ts';
import { listAccounts, listKeys } from './accounts/list-accounts.ts';
import { beginStory } from './begin-story.ts';
import { changeCompany } from './change-company.ts';
import type { Door } from './door/door.ts';
import { lookAround } from './look-around.ts';
import { askToFound, setUpCompany } from './set-up-company.ts';

export interface FirstPage {
  version: string;
  storyClock?: StoryClock;
}

export function mountCompany(routing: Routing, door: Door, { version, storyClock }: FirstPage): void {
  serveOpen(routing, api.showDoor, async (database) => ({
    ...(await tenantsHere(database)),
    storyClock: storyClock !== undefined,
    version,
  }));
  serveOpen(routing, api.foundCompany, (_, { body, ...at }) => setUpCompany(door, body, at));
  serveOpen(routing, api.lookAround, (_, { body, ...at }) => lookAround(door, body, at));
  serve(routing, api.askToFound, (acting) => askToFound(door, acting));
  serve(routing, api.changeCompany, (acting, { body }) => changeCompany(acting, body));
  serve(routing, api.listAccounts, (acting, { query }) => listAccounts(acting, query));
  serve(routing, api.inviteAccount, (acting, { body }) => inviteAccount(acting, door.publicUrl, body));
  serve(routing, api.linkAccount, (acting, { params }) =>
    linkAccount(acting, door.publicUrl, uuidOf(params.accountId)),
  );
  serve(routing, api.changeAccount, (acting, { params, body }) =>
    changeAccount(acting, uuidOf(params.accountId), body),
  );
  serve(routing, api.listKeys, (acting, { query }) => listKeys(acting, query));
  serve(routing, api.makeKey, (acting, { body }) => makeKey(acting, body));
  serve(routing, api.revokeKey, (acting, { params }) => revokeKey(acting, uuidOf(params.keyId)));
  if (storyClock)
    serveOpen(routing, api.beginStory, (database, { body, request }) =>
      beginStory(database, storyClock, body, request),
    );
}
