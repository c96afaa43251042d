// T-T3 to T-T6: what keeps tenants apart is read from the database's own catalogue, so that a new table cannot slip by.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from './platform/auth/actor.ts';
import { makeTestDatabase, type TestDatabase } from './platform/database/test-database.ts';
import { look, transact } from './platform/database/transact.ts';
import { makeUuid } from './platform/ids/make-id.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2026-01-05T08:00:00Z', 2);
});
afterAll(() => database.drop());

/** The ledger of migrations is the one table without tenants: it holds none of theirs, and the application cannot read it. */
const withoutTenants = ['migrations'];
const ask = async <T extends object>(text: string): Promise<T[]> => (await database.ownerPool.query<T>(text)).rows;

test('[T-T3] every table has tenant_id, row security on and forced, a restrictive policy, and another owner than the application', async () => {
  const tables = await ask<{ name: string; forced: boolean; owner: string; restrictive: number; has_tenant: boolean }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and not p.polpermissive
        and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = %current_tenant()%'
        and pg_get_expr(p.polwithcheck, p.polrelid) like '%tenant_id = %current_tenant()%') as restrictive,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) as has_tenant
    from pg_class c where c.relnamespace = 'makegood'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  expect(tables.length).toBeGreaterThan(10);
  const weak = tables.filter(
    (table) =>
      !withoutTenants.includes(table.name) &&
      !(table.forced && table.restrictive === 1 && table.has_tenant && table.owner !== 'makegood_app'),
  );
  expect(weak).toEqual([]);
});

test('[T-T3] the application role can neither bypass row security nor own or make anything', async () => {
  const [role] = await ask(
    "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'makegood_app'",
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
  const owned = await ask("select 1 from pg_class where pg_get_userbyid(relowner) = 'makegood_app'");
  expect(owned).toEqual([]);
  const rights = await ask<{ may: boolean }>(
    "select has_schema_privilege('makegood_app', 'makegood', 'create') or has_table_privilege('makegood_app', 'makegood.migrations', 'select') as may",
  );
  expect(rights).toEqual([{ may: false }]);
});

test('[T-T3] what is append-only can be neither changed nor deleted by the application', async () => {
  for (const table of ['facts', 'fact_seals', 'idempotency_keys']) {
    const [rights] = await ask<{ may: boolean }>(
      `select has_table_privilege('makegood_app', 'makegood.${table}', 'update, delete, truncate') as may`,
    );
    expect([table, rights?.may]).toEqual([table, false]);
  }
});

test("[T-T6] every primary, unique and foreign key of a tenant's table includes tenant_id", async () => {
  const keys = await ask<{ name: string; definition: string }>(`
    select conrelid::regclass || ' ' || conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where connamespace = 'makegood'::regnamespace and contype in ('p', 'u', 'f')
    union all
    select indrelid::regclass || ' ' || indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index
    where indisunique and indrelid in (select oid from pg_class where relnamespace = 'makegood'::regnamespace)`);
  const leaky = keys.filter(
    (key) => !/tenant_id/.test(key.definition) && !withoutTenants.some((table) => key.name.includes(table)),
  );
  expect(leaky).toEqual([]);
});

test('[T-T5] without a tenant every table shows nothing', async () => {
  const tables = await ask<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'makegood'::regnamespace and relkind = 'r' and relname <> 'migrations'",
  );
  for (const { name } of tables) {
    const { rows } = await database.pool.query(`select 1 from ${name} limit 1`);
    expect([name, rows.length]).toEqual([name, 0]);
  }
});

test('[T-T4] two hundred requests of twenty tenants over two connections, with errors and cancels between: no foreign row', async () => {
  const tenants = Array.from({ length: 20 }, () => makeUuid());
  const actor = systemActor('test');
  const foreign: string[] = [];
  const one = async (tenantId: (typeof tenants)[number], i: number) => {
    await transact(database, { tenantId, actor }, async (tx) => {
      await sql`insert into parked_facts (tenant_id, reaction, fact_id, error, parked_at) values (${tenantId}, ${`r${i}`}, ${makeUuid()}, ${tenantId}, now())`.execute(
        tx.sql,
      );
      if (i % 5 === 0) throw new Error('planned');
      if (i % 7 === 0) await sql`set local statement_timeout = 1`.execute(tx.sql);
      if (i % 7 === 0) await sql`select pg_sleep(0.05)`.execute(tx.sql);
    }).catch(() => undefined);
    const seen = await look(database, tenantId, (s) =>
      sql<{ error: string }>`select error from parked_facts`.execute(s.sql),
    );
    foreign.push(...seen.rows.filter((row) => row.error !== tenantId).map((row) => row.error));
    return seen.rows.length;
  };
  // The pool refuses who waits longer than two seconds, so ten at a time stand in line.
  const counts: number[] = [];
  for (let i = 0; i < 200; i += 10) {
    counts.push(
      ...(await Promise.all(
        Array.from({ length: 10 }, (_, k) => one(tenants[(i + k) % 20] as (typeof tenants)[number], i + k)),
      )),
    );
  }
  expect(foreign).toEqual([]);
  expect(Math.max(...counts)).toBeGreaterThan(3);
});
