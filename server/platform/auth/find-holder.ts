// Asks the database who holds a token: a session by its cookie or a program by its key.
import type pg from 'pg';
import { isLostConnection } from '../database/database-weather.ts';
import type { Database } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { idleMs } from './session-store.ts';
import type { ReadToken } from './tokens/token.ts';

export interface Holder {
  id: Uuid;
  /** The account; the key itself for keys. */
  holder: Uuid;
  roles: string[];
  language: string;
  seen: string | null;
  /** The account that made the key. */
  behind?: Uuid | null;
}

export interface HolderQuestion {
  token: ReadToken;
  byKey: boolean;
  /** A select with nothing of a caller's text in it: a hash made by us, and the clock, all of fixed forms. */
  text: string;
}

export function questionOf(token: ReadToken, byKey: boolean, now: Date): HolderQuestion {
  const hash = `'\\x${token.hash.toString('hex')}'`;
  if (byKey) return { token, byKey, text: `select * from holder_of_key(${hash})` };
  const idleSince = new Date(now.getTime() - idleMs);
  const text = `select * from holder_of_session(${hash}, '${now.toISOString()}', '${idleSince.toISOString()}')`;
  return { token, byKey, text };
}

/** One round trip: the transaction, its tenant and the question travel together. A connection that died in the pool is replaced. */
export async function askHolder({ pool }: Database, { token, text }: HolderQuestion): Promise<Holder | undefined> {
  const whole = `begin read only; select set_config('makegood.tenant', '${token.tenantId}', true); ${text}; commit`;
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect();
    try {
      const answers = (await client.query(whole)) as unknown as pg.QueryResult<Holder>[];
      client.release();
      return answers[2]?.rows[0];
    } catch (error) {
      client.release(error as Error);
      if (attempt > pool.options.max || !isLostConnection(error)) throw error;
    }
  }
}
