// Signing in with a passkey: a challenge is given to anyone, and what comes back signed tells who it is.
import type { AnswerOf, BodyOf } from '#api/contract';
import type { askPasskey as askContract, enterByPasskey as enterContract } from '#api/setup';
import { accountReader } from '#platform/auth/account-store';
import { systemActor } from '#platform/auth/actor';
import { doorstep } from '#platform/auth/doorstep';
import {
  askForPasskey,
  challengeLastsMs,
  challengeOf,
  readAssertion,
  readHandle,
  relyingPartyOf,
} from '#platform/auth/passkeys/passkey-rite';
import { passkeyWriter } from '#platform/auth/passkeys/passkey-store';
import { refuseForeignOrigin } from '#platform/auth/same-origin';
import { oneTimeWriter } from '#platform/auth/tokens/one-time-store';
import { hashOfSecret } from '#platform/auth/tokens/token';
import { networkOf } from '#platform/auth/tries/network-of';
import { takeTry } from '#platform/auth/tries/take-try';
import { type Tx, transact } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { type AtDoor, type Door, letIn } from './door.ts';

const who = { tenantId: doorstep, actor: systemActor('passkey-at-door') };
/** Asking costs a row, so a network may not ask without end. */
const asksPerNetwork = 100;

/** Refuses `sign_in.too_many` with Retry-After. `askId` ties the answer to the page that asked. */
export async function askPasskey(door: Door, at: AtDoor): Promise<AnswerOf<typeof askContract>> {
  const by = `passkey:${networkOf(at.request.ip)}`;
  const retryAfterSeconds = await takeTry(door.database, [{ by, most: asksPerNetwork }]);
  if (retryAfterSeconds !== undefined) {
    at.reply.header('retry-after', retryAfterSeconds);
    throw refuse('sign_in.too_many', { retryAfterSeconds });
  }
  const options = await askForPasskey(relyingPartyOf(at.request, door.publicUrl));
  const hash = hashOfSecret(options.challenge);
  await transact(door.database, who, async (tx) => {
    await oneTimeWriter(tx).clearSome();
    await oneTimeWriter(tx).keep({ hash, purpose: 'passkey.enter', accountId: null, lastsMs: challengeLastsMs });
  });
  return { options: { ...options }, askId: hash.toString('base64url') };
}

/** Refuses `sign_in.failed`, whatever it is that does not hold. A challenge works once, also when the answer is wrong. */
export async function enterByPasskey(
  door: Door,
  { askId, response }: BodyOf<typeof enterContract>,
  at: AtDoor,
): Promise<AnswerOf<typeof enterContract>> {
  refuseForeignOrigin(at.request);
  const challenge = challengeOf(response);
  const owner = readHandle((response.response as { userHandle?: unknown } | undefined)?.userHandle);
  const hash = hashOfSecret(challenge ?? '');
  if (!challenge || !owner || hash.toString('base64url') !== askId) throw refuse('sign_in.failed', {});
  const taken = await transact(door.database, who, (tx) => oneTimeWriter(tx).take('passkey.enter', hash));
  if (!taken) throw refuse('sign_in.failed', {});
  await letIn(door, at, { ...owner, by: 'passkey' }, async (tx) => {
    const party = relyingPartyOf(at.request, door.publicUrl);
    const credentialId = Buffer.from(String(response.id), 'base64url');
    const passkey = await passkeyWriter(tx).lock(credentialId);
    if (!passkey || passkey.accountId !== owner.accountId || !(await mayEnter(tx, passkey.accountId)))
      throw refuse('sign_in.failed', {});
    const uses = await readAssertion(party, passkey, response, challenge);
    if (uses === undefined) throw refuse('sign_in.failed', {});
    await passkeyWriter(tx).noteUse(credentialId, uses);
  });
  return { signedIn: true };
}

async function mayEnter(tx: Tx, accountId: Parameters<ReturnType<typeof accountReader>['find']>[0]): Promise<boolean> {
  const account = await accountReader(tx).find(accountId);
  return account !== undefined && account.disabledAt === null && account.acceptedAt !== null;
}
