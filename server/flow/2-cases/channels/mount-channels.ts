// Mounts the routes of the channels: conversation, inbox, settings and the two signed doors.
import type { Routing } from '#platform/http/serve-route';
import type { ChannelGround } from './channel-ground.ts';
import { mountConversation } from './conversation/routes.ts';
import { mountSignedDoors } from './doors/signed-doors.ts';
import { mountInbox } from './inbox/routes.ts';
import { mountChannelSetup } from './setup/routes.ts';

export function mountChannels(routing: Routing, ground: ChannelGround): void {
  mountConversation(routing, ground);
  mountInbox(routing);
  mountChannelSetup(routing, ground);
  mountSignedDoors(routing, ground);
}
