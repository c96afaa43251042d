// API keys: made, shown once, revoked for good.
import type { z } from 'zod';
import type { AnswerOf, BodyOf } from '#api/contract';
import type { Role } from '#api/permissions';
import type { apiKey as contract, makeKey as makeContract } from '#api/setup';
import { type ApiKey, keyWriter } from '#platform/auth/key-store';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

export function showKey(key: ApiKey): z.input<typeof contract> {
  const { name, madeAt, lastUsedAt, revokedAt } = key;
  return { keyId: idOf('key', key.keyId), name, roles: key.roles as Role[], madeAt, lastUsedAt, revokedAt };
}

/** AUTH-4: the secret joins the answer outside the transaction, because the stored answer of a keyed request holds none. */
export async function makeKey(
  acting: Acting,
  { name, roles }: BodyOf<typeof makeContract>,
): Promise<AnswerOf<typeof makeContract>> {
  allow(acting, 'key.manage');
  let secret = '';
  const stored = await acting.transact(async (tx) => {
    const made = await keyWriter(tx).make(name, [...new Set(roles)]);
    secret = made.secret;
    recordFact(tx, 'key.made', made.key.keyId, { keyId: idOf('key', made.key.keyId) });
    return { key: showKey(made.key), secret: '' };
  });
  return { ...stored, secret };
}

/** ACC-5: a revoked key is nobody at the next request. Revoking twice changes nothing. Refuses `key.not_found`. */
export async function revokeKey(acting: Acting, keyId: Uuid): Promise<z.input<typeof contract>> {
  allow(acting, 'key.manage');
  return await acting.transact(async (tx) => {
    const revoked = await keyWriter(tx).revoke(keyId);
    if (!revoked) throw refuse('key.not_found', {});
    if (revoked.revokedNow) recordFact(tx, 'key.revoked', keyId, { keyId: idOf('key', keyId) });
    return showKey(revoked.key);
  });
}
