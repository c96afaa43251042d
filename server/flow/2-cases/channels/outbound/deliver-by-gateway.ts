// One message as signed JSON to a gateway, which hands it on to WeChat, WhatsApp, Telegram or as SMS.
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Acting } from '#platform/database/acting';
import { reachHost } from '#platform/http/reach-host';
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
  const { status, said } = await post(
    new URL(gateway.url),
    body,
    signBody([key], body, acting.database.clock.now()),
    ground.allowedHosts,
  );
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403) throw new MailFault('sign_in_failed', said);
  if (status === 404 || status === 410 || status === 422) throw new MailFault('recipient_refused', said);
  throw new MailFault(status === 429 || status >= 500 ? 'try_later' : 'content_refused', said);
}

/** To the address that was judged, under the name that was asked; no redirect is followed (ASVS 15.3.2). */
async function post(
  url: URL,
  body: Buffer,
  signature: string,
  allowed: readonly string[],
): Promise<{ status: number; said: string }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const reached = await reachHost(host, allowed);
  if (!reached.ok) throw new MailFault(reached.why, host);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return await new Promise((resolve, reject) => {
    const sent = send({
      host: reached.address,
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      ...(isIP(host) ? {} : { servername: host }),
      headers: {
        host: url.host,
        'content-type': 'application/json',
        'content-length': body.length,
        [signatureHeader]: signature,
      },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    sent.on('error', (error) =>
      reject(error.name === 'TimeoutError' || error.name === 'AbortError' ? new MailFault('timed_out') : error),
    );
    sent.on('response', (answer) => {
      let said = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        said = (said + piece).slice(0, 300);
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, said: said.replaceAll(/\p{Cc}+/gu, ' ').trim() }),
      );
    });
    sent.end(body);
  });
}
