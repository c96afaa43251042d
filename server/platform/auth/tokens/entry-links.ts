// The console's links: whoever can read the server's console may set up the first company, or enter as an administrator.
// They live in the memory of this process alone, work once and for half an hour.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock/clock.ts';
import { refuse } from '../../refusal.ts';
import { hashOfSecret } from './token.ts';

export interface EntryLinks {
  /** A new token; it belongs after the `#` of a link, where no server and no log sees it (ASVS 14.2.1). */
  make(): string;
  /** Whether the token would work now; does not use it up. */
  works(token: string): boolean;
  /** Runs `work` and uses the token up, unless the work fails. Refuses `token.invalid`, also while a twin is at work. */
  use<T>(token: string, work: () => Promise<T>): Promise<T>;
}

const lastsMs = 30 * 60_000;
/** Only the newest few work, so that asking for links cannot fill the memory. */
const most = 20;

export function makeEntryLinks(clock: Clock): EntryLinks {
  /** By the hash of the token: a lookup tells a guesser nothing about the tokens themselves. */
  const endsAtMs = new Map<string, number>();
  const inUse = new Set<string>();
  const keyOf = (token: string) => hashOfSecret(token).toString('hex');
  const alive = (key: string) => (endsAtMs.get(key) ?? 0) > clock.now().getTime() && !inUse.has(key);
  return {
    make() {
      const token = `mge_${randomBytes(32).toString('base64url')}`;
      endsAtMs.set(keyOf(token), clock.now().getTime() + lastsMs);
      for (const oldest of [...endsAtMs.keys()].slice(0, Math.max(0, endsAtMs.size - most))) endsAtMs.delete(oldest);
      return token;
    },
    works: (token) => alive(keyOf(token)),
    async use(token, work) {
      const key = keyOf(token);
      if (!alive(key)) throw refuse('token.invalid', {});
      inUse.add(key);
      try {
        const result = await work();
        endsAtMs.delete(key);
        return result;
      } finally {
        inUse.delete(key);
      }
    },
  };
}
