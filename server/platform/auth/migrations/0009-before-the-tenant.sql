-- The four questions that must be answered before a tenant is known. Each answers no more than the door needs.

-- Whether anyone has set up a company here.
create function companies_here() returns table (companies int, demos int)
language sql stable security definer set search_path from current
as $$ select count(*)::int, (count(*) filter (where kind = 'demo'))::int from tenants $$;
revoke execute on function companies_here() from public;
grant execute on function companies_here() to makegood_app;

-- Whether one's own company of this name is set up already, so that nobody sets up the same one twice.
create function own_company_named(wanted text) returns boolean
language sql stable security definer set search_path from current
as $$ select exists (select from tenants where kind = 'own' and lower(name) = lower(wanted)) $$;
revoke execute on function own_company_named(text) from public;
grant execute on function own_company_named(text) to makegood_app;

-- Where an e-mail address may sign in with a password.
create function accounts_of_email(wanted text)
returns table (tenant_id uuid, account_id uuid, company_name text, password_hash text)
language sql stable security definer set search_path from current
as $$
  select a.tenant_id, a.account_id, t.name, a.password_hash
  from accounts a join tenants t on t.tenant_id = a.tenant_id
  where a.email_key = wanted and a.disabled_at is null and a.password_hash is not null
  order by t.founded_at, t.tenant_id limit 20
$$;
revoke execute on function accounts_of_email(text) from public;
grant execute on function accounts_of_email(text) to makegood_app;

-- Whom the console's link signs in: the first administrator of the newest company, of one kind or of any.
create function newest_administrator(wanted text) returns table (tenant_id uuid, account_id uuid)
language sql stable security definer set search_path from current
as $$
  select a.tenant_id, a.account_id
  from (select t.tenant_id from tenants t where wanted is null or t.kind = wanted order by t.founded_at desc, t.tenant_id desc limit 1) newest
  join accounts a on a.tenant_id = newest.tenant_id
  where 'administrator' = any(a.roles) and a.disabled_at is null and a.accepted_at is not null
  order by a.made_at, a.account_id limit 1
$$;
revoke execute on function newest_administrator(text) from public;
grant execute on function newest_administrator(text) to makegood_app;

-- Who holds a secret, asked at every request once its tenant is set: row security is on. Functions in plpgsql keep their plans,
-- so that the question costs no planning although it travels in one round trip with the transaction around it.
create function holder_of_session(secret bytea, now_at timestamptz, idle_since timestamptz)
returns table (id uuid, holder uuid, roles text[], language text, seen timestamptz)
language plpgsql stable as $$
begin
  return query select s.session_id, a.account_id, a.roles, a.language, s.seen_at
    from sessions s join accounts a on a.tenant_id = s.tenant_id and a.account_id = s.account_id
    where s.tenant_id = current_tenant() and s.secret_hash = secret and a.disabled_at is null
      and s.ends_at > now_at and s.seen_at > idle_since;
end $$;

create function holder_of_key(secret bytea)
returns table (id uuid, holder uuid, roles text[], language text, seen timestamptz)
language plpgsql stable as $$
begin
  return query select k.key_id, k.key_id, k.roles, t.language, k.last_used_at
    from api_keys k join tenants t on t.tenant_id = k.tenant_id
    where k.tenant_id = current_tenant() and k.secret_hash = secret and k.revoked_at is null;
end $$;
