-- The people who work in a company. `email_key` is the address as it is compared; one person may work in several companies.

create table accounts (
  tenant_id uuid not null,
  account_id uuid not null,
  name text not null,
  email text not null,
  email_key text not null,
  language text not null,
  roles text[] not null check (cardinality(roles) between 1 and 6),
  -- Argon2id in its own text form; absent until an invitation is accepted, and for those who come by passkey or console link.
  password_hash text,
  password_set_at timestamptz,
  made_at timestamptz not null,
  -- Null: invited, and the invitation has not been accepted.
  accepted_at timestamptz,
  disabled_at timestamptz,
  last_seen_at timestamptz,
  primary key (tenant_id, account_id),
  unique (tenant_id, email_key)
);
create index accounts_by_email on accounts (email_key);
select guard_table('accounts', 'select, insert, update');
select let_owner_look_up('accounts');
