-- Early warning: complaints as they are counted, and the clusters seen among them (E16, P26).

-- One row a complaint, with the places it may cluster at. No foreign keys: written by a reaction, and cases are never deleted.
create table watched_complaints (
  tenant_id uuid not null,
  case_id uuid not null,
  opened_on date not null,
  problem text not null,
  person_id uuid not null,
  firm_id uuid,
  brand_id uuid,
  store_id uuid,
  product_ids uuid[] not null,
  primary key (tenant_id, case_id)
);
create index watched_complaints_by_day on watched_complaints (tenant_id, problem, opened_on, case_id);
select guard_table('watched_complaints');

-- How many complaints of a problem a place had on a day. The place `company` is the whole of it, under the tenant's own id.
create table watched_days (
  tenant_id uuid not null,
  place_kind text not null check (place_kind in ('company', 'brand', 'firm', 'product', 'store')),
  place_id uuid not null,
  problem text not null,
  opened_on date not null,
  cases int not null,
  primary key (tenant_id, place_kind, place_id, problem, opened_on)
);
select guard_table('watched_days');

-- Every place and problem that has had a complaint: so many are looked at each day, and each may be over its limit by chance.
create table watched_cells (
  tenant_id uuid not null,
  place_kind text not null,
  place_id uuid not null,
  problem text not null,
  first_on date not null,
  last_on date not null,
  primary key (tenant_id, place_kind, place_id, problem)
);
select guard_table('watched_cells');

create table warnings (
  tenant_id uuid not null,
  warning_id uuid not null,
  basis text not null check (basis in ('statistic', 'safety')),
  place_kind text not null check (place_kind in ('brand', 'firm', 'product', 'store')),
  place_id uuid not null,
  problem text not null,
  state text not null check (state in ('open', 'taken_up', 'dismissed')),
  -- What it was seen from, as it stood: enough to reckon it again. Null where one complaint of a kind that endangers was enough.
  window_from date not null,
  window_until date not null,
  window_cases int not null,
  before_cases int,
  before_days int,
  share double precision,
  cells int,
  -- Natural logarithms of the chance found and of the chance allowed.
  log_chance double precision,
  log_limit double precision,
  raised_at timestamptz not null,
  last_case_on date not null,
  incident_id uuid,
  decided_at timestamptz,
  decided_by text,
  reason text,
  primary key (tenant_id, warning_id),
  check ((state = 'taken_up') = (incident_id is not null)),
  check ((state = 'dismissed') = (reason is not null)),
  check ((basis = 'statistic') = (log_chance is not null))
);
create index warnings_by_state on warnings (tenant_id, state, warning_id);
create index warnings_of_place on warnings (tenant_id, place_kind, place_id, problem, last_case_on);
select guard_table('warnings', 'select, insert, update');

-- A complaint is behind one warning at most.
create table warning_cases (
  tenant_id uuid not null,
  case_id uuid not null,
  warning_id uuid not null,
  person_id uuid not null,
  firm_id uuid,
  opened_on date not null,
  primary key (tenant_id, case_id)
);
create index warning_cases_of_warning on warning_cases (tenant_id, warning_id, case_id);
create index warning_cases_of_firm on warning_cases (tenant_id, firm_id, warning_id) where firm_id is not null;
select guard_table('warning_cases', 'select, insert');
