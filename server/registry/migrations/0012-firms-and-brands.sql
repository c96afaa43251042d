-- Who sells, and under which name: legal entities and brands are kept apart (E2).

create table firms (
  tenant_id uuid not null,
  firm_id uuid not null,
  legal_name text not null,
  legal_key text collate "C" not null,
  registration_number text,
  contact_name text,
  phone text,
  email text,
  registered_at timestamptz not null,
  primary key (tenant_id, firm_id),
  constraint firms_legal_name unique (tenant_id, legal_key)
);
select guard_table('firms');

create table brands (
  tenant_id uuid not null,
  brand_id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  primary key (tenant_id, brand_id),
  constraint brands_name unique (tenant_id, name_key)
);
select guard_table('brands');

-- The brands a firm has traded or sold under: small, so that no page reads a firm's contracts for them.
create table firm_brands (
  tenant_id uuid not null,
  firm_id uuid not null,
  brand_id uuid not null,
  primary key (tenant_id, firm_id, brand_id),
  foreign key (tenant_id, firm_id) references firms,
  foreign key (tenant_id, brand_id) references brands
);
create index firm_brands_of_brand on firm_brands (tenant_id, brand_id, firm_id);
select guard_table('firm_brands');
