-- How a contract was paid (E4), and what its customer complained of.

create table vouchers (
  tenant_id uuid not null,
  contract_id uuid not null,
  voucher_id uuid not null,
  kind text not null check (kind in ('receipt', 'transfer', 'card', 'cash', 'invoice', 'other')),
  number text,
  paid_on date,
  amount_minor bigint,
  currency char(3),
  primary key (tenant_id, contract_id, voucher_id),
  check ((amount_minor is null) = (currency is null))
);
select guard_table('vouchers');

create table complaints (
  tenant_id uuid not null,
  contract_id uuid not null,
  complaint_id uuid not null,
  complained_on date not null,
  channel text not null,
  note text,
  noted_at timestamptz not null,
  primary key (tenant_id, contract_id, complaint_id)
);
select guard_table('complaints');
