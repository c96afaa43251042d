// All SQL on kept views.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { saveView } from '#api/flow/2-cases.finding';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Worker } from '../case-file.ts';

export type ViewGiven = z.output<typeof saveView.body>;
export interface KeptView extends ViewGiven {
  viewId: Uuid;
  ownerId: Uuid;
  ownerKind: Worker['kind'];
}

/** Names are the same when they differ in nothing but case and how letters are composed (VIEW-3). */
function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

const columns = sql`view_id as "viewId", owner_id as "ownerId", owner_kind as "ownerKind", name, shared, filter, case_order as "order"`;

export function viewReader({ tenantId, sql: db }: Snapshot) {
  return {
    /** One's own and the shared ones, by name. */
    async listFor(ownerId: Uuid | null, most: number): Promise<KeptView[]> {
      const { rows } = await sql<KeptView>`
        (select ${columns}, name_key from case_list_views where tenant_id = ${tenantId} and owner_id = ${ownerId} and not shared
          order by name_key limit ${most})
        union all
        (select ${columns}, name_key from case_list_views where tenant_id = ${tenantId} and shared order by name_key, view_id limit ${most})
        order by name_key, "viewId"`.execute(db);
      return rows;
    },
    async isNameTaken(ownerId: Uuid, name: string, exceptId: Uuid | null): Promise<boolean> {
      const { rows } = await sql`select from case_list_views where tenant_id = ${tenantId} and owner_id = ${ownerId}
        and name_key = ${nameKey(name)} and view_id is distinct from ${exceptId}`.execute(db);
      return rows.length > 0;
    },
    async count(ownerId: Uuid, shared: boolean): Promise<number> {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from case_list_views
        where tenant_id = ${tenantId} and shared = ${shared} and (shared or owner_id = ${ownerId})`.execute(db);
      return rows[0]?.count ?? 0;
    },
  };
}

export function viewWriter(tx: Tx) {
  const { tenantId, sql: db } = tx;
  return {
    async lock(viewId: Uuid): Promise<KeptView | undefined> {
      const { rows } = await sql<KeptView>`select ${columns} from case_list_views
        where tenant_id = ${tenantId} and view_id = ${viewId} for update`.execute(db);
      return rows[0];
    },
    /** A new view, or one changed; who made it stays. */
    async keep({ viewId, ownerId, ownerKind, name, shared, filter, order }: KeptView): Promise<void> {
      await sql`insert into case_list_views
          (tenant_id, view_id, owner_id, owner_kind, name, name_key, shared, filter, case_order, saved_at)
        values (${tenantId}, ${viewId}, ${ownerId}, ${ownerKind}, ${name}, ${nameKey(name)}, ${shared},
          ${JSON.stringify(filter)}::jsonb, ${order}, ${tx.at})
        on conflict (tenant_id, view_id) do update set name = excluded.name, name_key = excluded.name_key,
          shared = excluded.shared, filter = excluded.filter, case_order = excluded.case_order, saved_at = excluded.saved_at`.execute(
        db,
      );
    },
    async remove(viewId: Uuid): Promise<void> {
      await sql`delete from case_list_views where tenant_id = ${tenantId} and view_id = ${viewId}`.execute(db);
    },
  };
}
