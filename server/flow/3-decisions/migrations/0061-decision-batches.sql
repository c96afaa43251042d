-- The cases of one incident decided together (E16), and who may release how much.

create table decision_batches (
  tenant_id uuid not null,
  batch_id uuid not null,
  incident_id uuid not null,
  state text not null check (state in ('proposed', 'approved', 'withdrawn')),
  currency char(3) not null,
  cases int not null,
  pay int not null,
  wait int not null,
  refuse int not null,
  -- Of the proposals while it is proposed; of what was approved after.
  total_minor bigint not null check (total_minor >= 0),
  approved int not null default 0,
  left_out int not null default 0,
  proposed_by text not null,
  proposed_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  end_reason text,
  primary key (tenant_id, batch_id),
  check ((state = 'withdrawn') = (ended_by is not null))
);
create index decision_batches_by_state on decision_batches (tenant_id, state, batch_id);
create index decision_batches_of_incident on decision_batches (tenant_id, incident_id, batch_id);
select guard_table('decision_batches', 'select, insert, update');

-- What the rules said of every case the batch looked at (BATCH-1).
create table decision_batch_cases (
  tenant_id uuid not null,
  batch_id uuid not null,
  case_id uuid not null,
  outcome text not null check (outcome in ('pay', 'wait', 'refuse')),
  said jsonb not null,
  decision_id uuid,
  -- A refusal's code: why no decision came of a case the rules would pay, or why it was left out at the last signature.
  left_out_by text,
  primary key (tenant_id, batch_id, case_id)
);
create index decision_batch_cases_by_outcome on decision_batch_cases (tenant_id, batch_id, outcome, case_id);
select guard_table('decision_batch_cases', 'select, insert, update');

-- Versions from the day they were written; a company without one has the defaults.
create table approval_limits (
  tenant_id uuid not null,
  version int not null check (version > 0),
  limits jsonb not null,
  written_by text not null,
  written_at timestamptz not null,
  primary key (tenant_id, version)
);
select guard_table('approval_limits', 'select, insert');
