-- The words by which anything in the registry is found.

-- One row for each person, contract, firm or brand that is found by words. Every word carries a mark of its tenant, so that
-- the index of one tenant's words is not read for another's question.
create table search_entries (
  tenant_id uuid not null,
  subject_id uuid not null,
  kind text not null check (kind in ('person', 'contract', 'firm', 'brand')),
  words tsvector not null,
  primary key (tenant_id, subject_id)
);
create index search_entries_by_words on search_entries using gin (words);
select guard_table('search_entries');
select let_owner_look_up('search_entries');

-- Row security lets only leakproof operators reach an index, and @@ is not one: without this function every search would read
-- the whole table. It runs as the owner and keeps to the tenant of the transaction by itself. When each word asked for is in more
-- than 20,000 entries the index gives a sample of that size: the answer to a word too common stays quick and asks for another.
create function search_words(query tsquery, most int) returns table (subject_id uuid, kind text)
language sql stable security definer set search_path from current set gin_fuzzy_search_limit = 20000
as $$
  select subject_id, kind from search_entries
  where words @@ query and tenant_id = current_tenant()
  limit most
$$;
revoke execute on function search_words(tsquery, int) from public;
grant execute on function search_words(tsquery, int) to makegood_app;
