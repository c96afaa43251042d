-- Passkeys: public keys only, so nothing here lets anyone in. `relying_party` is the host name the key was made for.

create table passkeys (
  tenant_id uuid not null,
  credential_id bytea not null,
  account_id uuid not null,
  relying_party text not null,
  public_key bytea not null,
  uses bigint not null,
  transports text[] not null,
  name text not null,
  made_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, credential_id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, account_id)
);
create index passkeys_of_account on passkeys (tenant_id, account_id);
select guard_table('passkeys');
