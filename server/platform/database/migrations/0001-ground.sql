-- The ground every table stands on: the tenant of a transaction, and the guard that keeps rows of one tenant from another.
-- makegood_app exists before the first migration (see prepare-database.ts); it owns nothing and cannot bypass row security.

create function current_tenant() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('makegood.tenant', true), '')::uuid $$;

-- Puts a table under the guard. The permissive policy opens it to the application, the restrictive one closes it again
-- to all rows but the tenant's own, so that no later policy can widen it (policies of one kind are joined with OR).
create function guard_table(guarded regclass, rights text default 'select, insert, update, delete') returns void language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy app_works on %s for all to makegood_app using (true) with check (true)', guarded);
  execute format('create policy own_tenant on %s as restrictive for all to makegood_app '
    'using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', guarded);
  execute format('grant %s on %s to makegood_app', rights, guarded);
end
$$;

-- Lets the owner's own lookup functions (security definer) see a table whose rows must be found before the tenant is known.
create function let_owner_look_up(guarded regclass) returns void language plpgsql
as $$
begin
  execute format('create policy owner_finds on %s for select to %I using (true)', guarded, current_user);
end
$$;

create table tenants (
  tenant_id uuid primary key,
  name text not null,
  kind text not null check (kind in ('own', 'demo')),
  time_zone text not null,
  currency char(3) not null,
  language text not null,
  country char(2) not null,
  playbooks text[] not null,
  founded_at timestamptz not null
);
select guard_table('tenants');
select let_owner_look_up('tenants');

create function tenant_ids() returns setof uuid language sql stable security definer set search_path from current
as $$ select tenant_id from tenants order by tenant_id $$;
grant execute on function tenant_ids() to makegood_app;

-- What happened, append-only. A fact is ordered by (tx_id, fact_id): a reader takes only facts of transactions older than
-- every running one, so a transaction that commits late is never skipped.
create table facts (
  tenant_id uuid not null,
  fact_id uuid not null,
  tx_id xid8 not null default pg_current_xact_id(),
  name text not null,
  subject uuid not null,
  at timestamptz not null,
  actor text not null,
  body jsonb not null,
  primary key (tenant_id, fact_id)
);
create index facts_in_order on facts (tenant_id, tx_id, fact_id);
create index facts_of_subject on facts (tenant_id, subject, fact_id);
select guard_table('facts', 'select, insert');

-- The hash chain of a tenant: each seal covers the facts after the last seal's end, in order.
create table fact_seals (
  tenant_id uuid not null,
  seal_number int not null,
  until_tx xid8 not null,
  until_fact uuid not null,
  fact_count int not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, seal_number)
);
select guard_table('fact_seals', 'select, insert');

-- How far each reaction has read. after_* is the last fact answered, or a horizon below which nothing is left.
create table reaction_cursors (
  tenant_id uuid not null,
  reaction text not null,
  after_tx xid8 not null,
  after_fact uuid not null,
  failures int not null default 0,
  retry_at timestamptz,
  last_error text,
  primary key (tenant_id, reaction)
);
select guard_table('reaction_cursors');

-- Facts a reaction could not answer after every attempt: kept for a person, never dropped.
create table parked_facts (
  tenant_id uuid not null,
  reaction text not null,
  fact_id uuid not null,
  error text not null,
  parked_at timestamptz not null,
  primary key (tenant_id, reaction, fact_id)
);
select guard_table('parked_facts');

-- The first answer to every keyed write. Kept as long as the rows it made.
create table idempotency_keys (
  tenant_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  fingerprint bytea not null,
  status int not null,
  answer jsonb,
  answered_at timestamptz not null,
  primary key (tenant_id, key)
);
select guard_table('idempotency_keys', 'select, insert');
