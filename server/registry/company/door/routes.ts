// HTTP of the door: signing in and out, and one's own account. Contract in, verb, contract out.
import * as api from '#api/setup';
import { sessionWriter } from '#platform/auth/session-store';
import { type Routing, serve, serveOpen } from '#platform/http/serve-route';
import { acceptInvitation } from '../accounts/accept-invitation.ts';
import { changeOwn } from '../accounts/change-own.ts';
import { whoAmI } from '../who-am-i.ts';
import { changePassword } from './change-password.ts';
import { type Door, ownAccount, ownSession } from './door.ts';
import { enterByLink } from './enter-by-link.ts';
import { askPasskey, enterByPasskey } from './enter-by-passkey.ts';
import { addPasskey, listPasskeys, offerPasskey, removePasskey } from './own-passkeys.ts';
import { signIn } from './sign-in.ts';

export function mountDoor(routing: Routing, door: Door): void {
  serveOpen(routing, api.signIn, (_, { body, ...at }) => signIn(door, body, at));
  serveOpen(routing, api.enterByLink, (_, { body, ...at }) => enterByLink(door, body.token, at));
  serveOpen(routing, api.acceptInvitation, (_, { body, ...at }) => acceptInvitation(door, body, at));
  serveOpen(routing, api.askPasskey, (_, at) => askPasskey(door, at));
  serveOpen(routing, api.enterByPasskey, (_, { body, ...at }) => enterByPasskey(door, body, at));
  serve(routing, api.showSession, (acting) => acting.look((snapshot) => whoAmI(snapshot, ownAccount(acting))));
  serve(routing, api.changeOwn, (acting, { body }) => changeOwn(acting, body));
  serve(routing, api.changePassword, (acting, { body, ...at }) => changePassword(door, acting, body, at));
  serve(routing, api.offerPasskey, (acting, { request }) => offerPasskey(door, acting, request));
  serve(routing, api.addPasskey, (acting, { body, request }) => addPasskey(door, acting, body, request));
  serve(routing, api.listPasskeys, (acting) => listPasskeys(acting));
  serve(routing, api.removePasskey, (acting, { params, request }) => removePasskey(acting, params.passkeyId, request));
  serve(routing, api.signOut, async (acting, { request, reply }) => {
    const { sessionId } = await ownSession(acting, request);
    const answer = await acting.transact(async (tx) => {
      await sessionWriter(tx).end(sessionId);
      return { ended: true };
    });
    door.cookie.clear(request, reply);
    return answer;
  });
}
