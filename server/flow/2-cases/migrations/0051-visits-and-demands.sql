-- The visit that verifies at the home before money moves (E6), and each demand to the merchant with its answer or silence (E7).

create table case_visits (
  tenant_id uuid not null,
  visit_id uuid not null,
  case_id uuid not null,
  state text not null check (state in ('planned', 'done', 'cancelled')),
  planned_at timestamptz not null,
  who text not null,
  done_at timestamptz,
  delivered boolean,
  installed boolean,
  problem_found boolean,
  findings text,
  primary key (tenant_id, visit_id),
  check ((state = 'done') = (done_at is not null and problem_found is not null))
);
create index case_visits_of_case on case_visits (tenant_id, case_id);
select guard_table('case_visits');

create table case_demands (
  tenant_id uuid not null,
  demand_id uuid not null,
  case_id uuid not null,
  state text not null check (state in ('sent', 'agreed', 'put_right', 'failed', 'lapsed', 'settled')),
  -- The rung on which it was sent: only there it moves the case (LADDER-2).
  rung text not null,
  channel text not null,
  to_whom text not null,
  text text not null,
  sent_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answer text,
  answer_note text,
  answered_by text,
  perform_on date,
  lapsed_at timestamptz,
  primary key (tenant_id, demand_id),
  check ((answer is null) = (answered_at is null)),
  check ((state = 'lapsed') = (lapsed_at is not null))
);
create index case_demands_of_case on case_demands (tenant_id, case_id);
create index case_demands_waiting on case_demands (tenant_id, due_at) where state in ('sent', 'agreed');
select guard_table('case_demands');
