-- Who has a place open at this moment, and whether they write. Lost with a crash, and told anew within ten seconds.
create unlogged table presences (
  tenant_id uuid not null,
  -- The case, or whatever else is open.
  place_id uuid not null,
  -- The signature of the actor.
  holder text collate "C" not null,
  -- One of several windows of theirs.
  tab text collate "C" not null,
  doing text not null check (doing in ('reads', 'writes', 'left')),
  seen_at timestamptz not null,
  -- The transaction that changed what is seen of it; a beat that changes nothing leaves it.
  changed_tx xid8 not null,
  primary key (tenant_id, place_id, holder, tab)
);
create index presences_by_change on presences (tenant_id, changed_tx);
create index presences_by_age on presences (tenant_id, seen_at);
select guard_table('presences');
alter table presences set (fillfactor = 50);
