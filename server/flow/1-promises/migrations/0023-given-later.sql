-- A version of a commitment that also reaches contracts registered before it was written: how far giving it to them has come.

create table commitment_givings (
  tenant_id uuid not null,
  commitment_id uuid not null,
  version int not null,
  asked_at timestamptz not null,
  -- Contracts are walked by signing day and id; this is the last one looked at.
  after_signed_on date not null,
  after_contract_id uuid not null,
  contracts int not null,
  promises int not null,
  ended_at timestamptz,
  primary key (tenant_id, commitment_id, version),
  foreign key (tenant_id, commitment_id, version) references commitment_versions
);
select guard_table('commitment_givings', 'select, insert, update');
