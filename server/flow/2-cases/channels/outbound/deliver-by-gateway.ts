// One message as signed JSON to a gateway, which hands it on to WeChat, WhatsApp, Telegram or as SMS.
import type { Acting } from '#platform/database/acting';
import { postTo } from '#platform/http/post-to';
import { signatureHeader, signBody } from '#platform/http/sign-body';
import { idOf } from '#platform/ids/make-id';
import { MailFault } from '#platform/mail/mail-fault';
import type { ChannelGround } from '../channel-ground.ts';
import { writeGatewayJson } from '../doors/gateway-shape.ts';
import { signingKeyOf } from '../setup/channel-settings.ts';
import { channelReader } from '../setup/channel-store.ts';
import { type Claimed, sendingWriter } from './sending-store.ts';

const answerWithinMs = 20_000;

/** Throws MailFault. The id stays the same at every try, so that the gateway knows a message it has had. */
export async function deliverByGateway(acting: Acting, ground: ChannelGround, sending: Claimed): Promise<void> {
  const id = idOf('msg', sending.messageId);
  const gateway = await acting.transact(async (tx) => {
    if (sending.outerId === null) await sendingWriter(tx).name(sending.messageId, id);
    return await channelReader(tx).gateway(sending.throughId);
  });
  const key = gateway && signingKeyOf(acting, ground.seals, gateway.gatewayId, 'outgoing', gateway.outgoingSealed);
  if (!gateway?.active || gateway.url === null || key === undefined) throw new MailFault('not_set_up');
  const { text, address: to, language } = sending;
  const body = Buffer.from(writeGatewayJson({ id, to, text, language }, gateway));
  const answered = await postTo({
    url: new URL(gateway.url),
    body,
    headers: { [signatureHeader]: signBody([key], body, acting.database.clock.now()) },
    allowedHosts: ground.allowedHosts,
    answerWithinMs,
  });
  if ('fault' in answered) throw new MailFault(answered.fault, answered.said);
  const { status, said } = answered;
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403) throw new MailFault('sign_in_failed', said);
  if (status === 404 || status === 410 || status === 422) throw new MailFault('recipient_refused', said);
  throw new MailFault(status === 429 || status >= 500 ? 'try_later' : 'content_refused', said);
}
