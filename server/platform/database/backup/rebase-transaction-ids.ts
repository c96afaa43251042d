// Makes transaction numbers stored in rows mean the same on another server. Facts are read in the order of the transaction
// that wrote them; a new server counts from a small number again, so new facts would sort before the restored ones and
// never be read. All stored numbers are replaced by their rank, which keeps every comparison between them, and the server
// counts on until its next transaction comes after the last rank.
import type pg from 'pg';

/** PostgreSQL keeps 0 to 2 for itself. */
const FIRST_NUMBER = 3;
const NUMBERS_PER_STEP = 20_000;

/** Inside the restoring transaction. Answers the greatest number stored now. */
export async function rankTransactionIds(session: pg.Client): Promise<bigint> {
  const columns = await listColumns(session);
  if (columns.length === 0) return 0n;
  const all = columns.map(({ table, column }) => `select ${column} as old from ${table}`).join(' union ');
  await session.query(`create temp table ranks on commit drop as
    select old, ((${FIRST_NUMBER} - 1 + row_number() over (order by old))::text)::xid8 as new
    from (${all}) stored where old is not null`);
  await session.query('create unique index on ranks (old); analyze ranks');
  for (const { table, column } of columns) {
    await session.query(`update ${table} t set ${column} = r.new from ranks r where t.${column} = r.old`);
  }
  const { rows } = await session.query<{ last: string | null }>('select max(new)::text as last from ranks');
  return BigInt(rows[0]?.last ?? 0);
}

/** Outside any transaction: uses up transaction numbers until the next one is greater than `last`. About 300,000 a second. */
export async function passTransactionIds(session: pg.Client, last: bigint): Promise<void> {
  for (;;) {
    const { rows } = await session.query<{ current: string }>('select pg_current_xact_id()::text as current');
    const left = last - BigInt(rows[0]?.current ?? 0);
    if (left < 0n) return;
    const step = left < NUMBERS_PER_STEP ? Number(left) + 1 : NUMBERS_PER_STEP;
    // Each block with an EXCEPTION part is a subtransaction, and one that writes, an empty note to the log here, uses a number up.
    await session.query(`do $$ begin for i in 1..${step} loop
      begin perform pg_logical_emit_message(true, '', ''); exception when division_by_zero then null; end; end loop; end $$`);
  }
}

async function listColumns(session: pg.Client): Promise<{ table: string; column: string }[]> {
  const { rows } = await session.query<{ table: string; column: string }>(`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.atttypid = 'xid8'::regtype and a.attnum > 0 and not a.attisdropped and n.nspname = 'makegood'
      and c.relkind in ('r', 'p') and not c.relispartition
    order by 1, 2`);
  return rows;
}
