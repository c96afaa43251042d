// The door: what everything that lets people in shares, and the one way in.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#platform/auth/actor';
import type { SessionCookie } from '#platform/auth/session-cookie';
import { type EnteredBy, type LiveSession, sessionReader, sessionWriter } from '#platform/auth/session-store';
import type { EntryLinks } from '#platform/auth/tokens/entry-links';
import { readToken } from '#platform/auth/tokens/token';
import type { Acting } from '#platform/database/acting';
import { type Database, type Tx, transact } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { DemoWatch } from '../../../../playbooks/demo/demo-watch.ts';

export interface Door {
  readonly database: Database;
  readonly cookie: SessionCookie;
  readonly entry: EntryLinks;
  /** Without a closing slash; links that are handed out begin with it. */
  readonly publicUrl: string;
  readonly demos?: DemoWatch | undefined;
}

/** The request being answered. */
export interface AtDoor {
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface Entrance {
  tenantId: Uuid;
  accountId: Uuid;
  by: EnteredBy;
}

/** DOOR-5: how long after signing in someone may change how they sign in. */
const freshMs = 15 * 60_000;

/**
 * DOOR-1: signs the account in with a session of its own and ends the one the browser came with, so that no session known
 * before is worth anything after (F34). `before` runs first in the same transaction and may refuse.
 */
export async function letIn(
  door: Door,
  { request, reply }: AtDoor,
  { tenantId, accountId, by }: Entrance,
  before: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  const session = await transact(door.database, { tenantId, actor: accountActor(accountId) }, async (tx) => {
    await before(tx);
    recordFact(tx, 'account.signed_in', accountId, { accountId: idOf('acc', accountId), by });
    return await sessionWriter(tx).start(accountId, by);
  });
  await endPresented(door, request);
  door.cookie.write(request, reply, session);
}

async function endPresented(door: Door, request: FastifyRequest): Promise<void> {
  const presented = readToken('mgs', door.cookie.read(request));
  if (!presented) return;
  // Whoever holds a session's secret may end it; nothing else is done in that company's name.
  const who = { tenantId: presented.tenantId, actor: accountActor(presented.tenantId) };
  await transact(door.database, who, (tx) => sessionWriter(tx).endBySecret(presented.hash));
}

/** The account acting for itself before its session exists; it may do nothing a permission is asked for. */
function accountActor(accountId: Uuid): Actor {
  const id = idOf('acc', accountId);
  return { kind: 'account', id, permissions: new Set(), language: 'en', signature: `account:${id}` };
}

/** The account behind a request. Refuses `session.missing` for API keys, which are nobody's. */
export function ownAccount(acting: Acting): Uuid {
  const { actor } = acting;
  if (actor.kind !== 'account' || !actor.id?.startsWith('acc_')) throw refuse('session.missing', {});
  return uuidOf(actor.id as `acc_${string}`);
}

/** The session behind a request. Refuses `session.missing` for API keys. */
export async function ownSession(acting: Acting, request: FastifyRequest): Promise<LiveSession> {
  const { sessionId } = request;
  const session = sessionId && (await acting.look((snapshot) => sessionReader(snapshot).find(sessionId)));
  if (!session) throw refuse('session.missing', {});
  return session;
}

/** Refuses `session.not_fresh` unless the person signed in within the last quarter of an hour. */
export async function freshSession(acting: Acting, request: FastifyRequest): Promise<LiveSession> {
  const session = await ownSession(acting, request);
  if (acting.database.clock.now().getTime() - session.madeAt.getTime() > freshMs) throw refuse('session.not_fresh', {});
  return session;
}
