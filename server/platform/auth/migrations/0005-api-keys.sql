-- Programs that call the API. The secret is shown once; only its sha-256 is kept.

create table api_keys (
  tenant_id uuid not null,
  key_id uuid not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  name text not null,
  roles text[] not null check (cardinality(roles) between 1 and 6),
  made_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, key_id),
  unique (tenant_id, secret_hash)
);
select guard_table('api_keys', 'select, insert, update');
