-- How many bytes of files each tenant keeps: the same content counts once, whatever names it.

create table kept_files (
  tenant_id uuid not null,
  hash text not null,
  bytes bigint not null check (bytes >= 0),
  kept_at timestamptz not null,
  primary key (tenant_id, hash)
);
select guard_table('kept_files', 'select, insert');

-- The sum of kept_files, in one row that uploads of one tenant wait for: two of them together cannot pass the limit.
create table file_rooms (
  tenant_id uuid not null,
  bytes bigint not null check (bytes >= 0),
  primary key (tenant_id)
);
select guard_table('file_rooms', 'select, insert, update');
