-- Photos and papers of a case, and the links by which people without an account come to it.

create table case_files (
  tenant_id uuid not null,
  file_id uuid not null,
  case_id uuid not null,
  -- Where it lies: its content, never its name (T-X10).
  hash text collate "C" not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  from_whom text not null check (from_whom in ('staff', 'customer', 'merchant')),
  who text not null,
  added_at timestamptz not null,
  proof_kind text,
  visit_id uuid,
  demand_id uuid,
  primary key (tenant_id, file_id)
);
create index case_files_of_case on case_files (tenant_id, case_id);
create index case_files_by_hash on case_files (tenant_id, hash);
select guard_table('case_files');

-- Only the sha-256 of a link's secret is kept. `form` is the company's complaint form and belongs to no case.
create table case_links (
  tenant_id uuid not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  purpose text not null check (purpose in ('customer', 'demand', 'form')),
  case_id uuid,
  demand_id uuid,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, secret_hash),
  check ((purpose = 'form') = (case_id is null)),
  check ((purpose = 'demand') = (demand_id is not null))
);
create index case_links_of_case on case_links (tenant_id, case_id) where case_id is not null;
create index case_links_of_form on case_links (tenant_id, made_at) where purpose = 'form';
select guard_table('case_links');
