// Changing one's own password: the old one is asked for, and every other session of the account ends.
import type { AnswerOf, BodyOf } from '#api/contract';
import type { changePassword as contract } from '#api/setup';
import { present } from '#platform/assert';
import { type Account, accountReader, accountWriter } from '#platform/auth/account-store';
import { easyToGuess } from '#platform/auth/passwords/easy-password';
import { hashPassword, passwordFits } from '#platform/auth/passwords/password';
import { sessionWriter } from '#platform/auth/session-store';
import { forgetTries, giveTryBack } from '#platform/auth/tries/take-try';
import { type Acting, actingFor } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type AtDoor, type Door, freshSession, ownAccount } from './door.ts';
import { countedBy, takeTryOrRefuse } from './sign-in.ts';

/**
 * DOOR-5, DOOR-6. Refuses `sign_in.failed` for a wrong current password, counted like any try at the door; `session.not_fresh`
 * where there is none yet and the person signed in long ago; `password.too_easy`.
 */
export async function changePassword(
  door: Door,
  acting: Acting,
  { current, next }: BodyOf<typeof contract>,
  at: AtDoor,
): Promise<AnswerOf<typeof contract>> {
  const accountId = ownAccount(acting);
  const account = present(await acting.look((snapshot) => accountReader(snapshot).find(accountId)), 'AUTH-3');
  await proveCurrent(door, acting, account, current, at);
  if (easyToGuess(next, [account.name, account.email])) throw refuse('password.too_easy', {});
  const passwordHash = await hashPassword(next);
  // Not as a keyed request: its fingerprint would be a fast hash of both passwords, kept for whoever steals the table.
  const unkeyed = actingFor(door.database, acting.tenantId, acting.actor);
  const { answer, session } = await unkeyed.transact(async (tx) => {
    await accountWriter(tx).setPassword(accountId, passwordHash);
    await sessionWriter(tx).endAllOf(accountId);
    const session = await sessionWriter(tx).start(accountId, 'password');
    recordFact(tx, 'account.changed', accountId, {
      accountId: idOf('acc', accountId),
      changed: { passwordSetAt: [account.passwordSetAt, tx.at.toISOString()] },
    });
    return { answer: { changed: true }, session };
  });
  door.cookie.write(at.request, at.reply, session);
  return answer;
}

async function proveCurrent(door: Door, acting: Acting, account: Account, current: string, at: AtDoor): Promise<void> {
  if (account.passwordHash === null) return void (await freshSession(acting, at.request));
  const counted = countedBy(account.email, at);
  await takeTryOrRefuse(door.database, at, counted);
  if (!(await passwordFits(current, account.passwordHash))) throw refuse('sign_in.failed', {});
  await forgetTries(door.database, counted.email);
  await giveTryBack(door.database, counted.network);
}
