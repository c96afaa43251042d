-- What somebody has begun to write to a customer, by case and author; seen by them alone.
create table case_drafts (
  tenant_id uuid not null,
  case_id uuid not null,
  -- The signature of the actor.
  author text collate "C" not null,
  text text not null,
  subject text,
  -- The customer's newest message that had been read when it was begun.
  read_up_to uuid,
  version int not null,
  saved_at timestamptz not null,
  -- What another window of theirs had written and this one did not know when it was kept (DRAFT-2).
  other_text text,
  other_saved_at timestamptz,
  primary key (tenant_id, case_id, author),
  check ((other_text is null) = (other_saved_at is null))
);
select guard_table('case_drafts');
