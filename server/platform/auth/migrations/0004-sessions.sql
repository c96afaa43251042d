-- Who is signed in. Only the sha-256 of the cookie's secret is kept; a session that ends is deleted.

create table sessions (
  tenant_id uuid not null,
  session_id uuid not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  account_id uuid not null,
  entered_by text not null check (entered_by in ('password', 'passkey', 'link', 'invitation')),
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (tenant_id, session_id),
  unique (tenant_id, secret_hash),
  foreign key (tenant_id, account_id) references accounts (tenant_id, account_id)
);
create index sessions_of_account on sessions (tenant_id, account_id);
select guard_table('sessions');
