-- Money truth. Balances are kept beside the transfers in the same transaction; the transfers alone would be enough.

create table ledger_accounts (
  tenant_id uuid not null,
  account_id uuid not null,
  code text not null,
  -- The nil uuid stands for nobody, so that the key needs no nulls.
  party uuid not null,
  currency char(3) not null,
  debits_minor bigint not null default 0 check (debits_minor >= 0),
  credits_minor bigint not null default 0 check (credits_minor >= 0),
  -- 1: grows by debits, -1: grows by credits, 0: may stand on either side.
  floor_side smallint not null check (floor_side in (-1, 0, 1)),
  primary key (tenant_id, account_id),
  unique (tenant_id, code, party, currency),
  constraint ledger_balance_floor check (floor_side * (debits_minor - credits_minor) >= 0)
);
select guard_table('ledger_accounts', 'select, insert, update');

create table ledger_transfers (
  tenant_id uuid not null,
  transfer_id uuid not null,
  debit_account uuid not null,
  credit_account uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  booked_on date not null,
  event text not null,
  about jsonb not null,
  reverses uuid,
  at timestamptz not null,
  primary key (tenant_id, transfer_id),
  foreign key (tenant_id, debit_account) references ledger_accounts (tenant_id, account_id),
  foreign key (tenant_id, credit_account) references ledger_accounts (tenant_id, account_id),
  check (debit_account <> credit_account)
);
create index ledger_transfers_debit on ledger_transfers (tenant_id, debit_account, booked_on, transfer_id);
create index ledger_transfers_credit on ledger_transfers (tenant_id, credit_account, booked_on, transfer_id);
create index ledger_transfers_case on ledger_transfers (tenant_id, (about ->> 'caseId'), transfer_id);
create unique index ledger_transfers_reversed_once on ledger_transfers (tenant_id, reverses) where reverses is not null;
select guard_table('ledger_transfers', 'select, insert');

create table ledger_months (
  tenant_id uuid not null,
  month date not null check (extract(day from month) = 1),
  closed_at timestamptz not null,
  transfer_count int not null,
  -- sha256 over the month's transfers in order of id: what was closed can be shown again.
  proof bytea not null,
  primary key (tenant_id, month)
);
select guard_table('ledger_months', 'select, insert');
