// A Kysely that speaks over one given connection, so that a transaction's statements cannot stray to another.
import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';

// biome-ignore lint/complexity/noBannedTypes: each stage widens this to its own tables with withTables
export type NoTables = {};
export type Sql = Kysely<NoTables>;

const known = new WeakMap<pg.PoolClient, Sql>();

/** The Kysely of a client; made once per connection and kept as long as the connection lives. */
export function kyselyOn(client: pg.PoolClient): Sql {
  const made = known.get(client) ?? makeKysely(client);
  known.set(client, made);
  return made;
}

const names = new Map<string, { name: string; uses: number }>();
const namesMax = 400;
const usesOfFirstPlan = 1_000;
const plannedOnce = /^\s*(\/\* once \*\/|(insert|update|with\b[\s\S]*\binsert into)\b)/i;

/**
 * Writes are named, so that PostgreSQL parses and plans each once a connection: a third less time for a registration. So are reads
 * that begin with `/* once *\/`: each part finds rows by a whole key, whatever the values. Other reads are not: their best plan
 * hangs on what they filter by. Statements past the limit, and what was put together for once, go unnamed. After a thousand uses
 * the name changes once: in an empty table every index looks alike, and a plan made then would be kept while the table fills.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) {
    known.uses += 1;
    return known.uses < usesOfFirstPlan ? known.name : `${known.name}_again`;
  }
  if (names.size >= namesMax || !plannedOnce.test(text)) return undefined;
  const name = `w_${createHash('sha1').update(text).digest('base64url')}`;
  names.set(text, { name, uses: 1 });
  return name;
}

/**
 * An array of texts as PostgreSQL writes it is its JSON in braces, as long as nothing in it is escaped; the driver, who goes through
 * every text twice, takes several times as long. What else there is, is left to the driver.
 */
function arrayText(values: readonly unknown[]): unknown {
  if (!values.every((value) => value === null || typeof value === 'string')) return values;
  const json = JSON.stringify(values);
  return json.includes('\\') ? values : `{${json.slice(1, -1)}}`;
}

function makeKysely(client: pg.PoolClient): Sql {
  const connection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const text = query.sql;
      const name = nameOf(text);
      const result = await client.query<R & pg.QueryResultRow>({
        text,
        values: query.parameters.map((value) => (Array.isArray(value) ? arrayText(value) : value)),
        ...(name ? { name } : {}),
      });
      return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    // biome-ignore lint/correctness/useYield: streaming is not offered inside a transaction
    async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
      throw new Error('DATABASE-1 a transaction reads in pages, not in streams');
    },
  };
  const done = async () => undefined;
  return new Kysely<NoTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => ({
        init: done,
        acquireConnection: async () => connection,
        beginTransaction: () => Promise.reject(new Error('DATABASE-2 transactions are opened by transact alone')),
        commitTransaction: done,
        rollbackTransaction: done,
        releaseConnection: done,
        destroy: done,
      }),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
