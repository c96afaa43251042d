// HTTP of mailboxes and gateways.
import * as setup from '#api/flow/2-cases.channel-setup';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import type { ChannelGround } from '../channel-ground.ts';
import { listGatewaysOf, listMailboxesOf } from './channel-views.ts';
import { addGateway, changeGateway, makeGatewayKeys } from './keep-gateway.ts';
import { addMailbox, changeMailbox, makePushKey, tryMailbox } from './keep-mailbox.ts';

export function mountChannelSetup(routing: Routing, ground: ChannelGround): void {
  const { seals } = ground;
  serve(routing, setup.listMailboxes, (acting) =>
    acting.look(async (snapshot) => ({ rows: await listMailboxesOf(snapshot) })),
  );
  serve(routing, setup.addMailbox, (acting, { body }) => addMailbox(acting, seals, body));
  serve(routing, setup.changeMailbox, (acting, { params, body }) =>
    changeMailbox(acting, seals, uuidOf(params.mailboxId), body),
  );
  serve(routing, setup.tryMailbox, (acting, { params }) => tryMailbox(acting, ground, uuidOf(params.mailboxId)));
  serve(routing, setup.makePushKey, (acting, { params }) => makePushKey(acting, seals, uuidOf(params.mailboxId)));
  serve(routing, setup.listGateways, (acting) =>
    acting.look(async (snapshot) => ({ rows: await listGatewaysOf(snapshot) })),
  );
  serve(routing, setup.addGateway, (acting, { body }) => addGateway(acting, body));
  serve(routing, setup.changeGateway, (acting, { params, body }) =>
    changeGateway(acting, uuidOf(params.gatewayId), body),
  );
  serve(routing, setup.makeGatewayKeys, (acting, { params }) =>
    makeGatewayKeys(acting, seals, uuidOf(params.gatewayId)),
  );
}
