// Marks a person as one whose calls are answered first (H28).
import { sql } from 'kysely';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { callWriter, vipsAmong } from './call-store.ts';

/** Refuses `person.not_found`. */
export async function showVip(snapshot: Snapshot, personId: Uuid): Promise<{ vip: boolean }> {
  const { rows } = await sql`select from persons
    where tenant_id = ${snapshot.tenantId} and person_id = ${personId}`.execute(snapshot.sql);
  if (rows.length === 0) throw refuse('person.not_found', {});
  return { vip: (await vipsAmong(snapshot, [personId])).size > 0 };
}

/** Refuses `person.not_found`. */
export async function markVip(acting: Acting, personId: Uuid, vip: boolean): Promise<{ vip: boolean }> {
  allow(acting, 'case.oversee');
  return await acting.transact(async (tx) => {
    const before = await showVip(tx, personId);
    if (before.vip !== vip) {
      await callWriter(tx).markVip(personId, vip);
      recordFact(tx, 'vip.marked', personId, { personId: idOf('per', personId), vip });
    }
    return { vip };
  });
}
