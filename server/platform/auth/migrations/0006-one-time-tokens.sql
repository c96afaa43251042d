-- Secrets that work once: invitations of an account, and challenges a passkey must sign. Only the sha-256 is kept.
-- Challenges of people whose company is not yet known are rows of the doorstep, the tenant of zeros, which no company can be.

create table one_time_tokens (
  tenant_id uuid not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  purpose text not null check (purpose in ('invitation', 'passkey.add', 'passkey.enter')),
  account_id uuid,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (tenant_id, secret_hash)
);
create index one_time_tokens_ending on one_time_tokens (tenant_id, ends_at);
create index one_time_tokens_of_account on one_time_tokens (tenant_id, account_id) where account_id is not null;
select guard_table('one_time_tokens', 'select, insert, delete');
