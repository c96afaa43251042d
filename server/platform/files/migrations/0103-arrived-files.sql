-- Files that were let in and that no row names yet: an upload that is refused after all, or a process that dies, leaves one.

create table arrived_files (
  tenant_id uuid not null,
  hash text not null,
  arrived_at timestamptz not null,
  primary key (tenant_id, hash)
);
select guard_table('arrived_files');
select let_owner_look_up('arrived_files');
select let_owner_look_up('kept_files');

-- The same content may be another tenant's, so whether a file may go is asked for all of them: a yes or no alone.
create function file_is_wanted(wanted text, since timestamptz) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select 1 from kept_files where hash = wanted)
    or exists (select 1 from arrived_files where hash = wanted and arrived_at > since)
$$;
revoke execute on function file_is_wanted(text, timestamptz) from public;
grant execute on function file_is_wanted(text, timestamptz) to makegood_app;

create index kept_files_hash on kept_files (hash);
create index arrived_files_hash on arrived_files (hash);
