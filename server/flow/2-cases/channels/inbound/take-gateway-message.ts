// A message that a gateway brought, taken in like a mail (CHAN-14). What it calls the message makes it one, however often it is brought.
import { createHash } from 'node:crypto';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { makeUuid } from '#platform/ids/make-id';
import { tidyText } from '#platform/mail/take-apart';
import { parsePhone } from '#platform/text/phone';
import { readCompany } from '#registry';
import type { ChannelGround } from '../channel-ground.ts';
import type { GatewayMessage, GatewayStatus } from '../doors/gateway-shape.ts';
import { aboutSending, settleFailed } from '../outbound/send-due.ts';
import { lockSendingByOuterId, sendingWriter } from '../outbound/sending-store.ts';
import type { Gateway } from '../setup/channel-settings.ts';
import { channelWriter } from '../setup/channel-store.ts';
import { takeArrival } from './take-arrival.ts';

/** False when the gateway had brought it before. */
export async function takeGatewayMessage(
  acting: Acting,
  ground: ChannelGround,
  gateway: Gateway,
  message: GatewayMessage,
): Promise<boolean> {
  const { gatewayId, line, language, strangers } = gateway;
  const phone = gateway.addresses === 'phone' ? await phoneOf(acting, message.from) : undefined;
  return await takeArrival(
    acting,
    ground,
    {
      arrival: {
        ...{
          arrivalId: makeUuid(),
          line,
          throughId: gatewayId,
          channel: 'gateway',
          outerId: message.id,
          rawHash: null,
        },
        ...{
          fromAddress: phone ?? tidyText(message.from),
          fromName: message.name && tidyText(message.name),
          subject: null,
        },
        ...{ text: tidyText(message.text), html: null, picturesBlocked: 0, filesLeftOut: [] },
      },
      fingerprint: createHash('sha256')
        .update(JSON.stringify([gatewayId, message.id]))
        .digest(),
      files: [],
      kind: 'written',
      check: 'passed',
      tokens: [],
      reachedBy: phone === undefined ? null : { kind: 'phone', address: phone },
      language,
      strangers,
      confirms: false,
    },
    (tx) => channelWriter(tx).seen(gatewayId),
  );
}

async function phoneOf(acting: Acting, given: string): Promise<string | undefined> {
  const { country } = await acting.look(readCompany);
  const parsed = parsePhone(given, country);
  return parsed.ok ? parsed.value.e164 : undefined;
}

/** False for a message that this gateway was not given, or that is past such news. */
export async function takeGatewayStatus(
  acting: Acting,
  { gatewayId }: Gateway,
  { of, delivered }: GatewayStatus,
): Promise<boolean> {
  return await acting.transact(async (tx: Tx) => {
    const sending = await lockSendingByOuterId(tx, of);
    if (sending?.throughId !== gatewayId || (sending.state !== 'sent' && sending.state !== 'sending')) return false;
    if (!delivered) await settleFailed(tx, sending, 'bounced', null);
    else {
      await sendingWriter(tx).settle(sending.messageId, { state: 'delivered' });
      if (sending.state === 'sending') recordFact(tx, 'message.delivered', sending.caseId, aboutSending(sending));
    }
    return true;
  });
}
