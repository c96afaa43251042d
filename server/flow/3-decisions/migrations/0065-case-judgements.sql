-- What was owed on a case, kept each time a fact changed the answer (ENT-2). Derived: judged again from the facts and versions it holds, it
-- gives the same bytes. The trace is left out for that reason.

create table case_judgements (
  tenant_id uuid not null,
  case_id uuid not null,
  version int not null check (version > 0),
  judged_at timestamptz not null,
  decided_on date not null,
  facts jsonb not null,
  judgement jsonb not null,
  -- Names and moments of the facts that arrived since the version before.
  because jsonb not null,
  -- Null of the first version.
  difference jsonb,
  check ((version = 1) = (difference is null)),
  primary key (tenant_id, case_id, version)
);
select guard_table('case_judgements', 'select, insert');
