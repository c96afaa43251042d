// Telling the database's weather (retry) from bugs (stop): by SQLSTATE, or by the socket that closed under us.

const lostStates = new Set(['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006']);
const lostSockets = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);

/** The connection is gone; whatever ran on it did not commit, unless it was the commit itself. */
export function isLostConnection(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== undefined && (lostStates.has(code) || lostSockets.has(code))) return true;
  return (
    message === 'Connection terminated unexpectedly' ||
    message?.startsWith('Client has encountered a connection error') === true
  );
}

/** Deadlock, serialisation failure or a twin request that was a moment faster: it did not happen and may be tried again. */
export function retryable(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '40P01' || code === '40001' || constraint === 'idempotency_keys_pkey';
}

/** The database cannot be reached or has no room just now: the edge answers 503 or 507 with Retry-After. */
export function isWeather(error: unknown): 'away' | 'full' | 'busy' | undefined {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  if (code === '53300' || code === '55P03' || code === '57014') return 'busy';
  if (isLostConnection(error)) return 'away';
  if (message?.includes('timeout exceeded when trying to connect')) return 'busy';
  return undefined;
}
