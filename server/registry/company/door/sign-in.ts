// Signing in with e-mail address and password.
import { setTimeout as pause } from 'node:timers/promises';
import type { AnswerOf, BodyOf } from '#api/contract';
import type { signIn as contract } from '#api/setup';
import { type AccountAtDoor, accountsOfEmail, emailKey } from '#platform/auth/account-store';
import { passwordFits } from '#platform/auth/passwords/password';
import { refuseForeignOrigin } from '#platform/auth/same-origin';
import { networkOf } from '#platform/auth/tries/network-of';
import { forgetTries, giveTryBack, takeTry } from '#platform/auth/tries/take-try';
import type { Database } from '#platform/database/transact';
import { idOf, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type AtDoor, type Door, letIn } from './door.ts';

/** DOOR-3. One address is one person; behind one network there may be a whole office. */
const triesPerEmail = 5;
const triesPerNetwork = 50;
/** Long enough to hide whether one hash was checked or, for an address known to several companies, a few. */
const answerAfterMs = 200;

/**
 * Refuses `sign_in.failed`, the same for an unknown address and a wrong password (DOOR-2), and `sign_in.too_many` with
 * Retry-After. An address that the password opens in several companies is let in only when `companyId` chooses one of them.
 */
export async function signIn(
  door: Door,
  body: BodyOf<typeof contract>,
  at: AtDoor,
): Promise<AnswerOf<typeof contract>> {
  refuseForeignOrigin(at.request);
  const counted = countedBy(body.email, at);
  await takeTryOrRefuse(door.database, at, counted);
  const [fitting] = await Promise.all([whereItFits(door.database, body.email, body.password), pause(answerAfterMs)]);
  if (fitting.length === 0) throw refuse('sign_in.failed', {});
  await forgetTries(door.database, counted.email);
  await giveTryBack(door.database, counted.network);
  const companies = fitting.map(({ tenantId, companyName }) => ({
    companyId: idOf('ten', tenantId),
    name: companyName,
  }));
  const wanted = body.companyId && uuidOf(body.companyId);
  const chosen = wanted ? fitting.find(({ tenantId }) => tenantId === wanted) : fitting[0];
  if (!chosen) throw refuse('sign_in.failed', {});
  if (!wanted && fitting.length > 1) return { signedIn: false, companies };
  await letIn(door, at, { tenantId: chosen.tenantId, accountId: chosen.accountId, by: 'password' });
  return { signedIn: true, companies };
}

interface CountedBy {
  email: string;
  network: string;
}

/** What tries of this person are counted by: the address, whether or not anyone has it, and the network they come from. */
export function countedBy(email: string, { request }: AtDoor): CountedBy {
  return { email: `email:${emailKey(email)}`, network: `network:${networkOf(request.ip)}` };
}

/** DOOR-3: takes a try, or refuses and says when to come back. */
export async function takeTryOrRefuse(database: Database, { reply }: AtDoor, by: CountedBy): Promise<void> {
  const retryAfterSeconds = await takeTry(database, [
    { by: by.email, most: triesPerEmail },
    { by: by.network, most: triesPerNetwork },
  ]);
  if (retryAfterSeconds === undefined) return;
  reply.header('retry-after', retryAfterSeconds);
  throw refuse('sign_in.too_many', { retryAfterSeconds });
}

/** DOOR-2: the accounts of this address that the password opens. An address nobody has costs the same work. */
export async function whereItFits(database: Database, email: string, password: string): Promise<AccountAtDoor[]> {
  const known = await accountsOfEmail(database, email);
  const fits = await Promise.all(
    known.length === 0
      ? [passwordFits(password, undefined)]
      : known.map((account) => passwordFits(password, account.passwordHash)),
  );
  return known.filter((_, at) => fits[at]);
}
