// All SQL that reads calls for a deed and writes them, and who is answered first.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Call } from './call.ts';

const columns = sql`l.call_id as "callId", l.switchboard_id as "switchboardId", l.outer_id as "outerId", l.direction, l.state, l.line,
  l.called_name as "calledName", l.number, l.vip, l.seniors_until as "seniorsUntil", l.senior_ids as "seniorIds", l.began_at as "beganAt",
  l.answered_at as "answeredAt", l.ended_at as "endedAt", l.taken_by as "takenBy", l.taken_at as "takenAt", l.case_id as "caseId",
  l.note, l.recording_url as "recordingUrl"`;

/** Of two events of one call the second waits for the first, also when there is no row yet. */
export async function lockCallByOuterId(tx: Tx, switchboardId: Uuid, outerId: string): Promise<Call | undefined> {
  const { tenantId, sql: on } = tx;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId} ${switchboardId} ${outerId}`}, 220))`.execute(
    on,
  );
  const { rows } = await sql<Call>`select ${columns} from calls l where l.tenant_id = ${tenantId}
    and l.switchboard_id = ${switchboardId} and l.outer_id = ${outerId} for update`.execute(on);
  return rows[0];
}

export async function lockCall(tx: Tx, callId: Uuid): Promise<Call | undefined> {
  const { rows } = await sql<Call>`select ${columns} from calls l
    where l.tenant_id = ${tx.tenantId} and l.call_id = ${callId} for update`.execute(tx.sql);
  return rows[0];
}

export function callWriter({ tenantId, sql: on }: Tx) {
  return {
    /** Writes a new call, or everything about one that can change. */
    async keep(call: Call): Promise<void> {
      await sql`insert into calls (tenant_id, call_id, switchboard_id, outer_id, direction, state, line, called_name, number, vip,
          seniors_until, senior_ids, began_at, answered_at, ended_at, taken_by, taken_at, case_id, note, recording_url)
        values (${tenantId}, ${call.callId}, ${call.switchboardId}, ${call.outerId}, ${call.direction}, ${call.state}, ${call.line},
          ${call.calledName}, ${call.number}, ${call.vip}, ${call.seniorsUntil}, ${call.seniorIds}::uuid[], ${call.beganAt},
          ${call.answeredAt}, ${call.endedAt}, ${call.takenBy}, ${call.takenAt}, ${call.caseId}, ${call.note}, ${call.recordingUrl})
        on conflict (tenant_id, call_id) do update set state = excluded.state, began_at = excluded.began_at,
          answered_at = excluded.answered_at, ended_at = excluded.ended_at, taken_by = excluded.taken_by,
          taken_at = excluded.taken_at, case_id = excluded.case_id, note = excluded.note,
          recording_url = excluded.recording_url`.execute(on);
    },
    async markVip(personId: Uuid, vip: boolean): Promise<void> {
      await (vip
        ? sql`insert into vip_persons (tenant_id, person_id) values (${tenantId}, ${personId}) on conflict do nothing`
        : sql`delete from vip_persons where tenant_id = ${tenantId} and person_id = ${personId}`
      ).execute(on);
    },
  };
}

export async function vipsAmong(snapshot: Snapshot, personIds: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  if (personIds.length === 0) return new Set();
  const { rows } = await sql<{ personId: Uuid }>`select coalesce(p.merged_into, p.person_id) as "personId"
    from vip_persons v join persons p on p.tenant_id = v.tenant_id and p.person_id = v.person_id
    where v.tenant_id = ${snapshot.tenantId}
      and (v.person_id = any(${[...personIds]}::uuid[]) or p.merged_into = any(${[...personIds]}::uuid[]))`.execute(
    snapshot.sql,
  );
  return new Set(rows.map(({ personId }) => personId));
}
