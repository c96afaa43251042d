-- Public commitments and their numbered versions (E18).

create table commitments (
  tenant_id uuid not null,
  commitment_id uuid not null,
  code text collate "C" not null,
  playbook text,
  -- The last day on which a contract signed gets it.
  ended_on date,
  primary key (tenant_id, commitment_id),
  constraint commitments_code unique (tenant_id, code)
);
select guard_table('commitments');

create table commitment_versions (
  tenant_id uuid not null,
  commitment_id uuid not null,
  version int not null,
  name jsonb not null,
  wording jsonb not null,
  clock jsonb not null,
  scope jsonb not null,
  evidence text[] not null,
  in_force_from date not null,
  in_force_until date check (in_force_until >= in_force_from),
  written_at timestamptz not null,
  written_by text not null,
  primary key (tenant_id, commitment_id, version),
  foreign key (tenant_id, commitment_id) references commitments
);
-- A version, once written, stays: the promises given under it point to it.
select guard_table('commitment_versions', 'select, insert');
