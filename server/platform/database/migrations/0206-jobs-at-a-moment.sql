-- A job that waits for its moment: what is held back for a while before it leaves.

create function add_job_at(name text, payload json, key text, at timestamptz) returns void language sql security definer
as $$ select graphile_worker.add_job(identifier := name, payload := payload, job_key := key, max_attempts := 12, run_at := at) $$;
revoke execute on function add_job_at(text, json, text, timestamptz) from public;
grant execute on function add_job_at(text, json, text, timestamptz) to makegood_app;
