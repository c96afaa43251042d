// The one question about all tenants: which are there. Answered by the owner's function, since no tenant may see another.
import type pg from 'pg';
import type { Uuid } from '../ids/make-id.ts';

export async function tenantIds(pool: pg.Pool): Promise<Uuid[]> {
  const { rows } = await pool.query<{ id: Uuid }>('select tenant_ids() as id');
  return rows.map((row) => row.id);
}
