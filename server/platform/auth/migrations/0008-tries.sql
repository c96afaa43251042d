-- Tries at the door in the last quarter of an hour, for each thing they are counted by. `counted_by` is a hash: the table tells
-- nobody's address. Rows belong to the doorstep, the tenant of zeros, because no company is known yet.

create table tries (
  tenant_id uuid not null,
  counted_by bytea not null,
  tried_at timestamptz[] not null,
  -- Whether the last try was let through.
  let_in boolean not null,
  last_at timestamptz not null,
  primary key (tenant_id, counted_by)
);
create index tries_by_age on tries (tenant_id, last_at);
select guard_table('tries');
