-- Facts told to other programs: who is told what, and every delivery until some weeks after it was received.

create table webhooks (
  tenant_id uuid not null,
  webhook_id uuid not null,
  name text not null,
  url text not null,
  fact_names text[] not null,
  state text not null check (state in ('on', 'off', 'stopped')),
  stopped_why text check (stopped_why in ('silent', 'gone')),
  made_at timestamptz not null,
  received_at timestamptz,
  -- When the first try failed after which none was received.
  failing_since timestamptz,
  -- Sealed for the company and this place (HOOK-7).
  secret_sealed bytea not null,
  former_sealed bytea,
  former_until timestamptz,
  -- Of the newest delivery; places of one webhook follow the order of its facts (HOOK-2).
  last_place bigint not null default 0,
  primary key (tenant_id, webhook_id),
  check ((state = 'stopped') = (stopped_why is not null))
);
select guard_table('webhooks');

create table webhook_deliveries (
  tenant_id uuid not null,
  webhook_id uuid not null,
  place bigint not null,
  delivery_id uuid not null,
  fact_id uuid not null,
  fact_name text not null,
  subject uuid not null,
  at timestamptz not null,
  body jsonb not null,
  state text not null check (state in ('waiting', 'received')),
  attempts int not null default 0,
  due_at timestamptz not null,
  -- Somebody is sending it until then.
  claimed_until timestamptz,
  received_at timestamptz,
  status int,
  fault text,
  said text,
  primary key (tenant_id, webhook_id, place),
  constraint webhook_deliveries_once unique (tenant_id, webhook_id, fact_id)
);
select guard_table('webhook_deliveries');
create unique index webhook_deliveries_by_id on webhook_deliveries (tenant_id, delivery_id);
create index webhook_deliveries_waiting on webhook_deliveries (tenant_id, webhook_id, subject, place) where state = 'waiting';
create index webhook_deliveries_due on webhook_deliveries (tenant_id, webhook_id, due_at) where state = 'waiting';
create index webhook_deliveries_by_state on webhook_deliveries (tenant_id, webhook_id, state, place);
create index webhook_deliveries_by_moment on webhook_deliveries (tenant_id, webhook_id, at);
create index webhook_deliveries_received on webhook_deliveries (tenant_id, received_at) where state = 'received';
