-- Open cases judged by the draft of a law pack beside what is in force, before the draft is put in force (LAW-5).

create table pack_previews (
  tenant_id uuid not null,
  preview_id uuid not null,
  pack_id text collate "C" not null,
  version int not null,
  -- The state of the draft it judges by: a draft saved later has not been looked at.
  revision int not null,
  state text not null check (state in ('running', 'done', 'stopped', 'failed')),
  cases int not null,
  done int not null default 0,
  changed int not null default 0,
  unjudged int not null default 0,
  -- Cases up to here are done: a job that died goes on after it.
  last_case_id uuid,
  asked_by text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, preview_id),
  check ((state = 'running') = (ended_at is null))
);
create index pack_previews_of_draft on pack_previews (tenant_id, pack_id, version, preview_id);
create unique index pack_previews_one_running on pack_previews (tenant_id, pack_id) where state = 'running';
select guard_table('pack_previews', 'select, insert, update');

-- Only cases that would be judged differently.
create table pack_preview_cases (
  tenant_id uuid not null,
  preview_id uuid not null,
  case_id uuid not null,
  outcome_before text not null,
  outcome_after text not null,
  meters_differ boolean not null,
  changes jsonb not null,
  primary key (tenant_id, preview_id, case_id)
);
select guard_table('pack_preview_cases', 'select, insert');
