-- Decisions on advance compensation. No foreign keys to cases, contracts and people: those are never deleted, and checking one would
-- lock a customer's row for every decision.

create table decisions (
  tenant_id uuid not null,
  decision_id uuid not null,
  kind text not null check (kind in ('compensation', 'goodwill')),
  state text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  case_id uuid not null,
  contract_id uuid,
  person_id uuid not null,
  firm_id uuid,
  incident_id uuid,
  batch_id uuid,
  currency char(3) not null,
  total_minor bigint not null check (total_minor >= 0),
  -- What the rules said, as codes and values (KeptAssessment).
  said jsonb not null,
  overrule_reason text,
  note text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_on date,
  ended_by text,
  ended_at timestamptz,
  end_reason text,
  primary key (tenant_id, decision_id),
  -- Money is decided on a contract; only a refusal may be without one.
  check (state = 'refused' or contract_id is not null),
  check ((state in ('proposed', 'approved')) = (ended_by is null)),
  check ((ended_by is null) = (ended_at is null)),
  check (state <> 'approved' or approved_on is not null),
  check (state <> 'proposed' or approved_on is null)
);
-- One open proposal of each kind a case (DEC-3).
create unique index decisions_proposed_once on decisions (tenant_id, case_id, kind) where state = 'proposed';
create index decisions_by_state on decisions (tenant_id, state, decision_id);
create index decisions_alone on decisions (tenant_id, state, decision_id) where batch_id is null;
create index decisions_of_case on decisions (tenant_id, case_id, decision_id);
create index decisions_of_contract on decisions (tenant_id, contract_id, decision_id) where contract_id is not null;
create index decisions_of_person on decisions (tenant_id, person_id, state);
create index decisions_of_incident on decisions (tenant_id, incident_id, decision_id) where incident_id is not null;
create index decisions_of_batch on decisions (tenant_id, batch_id, decision_id) where batch_id is not null;
select guard_table('decisions', 'select, insert, update');
alter table decisions set (fillfactor = 85);

create table decision_lines (
  tenant_id uuid not null,
  decision_id uuid not null,
  head text not null check (head in ('refund', 'penalty', 'consequential', 'goodwill')),
  contract_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  before_cap_minor bigint check (before_cap_minor > amount_minor),
  rule_id text not null,
  rule_version text not null,
  title jsonb,
  taken_from text not null check (taken_from in ('paid', 'assessed_loss', 'penalty', 'person')),
  -- While its decision is proposed or approved.
  live boolean not null,
  primary key (tenant_id, decision_id, head)
);
-- AC-6 and DEC-8: a head of loss stands once on a contract, whoever decides, however many at once.
create unique index decision_heads_once on decision_lines (tenant_id, contract_id, head) where live;
select guard_table('decision_lines', 'select, insert, update');

create table decision_signatures (
  tenant_id uuid not null,
  -- Of a decision, or of a batch: a signature is for the whole of it.
  signed_id uuid not null,
  signed_by text not null,
  signed_at timestamptz not null,
  limits_version int not null,
  primary key (tenant_id, signed_id, signed_by)
);
select guard_table('decision_signatures', 'select, insert');
