// The pool of connections as the application role: rows come back ready for the wire, and every connection has its limits.
import pg from 'pg';
import { GatheringSocket } from './gathering-socket.ts';

export type ConnectionSettings = pg.PoolConfig;

const iso = (text: string) => `${text.replace(' ', 'T').replace(/\+00$/, '')}${text.endsWith('+00') ? 'Z' : ''}`;

/** Instants as ISO text in UTC, days as ISO text, 8-byte integers as bigint: nothing is rounded on the way. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.TIMESTAMPTZ) return iso;
    if (oid === pg.types.builtins.DATE) return (text: string) => text;
    if (oid === pg.types.builtins.INT8) return (text: string) => BigInt(text);
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

const options =
  '-c search_path=makegood -c timezone=UTC -c datestyle=ISO -c statement_timeout=30000 -c idle_in_transaction_session_timeout=15000';

/** Documented limits (ASVS 13.1.2): `max` connections, a statement ends after 30 s, an idle transaction after 15 s, and who
 * finds no free connection within 2 s is told to come back. `role` is put on after signing in as someone else. */
export function connect(settings: ConnectionSettings, max = 12, role?: string): pg.Pool {
  const pool = new pg.Pool({
    ...settings,
    max,
    types,
    // Statements are sent without waiting for the answer to the one before; see transact.ts.
    pipeline: true,
    stream: () => new GatheringSocket(),
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 60_000,
    options: role ? `${options} -c role=${role}` : options,
  });
  outliveDeadConnections(pool);
  return pool;
}

/** A connection that dies is replaced by the next request; it must not take the process down, in the pool or on its way out. */
export function outliveDeadConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}
