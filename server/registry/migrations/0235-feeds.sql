-- Shops that tell us of their orders, every event of theirs, and where each line of an order went.

create table feeds (
  tenant_id uuid not null,
  feed_id uuid not null,
  kind text not null check (kind in ('makegood', 'medusa', 'shopify')),
  is_on boolean not null,
  name text not null,
  store_id uuid,
  number_prefix text not null,
  deliver_within_days int not null,
  -- [{word, firmId, brandId}], in the order shown.
  sellers jsonb not null,
  made_at timestamptz not null,
  heard_at timestamptz,
  -- Sealed for the company and this place (FEED-2).
  secret_sealed bytea not null,
  primary key (tenant_id, feed_id),
  foreign key (tenant_id, store_id) references stores (tenant_id, store_id)
);
select guard_table('feeds');

create table feed_events (
  tenant_id uuid not null,
  feed_id uuid not null,
  event_id uuid not null,
  event_ref text collate "C" not null,
  name text not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  -- As it was sent, to the letter.
  body text not null,
  state text not null check (state in ('arrived', 'waiting', 'taken', 'passed', 'refused')),
  -- What it was read as; the order and the parcel or return it speaks of, as the shop names them.
  told_kind text,
  order_ref text collate "C",
  part_ref text collate "C",
  reason_code text,
  reason_facts jsonb,
  contract_ids uuid[] not null default '{}',
  primary key (tenant_id, event_id),
  constraint feed_events_once unique (tenant_id, feed_id, event_ref),
  foreign key (tenant_id, feed_id) references feeds (tenant_id, feed_id),
  check ((state = 'refused') = (reason_code is not null))
);
select guard_table('feed_events');
create index feed_events_of_feed on feed_events (tenant_id, feed_id, event_id);
create index feed_events_by_state on feed_events (tenant_id, feed_id, state, event_id);
create index feed_events_of_order on feed_events (tenant_id, feed_id, order_ref) where order_ref is not null;
create index feed_events_of_part on feed_events (tenant_id, feed_id, part_ref) where part_ref is not null;

create table feed_lines (
  tenant_id uuid not null,
  feed_id uuid not null,
  order_ref text collate "C" not null,
  line_ref text collate "C" not null,
  contract_id uuid not null,
  description text not null,
  -- Nothing of a service is delivered.
  to_deliver numeric not null,
  delivered numeric not null default 0,
  delivered_at timestamptz,
  primary key (tenant_id, feed_id, order_ref, line_ref),
  foreign key (tenant_id, feed_id) references feeds (tenant_id, feed_id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, contract_id)
);
select guard_table('feed_lines');
