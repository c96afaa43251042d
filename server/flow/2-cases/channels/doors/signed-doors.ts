// The two open doors: a mail server pushes mail, a gateway brings messages. Whatever is wrong with who asks, the answer is the same (CHAN-14;
// T-E6): no one learns which mailboxes and gateways there are.
import { pushMail, pushMessage } from '#api/flow/2-cases.channel-setup';
import { type Actor, systemActor } from '#platform/auth/actor';
import { type Database, look, type Snapshot } from '#platform/database/transact';
import { serveBytes } from '#platform/http/serve-bytes';
import type { Routing } from '#platform/http/serve-route';
import { isFresh, isSignedBy, momentOfSignature, signatureHeader } from '#platform/http/sign-body';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { mailLimits } from '#platform/mail/mail-read';
import { refuse } from '#platform/refusal';
import type { ChannelGround } from '../channel-ground.ts';
import { takeGatewayMessage, takeGatewayStatus } from '../inbound/take-gateway-message.ts';
import { takeMail } from '../inbound/take-mail.ts';
import { signingKeyOf } from '../setup/channel-settings.ts';
import { channelReader, channelWriter } from '../setup/channel-store.ts';
import { readGatewayJson } from './gateway-shape.ts';

interface Admitted<Through> {
  tenantId: Uuid;
  actor: Actor;
  through: Through;
  key: string;
  signed: { seconds: number; mac: Buffer };
}
const jsonBytesMax = 256_000;

export function mountSignedDoors(routing: Routing, ground: ChannelGround): void {
  const { seals } = ground;
  serveBytes(routing, pushMail, {
    bytesMax: mailLimits.bytes,
    admit: ({ companyId, mailboxId }, { headers }) =>
      admitted(routing.database, 'push-mail', companyId, headers[signatureHeader], async (snapshot) => {
        const box = await channelReader(snapshot).mailbox(uuidOf(mailboxId));
        const key = box && signingKeyOf(snapshot, seals, box.mailboxId, 'push', box.pushSealed);
        return box?.active && key !== undefined ? { through: box, key } : undefined;
      }),
    async take(acting, { through, key, signed }, bytes) {
      if (!isSignedBy(key, bytes, signed)) throw refuse('signature.wrong', {});
      const taken = await takeMail(acting, ground, through, bytes, (tx) => channelWriter(tx).seen(through.mailboxId));
      return { taken };
    },
  });
  serveBytes(routing, pushMessage, {
    bytesMax: jsonBytesMax,
    admit: ({ companyId, gatewayId }, { headers }) =>
      admitted(routing.database, 'take-message', companyId, headers[signatureHeader], async (snapshot) => {
        const one = await channelReader(snapshot).gateway(uuidOf(gatewayId));
        const key = one && signingKeyOf(snapshot, seals, one.gatewayId, 'incoming', one.incomingSealed);
        return one?.active && key !== undefined ? { through: one, key } : undefined;
      }),
    async take(acting, { through, key, signed }, bytes) {
      if (!isSignedBy(key, bytes, signed)) throw refuse('signature.wrong', {});
      const read = readGatewayJson(parsed(bytes), through);
      if (!read) throw refuse('push.unreadable', {});
      if (read.kind === 'status') return { taken: await takeGatewayStatus(acting, through, read) };
      return { taken: await takeGatewayMessage(acting, ground, through, read) };
    },
  });
}

/** Refuses `signature.wrong` and `signature.stale`. */
async function admitted<Through>(
  database: Database,
  name: string,
  companyId: `ten_${string}`,
  header: unknown,
  find: (snapshot: Snapshot) => Promise<{ through: Through; key: string } | undefined>,
): Promise<Admitted<Through>> {
  const signed = momentOfSignature(header);
  if (!signed) throw refuse('signature.wrong', {});
  if (!isFresh(signed, database.clock.now())) throw refuse('signature.stale', {});
  const tenantId = uuidOf(companyId);
  const found = await look(database, tenantId, find);
  if (!found) throw refuse('signature.wrong', {});
  return { tenantId, actor: systemActor(name), signed, ...found };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refuse('push.unreadable', {});
  }
}
