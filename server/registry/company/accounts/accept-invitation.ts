// Accepting an invitation: the link is the proof, the password is chosen, and the person is in.
import type { AnswerOf, BodyOf } from '#api/contract';
import type { acceptInvitation as contract } from '#api/setup';
import { type Account, accountReader, accountWriter } from '#platform/auth/account-store';
import { easyToGuess } from '#platform/auth/passwords/easy-password';
import { hashPassword } from '#platform/auth/passwords/password';
import { refuseForeignOrigin } from '#platform/auth/same-origin';
import { sessionWriter } from '#platform/auth/session-store';
import { oneTimeReader, oneTimeWriter } from '#platform/auth/tokens/one-time-store';
import { type ReadToken, readToken } from '#platform/auth/tokens/token';
import { look, type Tx } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { type AtDoor, type Door, letIn } from '../door/door.ts';

/** ACC-2. Refuses `token.invalid` for a link that is spent, replaced, expired or not whole, and `password.too_easy`. */
export async function acceptInvitation(
  door: Door,
  { token, password }: BodyOf<typeof contract>,
  at: AtDoor,
): Promise<AnswerOf<typeof contract>> {
  refuseForeignOrigin(at.request);
  const read = readToken('mgi', token);
  const account = read && (await invitedBy(door, read));
  if (!read || !account) throw refuse('token.invalid', {});
  if (easyToGuess(password, [account.name, account.email])) throw refuse('password.too_easy', {});
  const passwordHash = await hashPassword(password);
  const { tenantId } = read;
  await letIn(door, at, { tenantId, accountId: account.accountId, by: 'invitation' }, async (tx) => {
    // Taken only now, so that a refused password does not spend the link; of two who bring it one gets it.
    const taken = await oneTimeWriter(tx).take('invitation', read.hash);
    if (taken?.accountId !== account.accountId) throw refuse('token.invalid', {});
    await setPassword(tx, account, passwordHash);
  });
  return { signedIn: true };
}

/** Whoever chose a new password is the only one still signed in. */
async function setPassword(tx: Tx, account: Account, passwordHash: string): Promise<void> {
  await accountWriter(tx).setPassword(account.accountId, passwordHash);
  await sessionWriter(tx).endAllOf(account.accountId);
}

/** The account a link was made for, as long as the link works and the account is not switched off. */
async function invitedBy(door: Door, read: ReadToken): Promise<Account | undefined> {
  return await look(door.database, read.tenantId, async (snapshot) => {
    const { accountId } = (await oneTimeReader(snapshot).find('invitation', read.hash)) ?? {};
    const account = accountId && (await accountReader(snapshot).find(accountId));
    return account && account.disabledAt === null ? account : undefined;
  });
}
