-- Money to customers. Written from facts of decisions that are never deleted, hence no foreign keys to other stages' tables.

create table payees (
  tenant_id uuid not null,
  payee_id uuid not null,
  case_id uuid not null,
  holder_name text not null,
  scheme text not null check (scheme in ('iban', 'cn', 'ru')),
  -- Whole; leaves the table in a file for the bank alone.
  account text not null check (length(account) between 8 and 34),
  bank_code text,
  bank_name text,
  shown text not null,
  via text not null check (via in ('customer', 'desk')),
  given_by text not null,
  given_at timestamptz not null,
  -- Replaced by another, or the bank sent the money back.
  ended_at timestamptz,
  primary key (tenant_id, payee_id)
);
create unique index payees_one_at_a_time on payees (tenant_id, case_id) where ended_at is null;
select guard_table('payees');

create table payments (
  tenant_id uuid not null,
  payment_id uuid not null,
  decision_id uuid not null,
  case_id uuid not null,
  contract_id uuid not null,
  person_id uuid not null,
  firm_id uuid,
  incident_id uuid,
  state text not null
    check (state in ('awaiting_payee', 'draft', 'approved', 'sent', 'confirmed', 'returned', 'declined', 'cancelled')),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  lines jsonb not null,
  decided_on date not null,
  drafted_at timestamptz not null,
  payee_id uuid,
  attempt int not null check (attempt >= 1),
  file_id uuid,
  sent_on date,
  paid_on date,
  returned_on date,
  reason text,
  primary key (tenant_id, payment_id),
  constraint payments_once_a_decision unique (tenant_id, decision_id),
  foreign key (tenant_id, payee_id) references payees,
  check (state not in ('draft', 'approved', 'sent', 'confirmed') or payee_id is not null),
  check (state not in ('sent', 'confirmed') or sent_on is not null),
  check (state <> 'confirmed' or paid_on is not null)
);
create index payments_by_state on payments (tenant_id, state, payment_id) include (currency, amount_minor);
create index payments_of_case on payments (tenant_id, case_id);
create index payments_of_person on payments (tenant_id, person_id);
create index payments_of_incident on payments (tenant_id, incident_id, payment_id) where incident_id is not null;
create index payments_of_firm on payments (tenant_id, firm_id, payment_id) where firm_id is not null;
create index payments_of_file on payments (tenant_id, file_id, payment_id) where file_id is not null;
select guard_table('payments', 'select, insert, update');

-- Who approved paying to this account; another account begins anew.
create table payment_approvals (
  tenant_id uuid not null,
  payment_id uuid not null,
  payee_id uuid not null,
  approved_by text not null,
  approved_at timestamptz not null,
  primary key (tenant_id, payment_id, payee_id, approved_by),
  foreign key (tenant_id, payment_id) references payments,
  foreign key (tenant_id, payee_id) references payees
);
select guard_table('payment_approvals', 'select, insert');

create table payment_limits (
  tenant_id uuid not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (tenant_id, currency)
);
select guard_table('payment_limits', 'select, insert, update');
