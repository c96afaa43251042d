// All SQL on sessions. A session is found by the hash of its secret, at every request anew, so that ending it counts at once
// on every node.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '../database/transact.ts';
import { makeUuid, type Uuid } from '../ids/make-id.ts';
import { makeToken } from './tokens/token.ts';

export type EnteredBy = 'password' | 'passkey' | 'link' | 'invitation';

/** ASVS 7.3: a session ends after twelve hours without a request, and after thirty days in any case. */
export const idleMs = 12 * 3_600_000;
export const longestMs = 30 * 86_400_000;

export interface NewSession {
  token: string;
  endsAt: Date;
}

export interface LiveSession {
  sessionId: Uuid;
  accountId: Uuid;
  enteredBy: EnteredBy;
  madeAt: Date;
}

export function sessionWriter(tx: Tx) {
  return {
    /** A session of its own secret; whatever session the browser had before is not continued (F34). */
    async start(accountId: Uuid, enteredBy: EnteredBy): Promise<NewSession> {
      const { token, hash } = makeToken('mgs', tx.tenantId);
      const endsAt = new Date(tx.at.getTime() + longestMs);
      await sql`insert into sessions (tenant_id, session_id, secret_hash, account_id, entered_by, made_at, seen_at, ends_at)
        values (${tx.tenantId}, ${makeUuid()}, ${hash}, ${accountId}, ${enteredBy}, ${tx.at}, ${tx.at}, ${endsAt})`.execute(
        tx.sql,
      );
      return { token, endsAt };
    },
    async end(sessionId: Uuid): Promise<void> {
      await sql`delete from sessions where tenant_id = ${tx.tenantId} and session_id = ${sessionId}`.execute(tx.sql);
    },
    async endBySecret(hash: Buffer): Promise<void> {
      await sql`delete from sessions where tenant_id = ${tx.tenantId} and secret_hash = ${hash}`.execute(tx.sql);
    },
    async endAllOf(accountId: Uuid): Promise<void> {
      await sql`delete from sessions where tenant_id = ${tx.tenantId} and account_id = ${accountId}`.execute(tx.sql);
    },
    /** Notes that the account was here; a request does so at most every few minutes. */
    async touch(sessionId: Uuid): Promise<void> {
      await sql`with seen as (
          update sessions set seen_at = ${tx.at} where tenant_id = ${tx.tenantId} and session_id = ${sessionId}
          returning account_id)
        update accounts set last_seen_at = ${tx.at} from seen
        where accounts.tenant_id = ${tx.tenantId} and accounts.account_id = seen.account_id`.execute(tx.sql);
    },
    /** Sessions and one-time secrets that can no longer be used. */
    async clearEnded(): Promise<void> {
      await sql`delete from sessions where tenant_id = ${tx.tenantId}
        and (ends_at < ${tx.at} or seen_at < ${new Date(tx.at.getTime() - idleMs)})`.execute(tx.sql);
      await sql`delete from one_time_tokens where tenant_id = ${tx.tenantId} and ends_at < ${tx.at}`.execute(tx.sql);
    },
  };
}

export function sessionReader(snapshot: Snapshot) {
  return {
    async find(sessionId: Uuid): Promise<LiveSession | undefined> {
      const { rows } = await sql<Omit<LiveSession, 'madeAt'> & { madeAt: string }>`
        select session_id as "sessionId", account_id as "accountId", entered_by as "enteredBy", made_at as "madeAt"
        from sessions where tenant_id = ${snapshot.tenantId} and session_id = ${sessionId}`.execute(snapshot.sql);
      return rows[0] && { ...rows[0], madeAt: new Date(rows[0].madeAt) };
    },
  };
}
