-- Recovery: what was decided and paid, who is asked to bear it, and what secures it. Money itself stands in the ledger.

-- One decided amount. The order of its sums never changes; what was paid of it does.
create table recourses (
  tenant_id uuid not null,
  decision_id uuid not null,
  case_id uuid not null,
  contract_id uuid not null,
  person_id uuid not null,
  firm_id uuid,
  incident_id uuid,
  currency char(3) not null,
  lines jsonb not null,
  total_minor bigint not null check (total_minor > 0),
  -- Without goodwill and without what is our own by policy.
  recoverable_minor bigint not null check (recoverable_minor between 0 and total_minor),
  paid_minor bigint not null default 0 check (paid_minor between 0 and total_minor),
  state text not null check (state in ('booked', 'released')),
  approved_on date not null,
  policy_version int not null,
  primary key (tenant_id, decision_id)
);
select guard_table('recourses');

-- Which payments are in the books: the same payment confirmed twice is booked once (REC-2).
create table recourse_payments (
  tenant_id uuid not null,
  payment_id uuid not null,
  decision_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  booked boolean not null,
  primary key (tenant_id, payment_id)
);
select guard_table('recourse_payments');

create table claims (
  tenant_id uuid not null,
  claim_id uuid not null,
  decision_id uuid,
  case_id uuid,
  contract_id uuid,
  incident_id uuid,
  bearer text not null check (bearer in ('merchant', 'maker', 'carrier', 'insurer', 'staff')),
  firm_id uuid,
  staff_id uuid,
  -- The firm or the member of staff.
  bearer_id uuid not null,
  cause text,
  note text,
  state text not null check (state in ('open', 'filed', 'disputed', 'settled', 'missed', 'closed', 'cancelled')),
  rung text check (rung in ('invoice', 'legal')),
  currency char(3) not null,
  claimed_minor bigint not null check (claimed_minor >= 0),
  recovered_minor bigint not null default 0 check (recovered_minor >= 0),
  waived_minor bigint not null default 0 check (waived_minor >= 0),
  written_off_minor bigint not null default 0 check (written_off_minor >= 0),
  recovered_late_minor bigint not null default 0 check (recovered_late_minor between 0 and written_off_minor),
  open_minor bigint not null check (open_minor = claimed_minor - recovered_minor - waived_minor - written_off_minor),
  booked_minor bigint not null,
  frozen_minor bigint not null default 0,
  offered_minor bigint,
  agreed_minor bigint,
  -- The expense account that bears what is not booked.
  contra char(4) not null,
  raised_on date not null,
  window_days int not null check (window_days > 0),
  file_by date not null,
  -- The last warning given: 0, 50, 80, 100; 101 once the window was missed.
  warned_percent int not null default 0,
  filed_on date,
  pay_by date,
  reference text,
  moves int not null default 0,
  steps int not null default 0,
  primary key (tenant_id, claim_id),
  check (open_minor >= 0 and booked_minor between 0 and open_minor and frozen_minor between 0 and open_minor)
);
create index claims_by_window on claims (tenant_id, file_by, claim_id);
create index claims_of_bearer on claims (tenant_id, bearer_id, raised_on, claim_id);
create index claims_of_case on claims (tenant_id, case_id) where case_id is not null;
create index claims_of_decision on claims (tenant_id, decision_id) where decision_id is not null;
create index claims_of_incident on claims (tenant_id, incident_id) where incident_id is not null;
create index claims_open on claims (tenant_id, bearer_id) where open_minor > 0;
create index claims_unfiled on claims (tenant_id, file_by) where state = 'open' and open_minor > 0;
select guard_table('claims');

-- Every change of a claim's open amount (REC-21).
create table claim_moves (
  tenant_id uuid not null,
  claim_id uuid not null,
  move_number int not null,
  kind text not null,
  on_day date not null,
  -- What happened, and what it did to the open amount: the same, its opposite, or nothing.
  amount_minor bigint not null check (amount_minor > 0),
  change_minor bigint not null,
  open_minor bigint not null check (open_minor >= 0),
  at timestamptz not null,
  primary key (tenant_id, claim_id, move_number),
  foreign key (tenant_id, claim_id) references claims (tenant_id, claim_id)
);
select guard_table('claim_moves', 'select, insert');

-- What was said and done about a claim.
create table claim_steps (
  tenant_id uuid not null,
  claim_id uuid not null,
  step_number int not null,
  kind text not null,
  at timestamptz not null,
  by_actor text not null,
  side text not null check (side in ('us', 'bearer')),
  amount_minor bigint,
  note text,
  primary key (tenant_id, claim_id, step_number),
  foreign key (tenant_id, claim_id) references claims (tenant_id, claim_id)
);
select guard_table('claim_steps', 'select, insert');

create table liability_shares (
  tenant_id uuid not null,
  decision_id uuid not null,
  share_number int not null,
  bearer text not null,
  firm_id uuid,
  staff_id uuid,
  basis text not null,
  share_bps int not null check (share_bps between 1 and 10000),
  amount_minor bigint not null check (amount_minor >= 0),
  claim_id uuid,
  primary key (tenant_id, decision_id, share_number),
  foreign key (tenant_id, decision_id) references recourses (tenant_id, decision_id)
);
select guard_table('liability_shares');

-- What was agreed about a merchant's deposit. The row is also the lock of the merchant's account in a currency: whoever moves money
-- on it holds the row first.
create table deposits (
  tenant_id uuid not null,
  firm_id uuid not null,
  currency char(3) not null,
  minimum_minor bigint not null default 0 check (minimum_minor >= 0),
  top_up_days int not null default 15,
  hold_back_days int not null default 180,
  top_up_due_on date,
  top_up_told boolean not null default false,
  primary key (tenant_id, firm_id, currency)
);
create index deposits_due on deposits (tenant_id, top_up_due_on) where top_up_due_on is not null;
select guard_table('deposits');

create table losses (
  tenant_id uuid not null,
  loss_id uuid not null,
  claim_id uuid not null,
  kind text not null check (kind in ('write_off', 'waiver')),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  reason text not null,
  state text not null check (state in ('asked', 'approved', 'refused')),
  asked_by text not null,
  asked_at timestamptz not null,
  needs_another boolean not null,
  settled_by text,
  settled_at timestamptz,
  answer text,
  primary key (tenant_id, loss_id),
  foreign key (tenant_id, claim_id) references claims (tenant_id, claim_id)
);
create unique index losses_one_waits on losses (tenant_id, claim_id) where state = 'asked';
create index losses_of_claim on losses (tenant_id, claim_id);
create index losses_by_state on losses (tenant_id, state, loss_id);
select guard_table('losses');

create table recovery_policies (
  tenant_id uuid not null,
  version int not null,
  policy jsonb not null,
  made_at timestamptz not null,
  primary key (tenant_id, version)
);
select guard_table('recovery_policies', 'select, insert');
