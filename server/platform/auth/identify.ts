// Finds who asks: a session by its cookie or a program by its API key. The row is read at every request, alone or in the transaction
// that does the work, so that signing out, a changed role and a switched-off account count at once on every node (T-L5).
import type { FastifyRequest } from 'fastify';
import { isWeather } from '../database/database-weather.ts';
import { type Database, type Tx, transact } from '../database/transact.ts';
import type { Identified, Recalled } from '../http/serve-route.ts';
import { idOf, type Uuid } from '../ids/make-id.ts';
import type { Actor } from './actor.ts';
import { askHolder, type Holder, type HolderQuestion, questionOf } from './find-holder.ts';
import { keyWriter } from './key-store.ts';
import { proofOf, rememberHolders } from './remembered-holders.ts';
import { refuseForeignOrigin } from './same-origin.ts';
import type { SessionCookie } from './session-cookie.ts';
import { sessionWriter } from './session-store.ts';
import { readToken } from './tokens/token.ts';

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

export interface Identify {
  /** Asks the database before anything else; undefined when nobody is signed in. */
  identify(request: FastifyRequest): Promise<Identified | undefined>;
  /** Who it was a moment ago, with what the database has yet to confirm; undefined when nothing fresh is remembered. */
  recall(request: FastifyRequest): Recalled | undefined;
}

/** A request within this time of the last noted one is not noted again: reads stay reads. */
const noteAfterMs = 5 * 60_000;

export function makeIdentify(settings: IdentifySettings): Identify {
  const { database, cookie } = settings;
  const holders = rememberHolders();
  const ask = (request: FastifyRequest): HolderQuestion | undefined => {
    const { authorization } = request.headers;
    const byKey = authorization !== undefined;
    const token = byKey ? readToken('mgk', bearerOf(authorization)) : readToken('mgs', cookie.read(request));
    if (!token) return undefined;
    if (!byKey) refuseForeignOrigin(request);
    return questionOf(token, byKey, database.clock.now());
  };
  const known = (request: FastifyRequest, { token, byKey }: HolderQuestion, holder: Holder): Identified => {
    if (!byKey) request.sessionId = holder.id;
    return { tenantId: token.tenantId, actor: actorOf(byKey, holder, settings.permissionsOf(holder.roles)) };
  };
  return {
    async identify(request) {
      const asked = ask(request);
      if (!asked) return undefined;
      const holder = await askHolder(database, asked);
      holders.forget(asked);
      if (!holder) return undefined;
      const who = known(request, asked, holder);
      if (isSeenLately(database, holder)) holders.keep(asked, holder);
      else if (await noteSeen(database, who, holder))
        holders.keep(asked, { ...holder, seen: database.clock.now().toISOString() });
      return who;
    },
    recall(request) {
      const asked = ask(request);
      const holder = asked && holders.find(asked);
      if (!holder || !isSeenLately(database, holder)) return undefined;
      return { ...known(request, asked, holder), proof: proofOf(database, asked, holder, holders) };
    },
  };
}

/** Only `Bearer` and one token; the scheme's name may be in any case (RFC 9110). */
function bearerOf(authorization: string): string | undefined {
  return /^bearer ([\w-]+)$/i.exec(authorization)?.[1];
}

function actorOf(byKey: boolean, holder: Holder, permissions: ReadonlySet<string>): Actor {
  const { language, behind } = holder;
  const kind = byKey ? 'key' : 'account';
  const id = idOf(kind === 'account' ? 'acc' : 'key', holder.holder);
  const own = { kind, id, permissions, language, signature: `${kind}:${id}` } as const;
  return behind ? { ...own, behind: idOf('acc', behind) } : own;
}

function isSeenLately(database: Database, { seen }: Holder): boolean {
  return seen !== null && database.clock.now().getTime() - new Date(seen).getTime() < noteAfterMs;
}

/** A note that cannot be written now is written by a later request: a full disk must not stop reading. */
async function noteSeen(database: Database, { tenantId, actor }: Identified, { id }: Holder): Promise<boolean> {
  const touch = (tx: Tx) => (actor.kind === 'account' ? sessionWriter(tx).touch(id) : keyWriter(tx).touch(id));
  try {
    await transact(database, { tenantId, actor }, touch);
    return true;
  } catch (error) {
    if (!isWeather(error)) throw error;
    return false;
  }
}
