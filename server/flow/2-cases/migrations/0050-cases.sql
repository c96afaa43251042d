-- Cases: who is owed an answer. Never deleted. No foreign keys to contracts and people: those are never deleted either, and checking one
-- would lock a customer's row for every case of theirs.

create table cases (
  tenant_id uuid not null,
  case_id uuid not null,
  number text collate "C" not null,
  state text not null check (state in ('new', 'triaged', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled')),
  rung text not null check (rung in ('merchant', 'mall', 'compensation')),
  mode text not null check (mode in ('v1', 'v2')),
  opened_by text not null check (opened_by in ('customer', 'desk', 'mall')),
  channel text not null,
  problem text not null,
  description text not null,
  language text not null,
  time_zone text not null,
  complained_on date not null,
  opened_at timestamptz not null,
  person_id uuid not null,
  contract_id uuid,
  firm_id uuid,
  brand_id uuid,
  store_id uuid,
  firm_left_on date,
  commitment_id uuid,
  commitment_version int,
  incident_id uuid,
  sweep_id uuid,
  -- Accounts and keys work on cases; the kind says which table knows the name.
  owner_id uuid,
  owner_kind text check (owner_kind in ('acc', 'key')),
  offered_id uuid,
  offered_kind text check (offered_kind in ('acc', 'key')),
  offer_note text,
  -- Whom the complaint is about: this person neither sees nor touches the case (CASE-11).
  about_id uuid,
  about_kind text check (about_kind in ('acc', 'key')),
  damage_class text not null check (damage_class in ('none', 'wall_soaked', 'home_flooded')),
  assessed_minor bigint check (assessed_minor >= 0),
  assessed_currency char(3),
  -- What is due next and by when (CASE-10), derived whenever the case, its visits or its demands change. A column and not an
  -- expression, because under row security only plain comparisons of columns reach an index.
  step text not null,
  due_at timestamptz not null,
  -- Our own clock: the next step by us, and the end of the mall's days on its rung.
  ours_due_at timestamptz not null,
  rung_due_at timestamptz,
  wait_reason text,
  wait_note text,
  wait_since timestamptz,
  wait_until timestamptz,
  outcome text,
  outcome_reason text,
  ended_at timestamptz,
  closed_at timestamptz,
  joined_into uuid,
  stars int check (stars between 1 and 5),
  rating text,
  opted_out boolean not null,
  primary key (tenant_id, case_id),
  constraint cases_number unique (tenant_id, number),
  check ((owner_id is null) = (owner_kind is null)),
  check ((offered_id is null) = (offered_kind is null)),
  check ((about_id is null) = (about_kind is null)),
  check ((assessed_minor is null) = (assessed_currency is null)),
  check ((state = 'waiting') = (wait_reason is not null)),
  check ((wait_reason is null) = (wait_since is null)),
  check ((state in ('resolved', 'closed', 'cancelled')) = (ended_at is not null)),
  check (owner_id is null or about_id is null or owner_id <> about_id)
);
-- Lists: each state is read along its index and the heads are merged, so that any page costs the same.
create index cases_by_due on cases (tenant_id, state, due_at, case_id);
create index cases_of_owner on cases (tenant_id, owner_id, state, due_at, case_id) where owner_id is not null;
create index cases_of_store on cases (tenant_id, store_id, state, due_at, case_id) where store_id is not null;
create index cases_of_firm on cases (tenant_id, firm_id, state, due_at, case_id) where firm_id is not null;
create index cases_of_incident on cases (tenant_id, incident_id, state, due_at, case_id) where incident_id is not null;
create index cases_of_person on cases (tenant_id, person_id, state);
create index cases_of_contract on cases (tenant_id, contract_id) where contract_id is not null;
create index cases_offered on cases (tenant_id, offered_id) where offered_id is not null;
create index cases_without_owner on cases (tenant_id, state, due_at, case_id) where owner_id is null;
create index cases_joined on cases (tenant_id, joined_into) where joined_into is not null;
-- What the ladder's job looks for.
create index cases_wait_over on cases (tenant_id, wait_until) where wait_until is not null;
create index cases_rung_over on cases (tenant_id, rung_due_at) where rung_due_at is not null;
select guard_table('cases', 'select, insert, update');
alter table cases set (fillfactor = 85);

-- The words a case is found by, each with the mark of its tenant (see 0011-search-entries.sql, whose function this is like).
create table case_words (
  tenant_id uuid not null,
  case_id uuid not null,
  words tsvector not null,
  primary key (tenant_id, case_id)
);
create index case_words_by_words on case_words using gin (words);
select guard_table('case_words');
select let_owner_look_up('case_words');
create function search_cases(query tsquery, most int) returns table (case_id uuid)
language sql stable security definer set search_path from current set gin_fuzzy_search_limit = 20000
as $$
  select case_id from case_words where words @@ query and tenant_id = current_tenant() limit most
$$;
revoke execute on function search_cases(tsquery, int) from public;
grant execute on function search_cases(tsquery, int) to makegood_app;

-- Exactly the proofs the commitment names (E4).
create table case_proofs (
  tenant_id uuid not null,
  case_id uuid not null,
  kind text not null,
  state text not null check (state in ('wanted', 'given', 'waived')),
  given_by text check (given_by in ('contract', 'voucher', 'file', 'seen')),
  -- The voucher or the file it is.
  given_id uuid,
  at timestamptz,
  who text,
  note text,
  primary key (tenant_id, case_id, kind),
  check ((state = 'given') = (given_by is not null))
);
select guard_table('case_proofs');

-- Notes, messages to the customer (outbound: the customer's page shows them; a channel that sends takes them from here) and from them.
create table case_messages (
  tenant_id uuid not null,
  case_id uuid not null,
  message_id uuid not null,
  kind text not null check (kind in ('note', 'to_customer', 'from_customer')),
  text text not null,
  who text not null,
  at timestamptz not null,
  incident_message_id uuid,
  primary key (tenant_id, case_id, message_id)
);
create unique index case_messages_once on case_messages (tenant_id, case_id, incident_message_id) where incident_message_id is not null;
select guard_table('case_messages');

-- When which clock stood still, and why.
create table case_pauses (
  tenant_id uuid not null,
  case_id uuid not null,
  clock text not null check (clock in ('ours', 'merchant')),
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at),
  reason text not null,
  primary key (tenant_id, case_id, clock, started_at)
);
select guard_table('case_pauses');

-- How long each side has; a company without a row has the usual.
create table case_settings (
  tenant_id uuid not null,
  triage_hours int not null,
  merchant_days int not null,
  step_days int not null,
  mall_days int not null,
  primary key (tenant_id)
);
select guard_table('case_settings');
