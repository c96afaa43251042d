-- Finding: what is said on a case weighed and stemmed, tags, views that are kept, deeds on many with a way back.

-- Words, each with the mark of its tenant (six digits), as a tsvector with positions and one weight: the word as it is written and, for
-- Russian and English, its stem by PostgreSQL's own snowball dictionaries. A word that says nothing (и, не, the, of) has no stem.
create function stem_of(word text) returns text
language sql immutable parallel safe set search_path from current
as $$
  select case
    when word ~ '^[а-я]+$' then (ts_lexize('pg_catalog.russian_stem', word))[1]
    when word ~ '^[a-z]+$' then (ts_lexize('pg_catalog.english_stem', word))[1]
    else word
  end
$$;
-- Words hold only letters and digits (see search-words.ts), so that the text of a tsvector needs no escapes. Positions end at 16383.
create function words_vector(mark text, words text[], weight text) returns tsvector
language sql immutable parallel safe set search_path from current
as $$
  select coalesce(string_agg(
      '''' || mark || word || ''':' || least(place, 16000) || weight ||
      coalesce(' ''' || mark || nullif(stem_of(word), word) || ''':' || least(place, 16000) || weight, ''),
      ' '), '')::tsvector
  from unnest(words) with ordinality as w (word, place)
$$;

-- What is asked, a part a word: each by its beginning or by its stem, a pair of Han as it is. A word that says nothing has no part.
create function words_asked(mark text, words text[]) returns text[]
language sql immutable parallel safe set search_path from current
as $$
  select coalesce(array_agg(
      case
        when word ~ '^[\u3040-\u30ff\u3400-\u9fff]{2}$' then '''' || mark || word || ''''
        when stem_of(word) is null then null
        else '(''' || mark || word || ''':*' || coalesce(' | ''' || mark || nullif(stem_of(word), word) || '''', '') || ')'
      end order by place), '{}')
  from unnest(words) with ordinality as w (word, place)
$$;

-- Of what was found the best first: what stands in the head of a case before its description, that before what was said later; words that
-- stand together before words apart. Ranks at most `ranked` of those found. A function for the reason search_words is one (0011).
create function search_case_texts(query tsquery, ranked int, most int) returns table (case_id uuid, rank real)
language sql stable security definer set search_path from current set gin_fuzzy_search_limit = 20000
as $$
  select found.case_id, ts_rank_cd('{0.2, 0.4, 0.7, 1.0}', found.words, query, 1) as rank
  from (select w.case_id, w.words from case_words w where w.words @@ query and w.tenant_id = current_tenant() limit ranked) found
  order by rank desc, found.case_id desc limit most
$$;
revoke execute on function search_case_texts(tsquery, int, int) from public;
grant execute on function search_case_texts(tsquery, int, int) to makegood_app;

drop function search_cases(tsquery, int);

alter table case_messages add column withdrawn_at timestamptz;

-- Words the team puts on cases, on the row itself: a list filters by them while it walks its index.
alter table cases add column tags text[] not null default '{}';
create table case_tags (
  tenant_id uuid not null,
  tag text collate "C" not null,
  case_id uuid not null,
  primary key (tenant_id, tag, case_id)
);
select guard_table('case_tags');

-- By when they were opened, and what few cases hold. Problem, channel and language hold for many: they are asked while walking along.
create index cases_by_opening on cases (tenant_id, state, opened_at, case_id);
create index cases_of_commitment on cases (tenant_id, commitment_id, state, due_at, case_id) where commitment_id is not null;
create index cases_supervised on cases (tenant_id, state, due_at, case_id) where about_id is not null;

create table case_list_views (
  tenant_id uuid not null,
  view_id uuid not null,
  owner_id uuid not null,
  owner_kind text not null check (owner_kind in ('acc', 'key')),
  name text not null,
  name_key text collate "C" not null,
  shared boolean not null,
  filter jsonb not null,
  case_order text not null,
  saved_at timestamptz not null,
  primary key (tenant_id, view_id)
);
create unique index case_list_views_named on case_list_views (tenant_id, owner_id, name_key);
create index case_list_views_shared on case_list_views (tenant_id, name_key, view_id) where shared;
select guard_table('case_list_views');

create table case_bulks (
  tenant_id uuid not null,
  bulk_id uuid not null,
  given jsonb not null,
  asked_by text not null,
  asked_language text not null,
  state text not null check (state in ('running', 'done', 'undoing', 'undone')),
  started_at timestamptz not null,
  ended_at timestamptz,
  undo_until timestamptz,
  primary key (tenant_id, bulk_id)
);
select guard_table('case_bulks');
-- One row a case; `was` is what the opposite deed gives back.
create table case_bulk_cases (
  tenant_id uuid not null,
  bulk_id uuid not null,
  place int not null,
  case_id uuid not null,
  state text not null check (state in ('waits', 'done', 'refused', 'undone', 'not_undone')),
  refusal text,
  refusal_facts jsonb,
  was jsonb,
  primary key (tenant_id, bulk_id, place)
);
select guard_table('case_bulk_cases');
