-- Knowledge: answers with their versions and where they served, the words both answers and trees are found by, trees and walks.

create table answers (
  tenant_id uuid not null,
  answer_id uuid not null,
  code text collate "C",
  newest int not null check (newest > 0),
  review_on date,
  retired_at timestamptz,
  primary key (tenant_id, answer_id)
);
create index answers_to_review on answers (tenant_id, review_on, answer_id) where retired_at is null and review_on is not null;
select guard_table('answers');

-- Never changed (KNOW-1).
create table answer_versions (
  tenant_id uuid not null,
  answer_id uuid not null,
  version int not null check (version > 0),
  answer jsonb not null,
  in_force_from timestamptz not null,
  published_at timestamptz not null,
  published_by text not null,
  why text not null,
  primary key (tenant_id, answer_id, version),
  foreign key (tenant_id, answer_id) references answers
);
select guard_table('answer_versions', 'select, insert');

-- Once a case and way of use (KNOW-4).
create table answer_uses (
  tenant_id uuid not null,
  case_id uuid not null,
  answer_id uuid not null,
  how text not null check (how in ('in_reply', 'solved')),
  version int not null,
  used_at timestamptz not null,
  used_by text not null,
  primary key (tenant_id, case_id, answer_id, how)
);
create index answer_uses_of_answer on answer_uses (tenant_id, answer_id, case_id);
select guard_table('answer_uses');

-- Stems of the words of what is known, each with its weight: how rare one is, is counted from here (KNOW-5).
create table knowledge_terms (
  tenant_id uuid not null,
  kind text not null check (kind in ('answer', 'tree')),
  term text collate "C" not null,
  subject_id uuid not null,
  weight real not null,
  primary key (tenant_id, kind, term, subject_id)
);
create index knowledge_terms_of_subject on knowledge_terms (tenant_id, subject_id);
select guard_table('knowledge_terms');

create table diagnosis_trees (
  tenant_id uuid not null,
  tree_id uuid not null,
  code text collate "C",
  -- Null: nothing is published yet.
  newest int check (newest > 0),
  draft jsonb,
  revision int not null,
  retired_at timestamptz,
  primary key (tenant_id, tree_id)
);
select guard_table('diagnosis_trees');

create table diagnosis_tree_versions (
  tenant_id uuid not null,
  tree_id uuid not null,
  version int not null check (version > 0),
  tree jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  why text not null,
  primary key (tenant_id, tree_id, version),
  foreign key (tenant_id, tree_id) references diagnosis_trees
);
select guard_table('diagnosis_tree_versions', 'select, insert');

create table diagnosis_walks (
  tenant_id uuid not null,
  walk_id uuid not null,
  case_id uuid not null,
  tree_id uuid not null,
  version int not null,
  steps jsonb not null,
  end_node text,
  by_customer boolean not null,
  who text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  verdict text check (verdict in ('right', 'wrong')),
  verdict_note text,
  primary key (tenant_id, walk_id),
  foreign key (tenant_id, case_id) references cases,
  foreign key (tenant_id, tree_id, version) references diagnosis_tree_versions,
  check ((end_node is null) = (ended_at is null)),
  check (verdict is null or end_node is not null)
);
create index diagnosis_walks_of_case on diagnosis_walks (tenant_id, case_id, walk_id);
create index diagnosis_walks_of_tree on diagnosis_walks (tenant_id, tree_id, version, end_node, verdict);
select guard_table('diagnosis_walks');
