-- What the bank is told and what it answers.

create table own_accounts (
  tenant_id uuid not null,
  own_account_id uuid not null,
  name text not null,
  currency char(3) not null,
  holder_name text not null,
  scheme text not null check (scheme in ('iban', 'cn', 'ru')),
  account text not null,
  bank_code text,
  bank_name text,
  shown text not null,
  added_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, own_account_id)
);
select guard_table('own_accounts', 'select, insert, update');

create table payment_files (
  tenant_id uuid not null,
  file_id uuid not null,
  own_account_id uuid not null,
  execute_on date not null,
  made_on date not null,
  made_at timestamptz not null,
  made_by text not null,
  payment_count int not null check (payment_count > 0),
  amount_minor bigint not null,
  currency char(3) not null,
  -- The file itself, gzipped: what the bank got stays what it was, whatever later versions would write.
  content bytea not null,
  primary key (tenant_id, file_id),
  foreign key (tenant_id, own_account_id) references own_accounts
);
select guard_table('payment_files', 'select, insert');

-- One order to the bank. Its id is what the bank says back (PAY-8); what it has said is kept as the earliest day of each kind,
-- from which the state follows (PAY-9).
create table payment_attempts (
  tenant_id uuid not null,
  attempt_id uuid not null,
  payment_id uuid not null,
  attempt int not null,
  file_id uuid not null,
  payee_id uuid not null,
  end_to_end_id text collate "C" not null,
  amount_minor bigint not null,
  currency char(3) not null,
  sent_on date not null,
  state text not null check (state in ('sent', 'confirmed', 'returned')),
  paid_on date,
  back_on date,
  back_reason text,
  rejected_on date,
  rejected_reason text,
  primary key (tenant_id, attempt_id),
  constraint payment_attempts_in_order unique (tenant_id, payment_id, attempt),
  constraint payment_attempts_told unique (tenant_id, end_to_end_id),
  foreign key (tenant_id, payment_id) references payments,
  foreign key (tenant_id, payee_id) references payees,
  foreign key (tenant_id, file_id) references payment_files
);
create index payment_attempts_of_file on payment_attempts (tenant_id, file_id, state);
select guard_table('payment_attempts', 'select, insert, update');

create table bank_messages (
  tenant_id uuid not null,
  message_id uuid not null,
  kind text not null check (kind in ('status', 'statement')),
  bank_id text not null,
  file_name text not null,
  sha256 bytea not null,
  line_count int not null,
  known_count int not null,
  taken_at timestamptz not null,
  taken_by text not null,
  primary key (tenant_id, message_id),
  constraint bank_messages_once unique (tenant_id, sha256)
);
select guard_table('bank_messages', 'select, insert');

create table bank_lines (
  tenant_id uuid not null,
  line_id uuid not null,
  message_id uuid not null,
  -- What makes a line the same in two messages.
  identity bytea not null,
  says text not null check (says in ('paid', 'money_back', 'accepted', 'rejected')),
  end_to_end_id text collate "C",
  amount_minor bigint,
  currency text,
  booked_on date,
  counterparty text,
  remittance text,
  bank_reference text,
  reason text,
  state text not null check (state in ('matched', 'matched_by_hand', 'unmatched', 'set_aside')),
  why text,
  payment_id uuid,
  set_aside_because text,
  primary key (tenant_id, line_id),
  constraint bank_lines_once unique (tenant_id, identity),
  foreign key (tenant_id, message_id) references bank_messages,
  check ((payment_id is not null) = (state in ('matched', 'matched_by_hand')))
);
create index bank_lines_by_state on bank_lines (tenant_id, state, line_id);
create index bank_lines_of_message on bank_lines (tenant_id, message_id, line_id);
select guard_table('bank_lines', 'select, insert, update');
