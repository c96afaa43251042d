// For tests: tries to tell addresses that have an account from those that have none, by what sign-in answers and how long it takes.
import { accountsOfEmail } from '#platform/auth/account-store';
import { type DoorApp, startDoorApp } from '../door-app.fixture.ts';
import { type Comparison, compareTimes, timeInTurns } from './same-time.fixture.ts';
import { whereItFits } from './sign-in.ts';

export interface Enumeration {
  /** Signing in over HTTP. */
  overHttp(times: number): Promise<Comparison>;
  /** The work behind it, without the pause that hides it. */
  behind(times: number): Promise<Comparison>;
  /** A control: the same comparison when an unknown address is not worked for, as the fault would be. */
  withFault(times: number): Promise<Comparison>;
  stop(): Promise<void>;
}

const password = 'never the right one';

/** A hundred accounts in one company; nobody else exists. */
export async function startEnumeration(): Promise<Enumeration> {
  const app = await startDoorApp();
  await app.founder('Mall', 'known0@example.com');
  await app.database.ownerPool.query(`insert into makegood.accounts
    select tenant_id, gen_random_uuid(), name, 'known' || n || '@example.com', 'known' || n || '@example.com', language, roles,
      password_hash, password_set_at, made_at, accepted_at from makegood.accounts, generate_series(1, 99) n`);
  const emailOf = (kind: string, at: number) => `${kind}${at % 100}@example.com`;
  const fits = (kind: string) => (at: number) => whereItFits(app.database, emailOf(kind, at), password);
  const looksUp = (at: number) => accountsOfEmail(app.database, emailOf('other', at));
  const post = (kind: string) => (at: number) => attempt(app, emailOf(kind, at), at);
  return {
    overHttp: async (times) => compareTimes(...(await timeInTurns(times, post('known'), post('other'), 4))),
    behind: async (times) => compareTimes(...(await timeInTurns(times, fits('known'), fits('other')))),
    withFault: async (times) => compareTimes(...(await timeInTurns(times, fits('known'), looksUp))),
    stop: () => app.stop(),
  };
}

/** From ever new networks, and with time going by, so that the limits of tries do not end the comparison. */
async function attempt(app: DoorApp, email: string, at: number): Promise<void> {
  if (at % 100 === 0) app.database.clock.moveTo(new Date(app.database.clock.now().getTime() + 15 * 60_000));
  const answer = await app.browser().call('/session', { email, password }, { remoteAddress: `10.${at % 200}.0.1` });
  if (answer.body.refusal !== 'sign_in.failed') throw new Error(`${email} was answered ${answer.body.refusal}`);
}

/** The best of three rounds: a busy machine may disturb one, a difference in the work shows in every one. */
export async function bestOfThree(
  measure: () => Promise<Comparison>,
  fine: (found: Comparison) => boolean,
): Promise<Comparison> {
  let found = await measure();
  for (let round = 1; round < 3 && !fine(found); round += 1) found = await measure();
  return found;
}
