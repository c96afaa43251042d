// Everything about a schema that a migration makes, as lines of text, so that two schemas can be compared.
import pg from 'pg';
import type { ConnectionSettings } from '../server/platform/database/connect.ts';

export async function describeSchema(owner: ConnectionSettings): Promise<string[]> {
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query<{ line: string }>(`
    with ours as (select oid from pg_class where relnamespace = 'makegood'::regnamespace)
    select format('column %s %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
        (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = attrelid and adnum = attnum)) as line
      from pg_attribute where attrelid in (select oid from ours) and attnum > 0 and not attisdropped
    union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where conrelid in (select oid from ours)
    union all select format('index %s valid %s', pg_get_indexdef(indexrelid), indisvalid) from pg_index where indrelid in (select oid from ours)
    union all select format('policy %s %s %s %s', polrelid::regclass, polname, polpermissive, pg_get_expr(polqual, polrelid)) from pg_policy where polrelid in (select oid from ours)
    union all select format('function %s %s', oid::regprocedure, prosecdef) from pg_proc where pronamespace = 'makegood'::regnamespace
    union all select format('rights %s %s', relname, array_to_string(array(select acl::text from unnest(relacl) acl where acl::text like 'makegood_app=%' order by 1), ' ')) from pg_class where oid in (select oid from ours)
    union all select format('migration %s %s', number, checksum) from makegood.migrations
    union all select format('queue %s', id) from graphile_worker.migrations`);
  await client.end();
  return rows.map((row) => row.line).toSorted();
}
