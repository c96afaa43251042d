// HTTP of the conversation on a case.
import * as channels from '#api/flow/2-cases.channels';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { mayTouchCase } from '../../change-case.ts';
import type { ChannelGround } from '../channel-ground.ts';
import { sendMessageAgain, stopMessage } from './change-message.ts';
import { showConversationOf } from './conversation-views.ts';
import { readMessageHtml, sendOriginal } from './read-original.ts';
import { writeMessage } from './write-message.ts';

export function mountConversation(routing: Routing, { kept }: ChannelGround): void {
  serve(routing, channels.showConversation, (acting, { params, query }) =>
    acting.look(async (snapshot) => {
      const caseId = uuidOf(params.caseId);
      await mayTouchCase(snapshot, acting.actor, caseId);
      return await showConversationOf(snapshot, caseId, query);
    }),
  );
  serve(routing, channels.writeMessage, (acting, { params, body }) =>
    writeMessage(acting, uuidOf(params.caseId), body),
  );
  serve(routing, channels.stopMessage, (acting, { params }) => stopMessage(acting, uuidOf(params.messageId)));
  serve(routing, channels.sendMessageAgain, (acting, { params, body }) =>
    sendMessageAgain(acting, uuidOf(params.messageId), body.address),
  );
  serve(routing, channels.readMessageHtml, (acting, { params }) => readMessageHtml(acting, uuidOf(params.messageId)));
  serve(routing, channels.readMessageOriginal, (acting, { params, reply }) =>
    sendOriginal(acting, uuidOf(params.messageId), reply, kept.files),
  );
}
