// Finds who asks: a session by its cookie or a program by its API key. The row is read at every request, in one round trip,
// so that signing out, a changed role and a switched-off account count at once on every node (T-L5).
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { isLostConnection, isWeather } from '../database/database-weather.ts';
import { type Database, type Tx, transact } from '../database/transact.ts';
import type { Identified } from '../http/serve-route.ts';
import { idOf, type Uuid } from '../ids/make-id.ts';
import type { Actor } from './actor.ts';
import { keyWriter } from './key-store.ts';
import { refuseForeignOrigin } from './same-origin.ts';
import type { SessionCookie } from './session-cookie.ts';
import { idleMs, sessionWriter } from './session-store.ts';
import { type ReadToken, readToken } from './tokens/token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session behind the request; absent for API keys. Set by `identify`. */
    sessionId?: Uuid;
  }
}

export interface IdentifySettings {
  database: Database;
  cookie: SessionCookie;
  /** The table of permissions: what a set of roles may do. */
  permissionsOf(roles: readonly string[]): ReadonlySet<string>;
}

interface Holder {
  id: Uuid;
  /** The account; the key itself for keys. */
  holder: Uuid;
  roles: string[];
  language: string;
  seen: string | null;
  /** The account that made the key. */
  behind?: Uuid | null;
}

/** A request within this time of the last noted one is not noted again: reads stay reads. */
const noteAfterMs = 5 * 60_000;

export function makeIdentify(settings: IdentifySettings): (request: FastifyRequest) => Promise<Identified | undefined> {
  const { database, cookie } = settings;
  return async (request) => {
    const { authorization } = request.headers;
    const byKey = authorization !== undefined;
    const token = byKey ? readToken('mgk', bearerOf(authorization)) : readToken('mgs', cookie.read(request));
    if (!token) return undefined;
    if (!byKey) refuseForeignOrigin(request);
    const holder = await findHolder(
      database,
      token,
      byKey ? keyQuery(token) : sessionQuery(token, database.clock.now()),
    );
    if (!holder) return undefined;
    const actor = actorOf(byKey, holder, settings.permissionsOf(holder.roles));
    if (!byKey) request.sessionId = holder.id;
    await noteSeen(database, token.tenantId, actor, holder);
    return { tenantId: token.tenantId, actor };
  };
}

/** Only `Bearer` and one token; the scheme's name may be in any case (RFC 9110). */
function bearerOf(authorization: string): string | undefined {
  return /^bearer ([\w-]+)$/i.exec(authorization)?.[1];
}

// The values below are not a caller's text: a hash and an id made by us, and the clock, all of fixed forms.
const hexOf = (token: ReadToken) => `'\\x${token.hash.toString('hex')}'`;

function sessionQuery(token: ReadToken, now: Date): string {
  const idleSince = new Date(now.getTime() - idleMs);
  return `select * from holder_of_session(${hexOf(token)}, '${now.toISOString()}', '${idleSince.toISOString()}')`;
}

function keyQuery(token: ReadToken): string {
  return `select * from holder_of_key(${hexOf(token)})`;
}

/** One round trip: the transaction, its tenant and the question travel together. A connection that died in the pool is replaced. */
async function findHolder({ pool }: Database, token: ReadToken, question: string): Promise<Holder | undefined> {
  const whole = `begin read only; select set_config('makegood.tenant', '${token.tenantId}', true); ${question}; commit`;
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

function actorOf(byKey: boolean, holder: Holder, permissions: ReadonlySet<string>): Actor {
  const { language, behind } = holder;
  const kind = byKey ? 'key' : 'account';
  const id = idOf(kind === 'account' ? 'acc' : 'key', holder.holder);
  const own = { kind, id, permissions, language, signature: `${kind}:${id}` } as const;
  return behind ? { ...own, behind: idOf('acc', behind) } : own;
}

/** A note that cannot be written now is written by a later request: a full disk must not stop reading. */
async function noteSeen(database: Database, tenantId: Uuid, actor: Actor, holder: Holder): Promise<void> {
  const seenMs = holder.seen === null ? 0 : new Date(holder.seen).getTime();
  if (database.clock.now().getTime() - seenMs < noteAfterMs) return;
  const touch = (tx: Tx) =>
    actor.kind === 'account' ? sessionWriter(tx).touch(holder.id) : keyWriter(tx).touch(holder.id);
  try {
    await transact(database, { tenantId, actor }, touch);
  } catch (error) {
    if (!isWeather(error)) throw error;
  }
}
