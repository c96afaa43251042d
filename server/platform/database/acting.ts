// What a verb is given: who acts, for which tenant, and the two doors to the database.
import type { Actor } from '../auth/actor.ts';
import type { Uuid } from '../ids/make-id.ts';
import { refuse } from '../refusal.ts';
import { type Database, type Keyed, look, type Proof, type Snapshot, type Tx, transact } from './transact.ts';

export interface Acting {
  readonly tenantId: Uuid;
  readonly actor: Actor;
  readonly database: Database;
  /** Runs the verb's one transaction. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs a read on one snapshot. */
  look<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /**
   * Resolves when the database has said that who acts is still who they were. A transaction asks by itself; work outside the
   * database waits for this before it does anything that cannot be taken back.
   */
  proven(): Promise<void>;
}

export function actingFor(database: Database, tenantId: Uuid, actor: Actor, keyed?: Keyed, proof?: Proof): Acting {
  return {
    tenantId,
    actor,
    database,
    transact: (work) => transact(database, { tenantId, actor }, work, keyed, proof),
    look: (work) => look(database, tenantId, work, actor, proof),
    proven: async () => {
      await proof?.holds();
      proof?.isOpen();
    },
  };
}

/** Refuses unless the actor holds the permission. The route's policy has asked already; a verb asks again for its other callers. */
export function allow(acting: Acting, permission: string): void {
  if (acting.actor.kind !== 'system' && !acting.actor.permissions.has(permission)) {
    throw refuse('permission.missing', { permission });
  }
}
