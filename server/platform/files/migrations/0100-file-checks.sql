-- What the nightly look at stored files has found, tenant by tenant.

-- How far the round through the tenant's files has come: hashes below checked_until are done, '' begins a new round.
create table file_checks (
  tenant_id uuid not null,
  checked_until text not null,
  checked_at timestamptz not null,
  primary key (tenant_id)
);
select guard_table('file_checks');
select let_owner_look_up('file_checks');

-- Files that rows name and that are not what was stored. A file that is whole again leaves.
create table spoiled_files (
  tenant_id uuid not null,
  hash text not null,
  found text not null check (found in ('changed', 'missing', 'unreadable')),
  found_at timestamptz not null,
  primary key (tenant_id, hash)
);
select guard_table('spoiled_files');
select let_owner_look_up('spoiled_files');

-- For /metrics and the doctor, who ask for all tenants at once: numbers alone.
create function file_health() returns table (spoiled int, last_check timestamptz)
language sql stable security definer set search_path from current
as $$ select (select count(*)::int from spoiled_files), (select max(checked_at) from file_checks) $$;
revoke execute on function file_health() from public;
grant execute on function file_health() to makegood_app;
