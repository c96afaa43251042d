-- What the seller must do, and by when (E1, E19).

create table obligations (
  tenant_id uuid not null,
  obligation_id uuid not null,
  contract_id uuid not null,
  kind text not null check (kind in ('deliver', 'install', 'perform')),
  agreed_on date,
  agreed_at timestamptz,
  -- The day of the place the agreed date or moment falls on; null when a file brought what was done without what was agreed.
  due_on date,
  fulfilled_at timestamptz,
  proof text,
  primary key (tenant_id, obligation_id),
  check (agreed_on is null or agreed_at is null),
  check ((due_on is null) = (agreed_on is null and agreed_at is null))
);
create index obligations_of_contract on obligations (tenant_id, contract_id);
select guard_table('obligations');
