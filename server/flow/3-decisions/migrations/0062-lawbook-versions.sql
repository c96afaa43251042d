-- A company's own versions of policy tables and law packs. What was published is never changed again; the version that came with
-- the product stands in the product.

create table lawbook_versions (
  tenant_id uuid not null,
  kind text not null check (kind in ('policy_table', 'law_pack')),
  -- The code of the table, the id of the pack.
  code text collate "C" not null,
  version int not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'discarded')),
  -- Counts the savings of a draft, so that nobody saves over what they have not seen (BOOK-1).
  revision int not null check (revision > 0),
  -- json and not jsonb: what was written comes back in its own order, byte for byte.
  content json not null,
  -- When the cases beside this content last all came out as said; null after each change.
  tested_at timestamptz,
  written_by text not null,
  written_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  in_force_from date,
  reason text,
  primary key (tenant_id, kind, code, version),
  check ((state = 'published') = (published_by is not null)),
  check ((published_by is null) = (published_at is null and in_force_from is null and reason is null))
);
create unique index lawbook_versions_one_draft on lawbook_versions (tenant_id, kind, code) where state = 'draft';
create index lawbook_versions_in_force on lawbook_versions (tenant_id, kind, code, in_force_from) where state = 'published';
select guard_table('lawbook_versions', 'select, insert, update');
