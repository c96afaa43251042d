// All SQL on switchboards and their numbers.
import { sql } from 'kysely';
import type { ChannelLine } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface OwnNumber {
  number: string;
  name: string;
  line: ChannelLine;
  vip: boolean;
}
export interface Switchboard {
  switchboardId: Uuid;
  name: string;
  language: Language;
  callBackMinutes: number;
  seniorIds: Uuid[];
  keySealed: Buffer | null;
  heardAt: string | null;
  active: boolean;
  numbers: OwnNumber[];
}

const columns = sql`w.switchboard_id as "switchboardId", w.name, w.language, w.call_back_minutes as "callBackMinutes",
  w.senior_ids as "seniorIds", w.key_sealed as "keySealed", w.heard_at as "heardAt", w.active,
  coalesce((select json_agg(json_build_object('number', n.number, 'name', n.name, 'line', n.line, 'vip', n.vip) order by n.position)
    from switchboard_numbers n where n.tenant_id = w.tenant_id and n.switchboard_id = w.switchboard_id), '[]') as numbers`;

export async function listSwitchboardsIn(snapshot: Snapshot): Promise<Switchboard[]> {
  const { rows } = await sql<Switchboard>`select ${columns} from switchboards w where w.tenant_id = ${snapshot.tenantId}
    order by w.switchboard_id limit 20`.execute(snapshot.sql);
  return rows;
}

export async function findSwitchboard(snapshot: Snapshot, switchboardId: Uuid): Promise<Switchboard | undefined> {
  const { rows } = await sql<Switchboard>`select ${columns} from switchboards w
    where w.tenant_id = ${snapshot.tenantId} and w.switchboard_id = ${switchboardId}`.execute(snapshot.sql);
  return rows[0];
}

export function switchboardWriter(tx: Tx) {
  const { tenantId, sql: on } = tx;
  return {
    async keep({ switchboardId, numbers, ...one }: Switchboard): Promise<void> {
      await sql`insert into switchboards (tenant_id, switchboard_id, name, language, call_back_minutes, senior_ids, key_sealed,
          heard_at, active)
        values (${tenantId}, ${switchboardId}, ${one.name}, ${one.language}, ${one.callBackMinutes}, ${one.seniorIds}::uuid[],
          ${one.keySealed}, ${one.heardAt}, ${one.active})
        on conflict (tenant_id, switchboard_id) do update set name = excluded.name, language = excluded.language,
          call_back_minutes = excluded.call_back_minutes, senior_ids = excluded.senior_ids, key_sealed = excluded.key_sealed,
          active = excluded.active`.execute(on);
      await sql`delete from switchboard_numbers where tenant_id = ${tenantId} and switchboard_id = ${switchboardId}`.execute(
        on,
      );
      const rows = numbers.map((number, position) => ({ ...number, position }));
      await sql`insert into switchboard_numbers (tenant_id, switchboard_id, number, position, name, line, vip)
        select ${tenantId}, ${switchboardId}, r.number, r.position, r.name, r.line, r.vip
        from json_to_recordset(${JSON.stringify(rows)}) as r (number text, position int, name text, line text, vip boolean)`.execute(
        on,
      );
    },
    async heard(switchboardId: Uuid): Promise<void> {
      await sql`update switchboards set heard_at = ${tx.at}
        where tenant_id = ${tenantId} and switchboard_id = ${switchboardId}`.execute(on);
    },
  };
}
