// One's own passkeys: offer, register, list, remove.
import type { FastifyRequest } from 'fastify';
import type { AnswerOf, BodyOf } from '#api/contract';
import type {
  addPasskey as addContract,
  listPasskeys as listContract,
  offerPasskey as offerContract,
} from '#api/setup';
import { present } from '#platform/assert';
import { accountReader } from '#platform/auth/account-store';
import {
  challengeLastsMs,
  offerRegistration,
  readRegistration,
  relyingPartyOf,
} from '#platform/auth/passkeys/passkey-rite';
import { passkeyReader, passkeyWriter } from '#platform/auth/passkeys/passkey-store';
import { oneTimeWriter } from '#platform/auth/tokens/one-time-store';
import { hashOfSecret } from '#platform/auth/tokens/token';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Door, freshSession, ownAccount } from './door.ts';

/** More than anyone carries; keeps the list one short page. */
const most = 20;

/** Refuses `session.not_fresh` (DOOR-5): a passkey is a way in that outlives the session it was added from. */
export async function offerPasskey(
  door: Door,
  acting: Acting,
  request: FastifyRequest,
): Promise<AnswerOf<typeof offerContract>> {
  const { accountId } = await freshSession(acting, request);
  return await acting.transact(async (tx) => {
    const account = present(await accountReader(tx).find(accountId), 'AUTH-3 a session has an account');
    const known = await passkeyReader(tx).listOf(accountId);
    if (known.length >= most) throw refuse('passkey.unusable', {});
    const { name, email } = account;
    const owner = { tenantId: tx.tenantId, accountId, name, email };
    const options = await offerRegistration(relyingPartyOf(request, door.publicUrl), owner, known);
    const hash = hashOfSecret(options.challenge);
    await oneTimeWriter(tx).keep({ hash, purpose: 'passkey.add', accountId, lastsMs: challengeLastsMs });
    return { options: { ...options } };
  });
}

/** Refuses `passkey.unusable` when anything of the registration does not hold, `session.not_fresh` as above. */
export async function addPasskey(
  door: Door,
  acting: Acting,
  { response, name }: BodyOf<typeof addContract>,
  request: FastifyRequest,
): Promise<AnswerOf<typeof addContract>> {
  const { accountId } = await freshSession(acting, request);
  const party = relyingPartyOf(request, door.publicUrl);
  return await acting.transact(async (tx) => {
    const takes = async (challenge: string) =>
      (await oneTimeWriter(tx).take('passkey.add', hashOfSecret(challenge)))?.accountId === accountId;
    const read = await readRegistration(party, response, takes);
    if (!read || !(await passkeyWriter(tx).add({ ...read, accountId, name }))) throw refuse('passkey.unusable', {});
    await recordCount(tx, accountId, -1);
    return { added: true };
  });
}

export async function listPasskeys(acting: Acting): Promise<AnswerOf<typeof listContract>> {
  const accountId = ownAccount(acting);
  const known = await acting.look((snapshot) => passkeyReader(snapshot).listOf(accountId));
  return { rows: known.map(({ passkeyId, name, madeAt, lastUsedAt }) => ({ passkeyId, name, madeAt, lastUsedAt })) };
}

/** Refuses `passkey.not_found` and `session.not_fresh`. */
export async function removePasskey(
  acting: Acting,
  passkeyId: string,
  request: FastifyRequest,
): Promise<{ removed: boolean }> {
  const { accountId } = await freshSession(acting, request);
  return await acting.transact(async (tx) => {
    if (!(await passkeyWriter(tx).remove(accountId, passkeyId))) throw refuse('passkey.not_found', {});
    await recordCount(tx, accountId, 1);
    return { removed: true };
  });
}

/** The fact tells how many there are now and how many there were. */
async function recordCount(tx: Tx, accountId: Uuid, before: 1 | -1): Promise<void> {
  const now = (await passkeyReader(tx).listOf(accountId)).length;
  const changed = { passkeys: [now + before, now] as [number, number] };
  recordFact(tx, 'account.changed', accountId, { accountId: idOf('acc', accountId), changed });
}
