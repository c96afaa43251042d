-- Adding a job from a business transaction: the application may add to the queue, and nothing else of it.

create function add_job(name text, payload json, key text) returns void language sql security definer
as $$ select graphile_worker.add_job(identifier := name, payload := payload, job_key := key, max_attempts := 12) $$;
revoke execute on function add_job(text, json, text) from public;
grant execute on function add_job(text, json, text) to makegood_app;
