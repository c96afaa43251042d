-- A key is as much a person as the account that made it, or that made the key it was made with: one person with two keys signs once.
-- Null for the first key of a story and for keys made before this was kept.
alter table api_keys add column account_id uuid;

drop function holder_of_key(bytea);
create function holder_of_key(secret bytea)
returns table (id uuid, holder uuid, roles text[], language text, seen timestamptz, behind uuid)
language plpgsql stable as $$
begin
  return query select k.key_id, k.key_id, k.roles, t.language, k.last_used_at, k.account_id
    from api_keys k join tenants t on t.tenant_id = k.tenant_id
    where k.tenant_id = current_tenant() and k.secret_hash = secret and k.revoked_at is null;
end $$;
