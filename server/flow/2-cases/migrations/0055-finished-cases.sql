-- Cases that ended elsewhere, before us or in another system, taken over from files: what they were about and how they ended.

create table finished_cases (
  tenant_id uuid not null,
  finished_case_id uuid not null,
  -- The file's own number, else the digest of all it says: the same row again is the same case.
  source_key text collate "C" not null,
  business text,
  -- The comparable form of the name, so that its cases stand together however it is written.
  business_key text collate "C",
  category text not null,
  complaint_type text,
  opened_on date not null,
  closed_on date not null,
  result text not null,
  satisfaction text not null check (satisfaction in ('yes', 'no', 'unknown')),
  restitution_minor bigint not null check (restitution_minor >= 0),
  currency char(3) not null,
  address text,
  postcode text,
  customer_postcode text,
  import_id uuid not null,
  row_digest bytea not null,
  primary key (tenant_id, finished_case_id),
  constraint finished_cases_source unique (tenant_id, source_key)
);
create index finished_cases_newest on finished_cases (tenant_id, opened_on, finished_case_id);
create index finished_cases_of_business on finished_cases (tenant_id, business_key, opened_on, finished_case_id)
  where business_key is not null;
select guard_table('finished_cases', 'select, insert, update');
