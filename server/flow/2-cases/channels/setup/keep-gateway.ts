// Adds and changes gateways and makes the two keys by which messages from and to one are signed (CHAN-14).
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { addGateway as route } from '#api/flow/2-cases.channel-setup';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Seals } from '#platform/secrets/seal-secret';
import { placeOfSecret } from './channel-settings.ts';
import { channelReader, channelWriter } from './channel-store.ts';
import { type GatewayShown, shownGateway } from './channel-views.ts';

export type GatewayGiven = z.output<typeof route.body>;
const gatewaysMax = 100;

/** Refuses `gateway.too_many`. It brings and takes nothing until its keys are made. */
export async function addGateway(acting: Acting, given: GatewayGiven): Promise<GatewayShown> {
  allow(acting, 'channel.setup');
  return await acting.transact(async (tx) => {
    if ((await channelReader(tx).gateways()).length >= gatewaysMax)
      throw refuse('gateway.too_many', { most: gatewaysMax });
    const one = { ...given, gatewayId: makeUuid(), incomingSealed: null, outgoingSealed: null };
    await channelWriter(tx).keepGateway(one);
    recordFact(tx, 'gateway.added', one.gatewayId, { gatewayId: idOf('gwy', one.gatewayId) });
    return shownGateway(one);
  });
}

/** Refuses `gateway.not_found`. */
export async function changeGateway(acting: Acting, gatewayId: Uuid, given: GatewayGiven): Promise<GatewayShown> {
  allow(acting, 'channel.setup');
  return await acting.transact(async (tx) => {
    const before = await channelReader(tx).gateway(gatewayId);
    if (!before) throw refuse('gateway.not_found', {});
    const one = { ...before, ...given };
    await channelWriter(tx).keepGateway(one);
    recordFact(tx, 'gateway.changed', gatewayId, { gatewayId: idOf('gwy', gatewayId) });
    return shownGateway(one, (await channelReader(tx).health()).get(gatewayId));
  });
}

/** Refuses `gateway.not_found`. The keys join the answer outside the transaction (AUTH-4). */
export async function makeGatewayKeys(
  acting: Acting,
  seals: Seals,
  gatewayId: Uuid,
): Promise<{ incoming: string; outgoing: string }> {
  allow(acting, 'channel.setup');
  const incoming = randomBytes(32).toString('base64url');
  const outgoing = randomBytes(32).toString('base64url');
  await acting.transact(async (tx) => {
    const one = await channelReader(tx).gateway(gatewayId);
    if (!one) throw refuse('gateway.not_found', {});
    await channelWriter(tx).keepGateway({
      ...one,
      incomingSealed: seals.seal(tx.tenantId, placeOfSecret(gatewayId, 'incoming'), incoming),
      outgoingSealed: seals.seal(tx.tenantId, placeOfSecret(gatewayId, 'outgoing'), outgoing),
    });
    recordFact(tx, 'gateway.keys_made', gatewayId, { gatewayId: idOf('gwy', gatewayId) });
    return { incoming: '', outgoing: '' };
  });
  return { incoming, outgoing };
}
