-- The words a company writes with, so that what somebody typed wrong can be mended by them: nearness by trigrams (pg_trgm comes with PostgreSQL
-- and may be made by the owner of the database).
create extension if not exists pg_trgm;

create table spellings (
  tenant_id uuid not null,
  word text collate "C" not null,
  primary key (tenant_id, word)
);
-- In a database of the C locale pg_trgm knows no letters but those of ASCII: each letter of Russian stands for one of those.
create function plain_letters(word text) returns text language sql immutable parallel safe
as $$ select translate(word, 'абвгдежзийклмнопрстуфхцчшщъыьэюя', 'abvgdejziyklmnoprstufhc0123456789') $$;
create index spellings_by_trigrams on spellings using gin (plain_letters(word) gin_trgm_ops);
select guard_table('spellings');
select let_owner_look_up('spellings');

-- A function for the reason search_words is one: % is not leakproof.
create function near_spellings(asked text, most int) returns table (word text)
language sql stable security definer set search_path from current set pg_trgm.similarity_threshold = 0.25
as $$
  select s.word from spellings s
  where plain_letters(s.word) % plain_letters(asked) and s.tenant_id = current_tenant() and abs(length(s.word) - length(asked)) <= 2
  order by similarity(plain_letters(s.word), plain_letters(asked)) desc, s.word limit most
$$;
revoke execute on function near_spellings(text, int) from public;
grant execute on function near_spellings(text, int) to makegood_app;

-- How far the job that learns them has read in each source; read from the beginning again once a day.
create table spelling_readings (
  tenant_id uuid not null,
  source text not null,
  read_to uuid not null,
  begun_at timestamptz not null,
  primary key (tenant_id, source)
);
select guard_table('spelling_readings');
