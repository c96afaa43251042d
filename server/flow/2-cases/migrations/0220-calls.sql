-- Switchboards, the calls they tell of, whom to call back, and whose calls are answered first.

create table switchboards (
  tenant_id uuid not null,
  switchboard_id uuid not null,
  name text not null,
  language text not null,
  call_back_minutes int not null check (call_back_minutes between 1 and 10080),
  senior_ids uuid[] not null,
  key_sealed bytea,
  heard_at timestamptz,
  active boolean not null,
  primary key (tenant_id, switchboard_id)
);
select guard_table('switchboards');

create table switchboard_numbers (
  tenant_id uuid not null,
  switchboard_id uuid not null,
  number text collate "C" not null,
  position int not null,
  name text not null,
  line text not null check (line in ('ordinary', 'supervision')),
  vip boolean not null,
  primary key (tenant_id, switchboard_id, number)
);
select guard_table('switchboard_numbers');

-- One row a call, made by whichever of its events came first (CALL-1).
create table calls (
  tenant_id uuid not null,
  call_id uuid not null,
  switchboard_id uuid not null,
  outer_id text collate "C" not null,
  direction text not null check (direction in ('in', 'out')),
  state text not null check (state in ('ringing', 'talking', 'ended', 'missed')),
  line text not null check (line in ('ordinary', 'supervision')),
  called_name text not null,
  -- The side outside, as it is dialled; null when withheld.
  number text collate "C",
  vip boolean not null,
  -- For so long only the seniors hear it (CALL-6).
  seniors_until timestamptz,
  senior_ids uuid[] not null,
  began_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  taken_by uuid,
  taken_at timestamptz,
  case_id uuid,
  note text,
  recording_url text,
  primary key (tenant_id, call_id),
  constraint calls_once unique (tenant_id, switchboard_id, outer_id)
);
create index calls_by_began on calls (tenant_id, began_at, call_id);
create index calls_now on calls (tenant_id, state, began_at) where state in ('ringing', 'talking');
create index calls_by_number on calls (tenant_id, number, began_at) where number is not null;
create index calls_of_case on calls (tenant_id, case_id, began_at) where case_id is not null;
select guard_table('calls');

create table call_backs (
  tenant_id uuid not null,
  call_back_id uuid not null,
  state text not null check (state in ('due', 'done')),
  line text not null check (line in ('ordinary', 'supervision')),
  number text collate "C" not null,
  -- The last call that was missed.
  call_id uuid not null,
  case_id uuid,
  since_at timestamptz not null,
  tries int not null check (tries > 0),
  last_at timestamptz not null,
  due_at timestamptz not null,
  done_at timestamptz,
  -- The signature of whoever reached them.
  done_by text,
  how text check (how in ('called', 'called_again', 'reached')),
  note text,
  primary key (tenant_id, call_back_id),
  check ((state = 'done') = (done_at is not null and how is not null))
);
-- CALL-3: one that is due for a caller and line.
create unique index call_backs_once on call_backs (tenant_id, line, number) where state = 'due';
create index call_backs_due on call_backs (tenant_id, due_at, call_back_id) where state = 'due';
create index call_backs_done on call_backs (tenant_id, done_at, call_back_id) where state = 'done';
select guard_table('call_backs');

create table vip_persons (
  tenant_id uuid not null,
  person_id uuid not null,
  primary key (tenant_id, person_id)
);
select guard_table('vip_persons', 'select, insert, delete');

-- Q14: what is hidden from everybody but the supervision team is found by itself.
create index cases_of_supervision_line on cases (tenant_id, case_id) where channel = 'supervision';
