// Structured logs: one JSON line an event, without personal data. Bodies, names, phones and addresses are never logged.
import { type Logger, pino } from 'pino';

export type Log = Logger;

export function makeLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['req.headers', 'password', 'token', 'secret', '*.password', '*.token', '*.secret'],
      remove: true,
    },
    serializers: { err: errorWithoutValues },
  });
}

/** PostgreSQL puts row values into `detail`; those stay out of the log. */
function errorWithoutValues(error: Error & { code?: string; constraint?: string }) {
  return {
    name: error.name,
    message: error.message,
    code: error.code,
    constraint: error.constraint,
    stack: error.stack,
  };
}
