// Those who work on cases: the actor of a request as one, and whether somebody named is one of the company's.
import { sql } from 'kysely';
import { permissionsOf } from '#api/permissions';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Worker } from './case-file.ts';

/** Null for the system, customers and merchants: they own nothing. */
export function workerOf(actor: Actor): Worker | null {
  if (actor.id === undefined || (actor.kind !== 'account' && actor.kind !== 'key')) return null;
  return { id: uuidOf(actor.id as `acc_${string}`), kind: actor.kind === 'account' ? 'acc' : 'key' };
}

export function publicId(worker: Worker | null): string | null {
  return worker && idOf(worker.kind, worker.id);
}

export function isSame(one: Worker | null, other: Worker | null): boolean {
  return one !== null && other !== null && one.id === other.id;
}

/** Refuses `worker.not_found` for who is not of the company, or is switched off. */
export async function readWorker(snapshot: Snapshot, id: `acc_${string}` | `key_${string}`): Promise<Worker> {
  const uuid = uuidOf(id);
  const { rows } = await sql<Worker>`
    select account_id as id, 'acc' as kind from accounts
      where tenant_id = ${snapshot.tenantId} and account_id = ${uuid} and disabled_at is null
    union all
    select key_id, 'key' from api_keys where tenant_id = ${snapshot.tenantId} and key_id = ${uuid} and revoked_at is null`.execute(
    snapshot.sql,
  );
  const [found] = rows;
  if (!found || found.kind !== id.slice(0, 3)) throw refuse('worker.not_found', {});
  return found;
}

/** Whether somebody is of the supervision team (CASE-16). */
export async function maySupervise(snapshot: Snapshot, { id }: Worker): Promise<boolean> {
  const { rows } = await sql<{ roles: string[] }>`
    select roles from accounts where tenant_id = ${snapshot.tenantId} and account_id = ${id}
    union all select roles from api_keys where tenant_id = ${snapshot.tenantId} and key_id = ${id}`.execute(
    snapshot.sql,
  );
  return rows.some(({ roles }) => permissionsOf(roles).has('case.supervise'));
}

/** Those a case can be handed to, by name. */
export async function listWorkersOf(snapshot: Snapshot): Promise<{ workerId: string; name: string }[]> {
  const { rows } = await sql<{ id: Uuid; kind: Worker['kind']; name: string }>`
    select account_id as id, 'acc' as kind, name from accounts where tenant_id = ${snapshot.tenantId} and disabled_at is null
    union all
    select key_id, 'key', name from api_keys where tenant_id = ${snapshot.tenantId} and revoked_at is null
    order by kind, name, id limit 500`.execute(snapshot.sql);
  return rows.map(({ id, kind, name }) => ({ workerId: idOf(kind, id), name }));
}
