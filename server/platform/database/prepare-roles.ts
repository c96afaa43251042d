// Makes the application's role, and the way for an owner that is no superuser to put it on without becoming bound by it.
import type pg from 'pg';

/** Thrown when the owner's own rights would be those of the application: its lookups across tenants would answer nothing. */
export class OwnerIsBound extends Error {
  override name = 'OwnerIsBound';
}

/**
 * Safe when several databases of one server are prepared at once: roles belong to the whole server.
 *
 * makegood_app owns nothing and holds the guard's policies. An embedded server signs in as it; over DATABASE_URL the owner
 * signs in and puts it on, for which it must be a member. A plain membership hands down rights on PostgreSQL 15 (only 16
 * knows WITH INHERIT FALSE), and then the restrictive policy would bind the owner's lookup functions too. So the membership goes
 * through makegood_gate, which is NOINHERIT on every version: SET ROLE passes through it, rights do not.
 */
export async function prepareRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ app: boolean; superuser: boolean; member: boolean }>(`
    select to_regrole('makegood_app') is not null as app, r.rolsuper as superuser,
      to_regrole('makegood_app') is not null and pg_has_role(to_regrole('makegood_app'), 'member') as member
    from pg_roles r where r.rolname = current_user`);
  if (!rows[0]?.app) {
    await makeRole(client, 'create role makegood_app login nosuperuser nobypassrls nocreatedb nocreaterole');
  }
  if (rows[0]?.superuser) return;
  if (!rows[0]?.member || !(await maySetRole(client))) await openGate(client);
  await refuseBoundOwner(client);
}

async function makeRole(client: pg.Client, statement: string): Promise<void> {
  await client.query(`do $$ begin ${statement}; exception when duplicate_object or unique_violation then null; end $$`);
}

async function openGate(client: pg.Client): Promise<void> {
  await makeRole(client, 'create role makegood_gate nologin noinherit nosuperuser nobypassrls nocreatedb nocreaterole');
  await client.query('grant makegood_app to makegood_gate');
  await client.query('grant makegood_gate to current_user');
}

/** A member of 16 and newer may lack the right to put the role on, as its maker does until told otherwise. */
async function maySetRole(client: pg.Client): Promise<boolean> {
  try {
    await client.query('set role makegood_app');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  } finally {
    await client.query('reset role');
  }
}

async function refuseBoundOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ bound: boolean; owner: string }>(
    "select pg_has_role('makegood_app', 'usage') as bound, current_user as owner",
  );
  if (rows[0]?.bound)
    throw new OwnerIsBound(`${rows[0].owner} inherits makegood_app, so the guard between tenants would bind it too`);
}
