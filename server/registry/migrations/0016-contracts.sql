-- Sales contracts (E1).

create table contracts (
  tenant_id uuid not null,
  contract_id uuid not null,
  number text collate "C" not null,
  -- For finding: the number in one case, and its digits from the last to the first.
  number_key text collate "C" not null,
  number_tail text collate "C" not null,
  signed_on date not null,
  person_id uuid not null,
  firm_id uuid,
  brand_id uuid,
  store_id uuid,
  city text,
  family text,
  deliver_to text,
  note text,
  amount_minor bigint,
  currency char(3),
  -- Derived from the obligations by contract.ts whenever they change (REG-10): lists filter and show them.
  state text not null check (state in ('awaiting_delivery', 'awaiting_installation', 'awaiting_performance', 'fulfilled', 'cancelled')),
  next_due_on date,
  cancelled_on date,
  cancel_reason text,
  first_complained_on date,
  registered_at timestamptz not null,
  import_id uuid,
  -- Of the file's row last taken over: the same row again is known without comparing (REG-14).
  row_digest bytea,
  primary key (tenant_id, contract_id),
  -- number_key follows from number: the constraint is on (number, firm), the index also serves the search by beginning.
  constraint contracts_number unique nulls not distinct (tenant_id, number_key, number, firm_id),
  check ((amount_minor is null) = (currency is null)),
  check ((state = 'cancelled') = (cancelled_on is not null)),
  foreign key (tenant_id, person_id) references persons,
  foreign key (tenant_id, firm_id) references firms,
  foreign key (tenant_id, brand_id) references brands,
  foreign key (tenant_id, store_id) references stores
);
create index contracts_by_tail on contracts (tenant_id, number_tail) where number_tail <> '';
create index contracts_by_day on contracts (tenant_id, signed_on, contract_id);
create index contracts_of_person on contracts (tenant_id, person_id, signed_on, contract_id);
create index contracts_of_firm on contracts (tenant_id, firm_id, signed_on, contract_id) where firm_id is not null;
create index contracts_of_brand on contracts (tenant_id, brand_id, signed_on, contract_id) where brand_id is not null;
create index contracts_of_store on contracts (tenant_id, store_id, signed_on, contract_id) where store_id is not null;
create index contracts_unfulfilled on contracts (tenant_id, state, signed_on, contract_id) where state <> 'fulfilled';
select guard_table('contracts', 'select, insert, update');
