-- What a contract sold, and the things with a serial of their own. What hangs on a contract has no foreign key to it: contracts are
-- never deleted, parts are written with their contract in one statement, and a check for each part would cost more than writing it.

create table contract_lines (
  tenant_id uuid not null,
  contract_id uuid not null,
  line_id uuid not null,
  position int not null,
  description text not null,
  product_id uuid,
  quantity numeric(15, 3) not null check (quantity > 0),
  amount_minor bigint,
  currency char(3),
  primary key (tenant_id, contract_id, line_id),
  check ((amount_minor is null) = (currency is null)),
  foreign key (tenant_id, product_id) references products
);
select guard_table('contract_lines');

-- Things with a serial of their own, known from the contract that sold them.
create table units (
  tenant_id uuid not null,
  unit_id uuid not null,
  serial text not null,
  serial_key text collate "C" not null,
  product_id uuid,
  contract_id uuid,
  line_id uuid,
  primary key (tenant_id, unit_id),
  foreign key (tenant_id, product_id) references products
);
create index units_by_serial on units (tenant_id, serial_key);
create index units_of_contract on units (tenant_id, contract_id, unit_id);
select guard_table('units');
