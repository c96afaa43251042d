-- The promises customers were given. Written from facts of contracts that are never deleted, hence no foreign key to them:
-- checking one would lock a contract's row for every promise it gets.

create table promises (
  tenant_id uuid not null,
  promise_id uuid not null,
  contract_id uuid not null,
  -- The obligation, else the commitment, else the promise itself: a contract gets each of them once (PROM-12).
  given_by uuid not null,
  kind text not null check (kind in ('duty', 'right', 'standing')),
  state text not null check (state in ('open', 'kept', 'broken', 'kept_late', 'waived', 'excused', 'expired')),
  source text not null check (source in ('agreement', 'commitment', 'spoken', 'advert')),
  commitment_id uuid,
  commitment_version int,
  obligation_id uuid,
  obligation_kind text check (obligation_kind in ('deliver', 'install', 'perform')),
  time_zone text not null,
  due_at timestamptz,
  due_on date,
  -- The same for lists: what has no day stands last. A column and not an expression, because under row security only plain comparisons
  -- of columns reach an index.
  sorts_on date not null,
  agreed_anew_on date,
  moved_times int not null,
  kept_at timestamptz,
  broken_at timestamptz,
  -- The day of the place from which it is no longer owed; 'infinity' while it is, so that one comparison answers for any day.
  ended_on date not null,
  proof text,
  reason text,
  wording jsonb,
  said_by text,
  said_on date,
  said_evidence text,
  made_at timestamptz not null,
  -- Copied from the contract: what lists group and filter by.
  contract_number text collate "C" not null,
  person_id uuid not null,
  firm_id uuid,
  brand_id uuid,
  store_id uuid,
  city text,
  family text,
  signed_on date not null,
  amount_minor bigint,
  currency char(3),
  complained_on date,
  primary key (tenant_id, promise_id),
  constraint promises_given_once unique (tenant_id, contract_id, given_by),
  check ((due_at is null) = (due_on is null)),
  check (sorts_on = coalesce(due_on, 'infinity')),
  check ((commitment_id is null) = (commitment_version is null)),
  check ((state in ('open', 'broken')) or ended_on < 'infinity'),
  check ((state in ('kept', 'kept_late')) = (kept_at is not null)),
  check (state <> 'kept' or due_at is null or kept_at <= due_at),
  check (state <> 'kept_late' or kept_at > due_at),
  check (state not in ('broken', 'kept_late') or broken_at is not null),
  check (state not in ('open', 'kept', 'expired') or broken_at is null)
);
-- The watcher's list: what can run out, soonest first.
create index promises_to_watch on promises (tenant_id, due_at) where state = 'open' and due_at is not null;
-- Duties that are or were late on some day (E23): those still owed stand together at ended_on = infinity, each contract's in a row
-- with the longest overdue first. Carries all that the overdue page groups, filters and sums, so that it reads no row of the table.
create index promises_late on promises (tenant_id, ended_on, contract_id, due_on)
  include (firm_id, brand_id, store_id, city, family, amount_minor, currency, complained_on, promise_id)
  where kind = 'duty' and ended_on > due_on;
-- Lists by due day, page by page; a promise without one stands last.
create index promises_by_due on promises (tenant_id, state, sorts_on, promise_id) include (kind);
create index promises_of_firm on promises (tenant_id, firm_id, state, due_on) where firm_id is not null;
create index promises_of_store on promises (tenant_id, store_id, state, due_on) where store_id is not null;
create index promises_of_person on promises (tenant_id, person_id);
select guard_table('promises');
-- States change: room for the new version of a row on its own page, and dead ones are cleared early, for index-only reading.
alter table promises set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

-- How many promises stand in which state under which commitment (nil: none): each write adds what it changed, a job sums up.
-- Added rows never wait for one another, as the rows of a counter would.
create table promise_tallies (
  tenant_id uuid not null,
  tally_id uuid not null,
  commitment_id uuid not null,
  state text not null,
  change int not null,
  primary key (tenant_id, tally_id)
);
select guard_table('promise_tallies');
