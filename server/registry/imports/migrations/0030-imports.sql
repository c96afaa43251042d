-- Imports: the file that came, how it is read, how far it has gone, and the rows that did not go in.

create table imports (
  tenant_id uuid not null,
  import_id uuid not null,
  kind text not null,
  file_name text not null,
  file_hash text not null,
  bytes bigint not null,
  state text not null check (state in ('uploaded', 'ready', 'running', 'stopping', 'stopped', 'done', 'failed')),
  encoding text,
  delimiter text,
  sheets text[] not null,
  columns text[] not null,
  mapping jsonb,
  bytes_read bigint not null default 0,
  rows_read int not null default 0,
  added int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  bad int not null default 0,
  -- The last physical line whose rows are in; a run that was cut off goes on behind it.
  line_done int not null default 0,
  started_at timestamptz,
  ended_at timestamptz,
  uploaded_by text not null,
  error text,
  uploaded_at timestamptz not null,
  primary key (tenant_id, import_id)
);
select guard_table('imports');

create table import_bad_rows (
  tenant_id uuid not null,
  import_id uuid not null,
  line int not null,
  place int not null,
  column_title text,
  field text,
  value text,
  reason text not null,
  facts jsonb not null,
  -- The cells as they came, kept once a line (place 0), for the file to correct and send again.
  cells jsonb,
  primary key (tenant_id, import_id, line, place),
  foreign key (tenant_id, import_id) references imports (tenant_id, import_id)
);
select guard_table('import_bad_rows', 'select, insert, delete');

create table import_mappings (
  tenant_id uuid not null,
  mapping_id uuid not null,
  name text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (tenant_id, mapping_id),
  unique (tenant_id, name)
);
select guard_table('import_mappings');
