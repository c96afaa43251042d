-- Clocks of cases: what a company says of each, what happened that they hear, and what follows from it.

-- Versions are never changed; the last in force counts.
create table clock_policies (
  tenant_id uuid not null,
  code text collate "C" not null,
  version int not null check (version > 0),
  policy jsonb not null,
  is_on boolean not null,
  takes_running boolean not null,
  in_force_from timestamptz not null,
  written_by text not null,
  primary key (tenant_id, code, version)
);
select guard_table('clock_policies', 'select, insert');

-- The work calendar as it was, from when: each moment of a clock is judged by the one then in force (CLOCK-14).
create table clock_calendars (
  tenant_id uuid not null,
  from_at timestamptz not null,
  week jsonb not null,
  primary key (tenant_id, from_at)
);
select guard_table('clock_calendars', 'select, insert');

-- What happened in a case, in the order of its facts.
create table clock_marks (
  tenant_id uuid not null,
  case_id uuid not null,
  seq int not null,
  at timestamptz not null,
  signal text not null,
  detail jsonb,
  primary key (tenant_id, case_id, seq)
);
select guard_table('clock_marks', 'select, insert');

-- What the replay came to; may be made again from the marks at any time (CLOCK-10).
create table case_clocks (
  tenant_id uuid not null,
  case_id uuid not null,
  code text collate "C" not null,
  round int not null,
  version int not null,
  state text not null check (state in ('running', 'met', 'missed', 'dropped')),
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Infinity: it stands still without an end in sight.
  due_at timestamptz not null,
  used_for_ms bigint not null,
  paused_for_ms bigint not null,
  -- It stands still until then; infinity: without an end in sight.
  paused_until timestamptz,
  -- The first step not yet told, infinity when there is none; and the keys of those told or let go.
  next_step_at timestamptz not null,
  told text[] not null default '{}',
  -- By which policies and calendars it was reckoned: rows of an older book are reckoned anew.
  book int not null,
  primary key (tenant_id, case_id, code, round),
  check ((state = 'running') = (ended_at is null))
);
create index case_clocks_by_due on case_clocks (tenant_id, due_at, case_id, code, round) where state = 'running';
create index case_clocks_to_tell on case_clocks (tenant_id, next_step_at) where state = 'running';
create index case_clocks_by_book on case_clocks (tenant_id, book) where state = 'running';
select guard_table('case_clocks');
alter table case_clocks set (fillfactor = 85);

-- Who was told what: the key of the step makes it once for each person (CLOCK-11).
create table clock_tellings (
  tenant_id uuid not null,
  case_id uuid not null,
  code text collate "C" not null,
  round int not null,
  step text collate "C" not null,
  account_id uuid not null,
  kind text not null check (kind in ('reminder', 'escalation')),
  due_at timestamptz not null,
  at timestamptz not null,
  seen_at timestamptz,
  primary key (tenant_id, case_id, code, round, step, account_id)
);
create index clock_tellings_unseen on clock_tellings (tenant_id, account_id, at desc, case_id) where seen_at is null;
select guard_table('clock_tellings');

-- Nobody owns them: found by age, without reading those that somebody does.
create index cases_unowned on cases (tenant_id, case_id) where owner_id is null and joined_into is null;
