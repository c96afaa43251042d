-- Sweeps: who else it may have happened to, frozen when the sweep starts, and what each call found (E9, E10).

create table sweeps (
  tenant_id uuid not null,
  sweep_id uuid not null,
  title text not null,
  state text not null check (state in ('running', 'completed')),
  -- The confirmed case it started from, and the incident everyone found is joined to.
  case_id uuid not null,
  incident_id uuid not null,
  problem text not null,
  firm_id uuid,
  brand_id uuid,
  signed_from date not null,
  signed_until date not null check (signed_until >= signed_from),
  store_id uuid,
  product_id uuid,
  family text,
  contract_states text[] not null,
  promise_state text,
  -- Contracts of the window that an earlier sweep of the incident has in its list (SWEEP-3).
  found_before int not null,
  attempts_max int not null check (attempts_max > 0),
  -- How many members stand in each state (SWEEP-13): a sweep of fifty thousand is shown without counting them.
  to_call int not null check (to_call >= 0),
  known int not null,
  satisfied int not null,
  affected int not null,
  other int not null,
  unreached int not null,
  declined int not null,
  started_at timestamptz not null,
  started_by text not null,
  completed_at timestamptz,
  primary key (tenant_id, sweep_id),
  check (firm_id is not null or brand_id is not null),
  -- SWEEP-9, held by the database as well.
  check ((state = 'completed') = (to_call = 0)),
  check ((state = 'completed') = (completed_at is not null))
);
create index sweeps_of_incident on sweeps (tenant_id, incident_id, sweep_id);
select guard_table('sweeps');

-- No foreign keys: members are written by the ten thousand with their sweep in one transaction, and contracts are never deleted.
create table sweep_members (
  tenant_id uuid not null,
  sweep_id uuid not null,
  contract_id uuid not null,
  incident_id uuid not null,
  person_id uuid not null,
  -- As of the start (SWEEP-2).
  reasons text[] not null,
  contract_state text not null,
  due_on date,
  days_late int not null,
  state text not null check (state in ('to_call', 'known', 'satisfied', 'affected', 'other', 'unreached', 'declined')),
  case_id uuid,
  attempts int not null,
  -- Not called before this moment; the start of the sweep at first.
  call_from timestamptz not null,
  claimed_by text,
  claimed_until timestamptz,
  delivered text,
  installed text,
  same_problem text,
  next_action text,
  note text,
  settled_at timestamptz,
  primary key (tenant_id, sweep_id, contract_id),
  -- SWEEP-3: a contract is looked at once within an incident.
  constraint sweep_members_once unique (tenant_id, incident_id, contract_id),
  check ((claimed_by is null) = (claimed_until is null)),
  check (state not in ('known', 'affected') or case_id is not null),
  check ((state = 'to_call') = (settled_at is null))
);
create index sweep_members_to_call on sweep_members (tenant_id, sweep_id, call_from, contract_id) where state = 'to_call';
create index sweep_members_claimed on sweep_members (tenant_id, sweep_id, claimed_by) where claimed_by is not null;
create index sweep_members_of_case on sweep_members (tenant_id, case_id) where case_id is not null;
select guard_table('sweep_members');

create table sweep_calls (
  tenant_id uuid not null,
  sweep_id uuid not null,
  contract_id uuid not null,
  attempt int not null,
  at timestamptz not null,
  called_by text not null,
  outcome text not null check (outcome in ('reached', 'not_reached', 'wrong_number', 'declined')),
  note text,
  primary key (tenant_id, sweep_id, contract_id, attempt)
);
-- A call, once recorded, stays.
select guard_table('sweep_calls', 'select, insert');
