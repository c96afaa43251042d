-- A firm trading under a brand in a store: dated facts (E2). lease_ends_on was agreed, ended_on happened.
create table tenancies (
  tenant_id uuid not null,
  tenancy_id uuid not null,
  firm_id uuid not null,
  brand_id uuid not null,
  store_id uuid not null,
  started_on date not null,
  lease_ends_on date check (lease_ends_on >= started_on),
  ended_on date check (ended_on >= started_on),
  end_reason text,
  primary key (tenant_id, tenancy_id),
  foreign key (tenant_id, firm_id) references firms,
  foreign key (tenant_id, brand_id) references brands,
  foreign key (tenant_id, store_id) references stores
);
create index tenancies_of_firm on tenancies (tenant_id, firm_id, started_on);
create index tenancies_of_store on tenancies (tenant_id, store_id, firm_id);
create index tenancies_of_brand on tenancies (tenant_id, brand_id, firm_id);
select guard_table('tenancies');
