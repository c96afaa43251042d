-- What is sold.

create table products (
  tenant_id uuid not null,
  product_id uuid not null,
  sku text collate "C" not null,
  name text not null,
  name_key text collate "C" not null,
  family text,
  brand_id uuid,
  primary key (tenant_id, product_id),
  constraint products_sku unique (tenant_id, sku),
  foreign key (tenant_id, brand_id) references brands
);
create index products_by_name on products (tenant_id, name_key, product_id);
select guard_table('products');
