-- Where is sold, and who works there.

create table stores (
  tenant_id uuid not null,
  store_id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  city text not null,
  address text,
  time_zone text not null,
  primary key (tenant_id, store_id),
  constraint stores_name unique (tenant_id, name_key)
);
create index stores_by_city on stores (tenant_id, city, name, store_id);
select guard_table('stores');

create table staff (
  tenant_id uuid not null,
  staff_id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  title text,
  store_id uuid,
  phone text,
  primary key (tenant_id, staff_id),
  foreign key (tenant_id, store_id) references stores
);
create index staff_by_name on staff (tenant_id, name_key, staff_id);
select guard_table('staff');
