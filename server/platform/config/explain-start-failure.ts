// Turns what made a start fail into the one sentence a person at the console can act on, without a secret in it.
import { DatabaseTooOld, MigrationChanged } from '../database/prepare-database.ts';
import { OwnerIsBound } from '../database/prepare-roles.ts';
import { explainHome } from './open-home.ts';
import type { Config } from './read-config.ts';
import { StartFailure } from './start-failure.ts';

type Failed = { code?: unknown; syscall?: unknown; message?: unknown; path?: unknown };

/** Undefined means: none of the troubles we know, so it is a bug and the caller shows it whole. */
export function explainStartFailure(error: unknown, config: Config): string | undefined {
  if (error instanceof StartFailure) return error.message;
  const failed: Failed = typeof error === 'object' && error !== null ? error : {};
  if (failed.syscall === 'listen' || failed.syscall === 'bind') return explainListen(failed, config);
  const byDatabase = explainDatabase(error, failed, config);
  if (byDatabase !== undefined) return byDatabase;
  // The path tells the home's troubles from those of the program's own files.
  const inHome = typeof failed.path === 'string' ? failed.path.startsWith(config.home) : failed.code === 'ENOSPC';
  return inHome ? explainHome(config.home, error)?.message : undefined;
}

function explainListen(failed: Failed, { host, port }: Config): string | undefined {
  const at = `${host}:${port}`;
  switch (failed.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program: stop that one, or choose another port with PORT, like PORT=${port + 1} npm start.`;
    case 'EACCES':
      return `This user may not listen on ${at}: choose a port of 1024 or above with PORT and put a web server in front.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is "${host}", which is no address of this machine: use 127.0.0.1 for this machine alone or 0.0.0.0 for all its networks.`;
    default:
      return undefined;
  }
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const UNTRUSTED = new Set(['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED']);

function explainDatabase(error: unknown, failed: Failed, config: Config): string | undefined {
  const where = describeDatabase(config);
  const code = typeof failed.code === 'string' ? failed.code : '';
  const message = typeof failed.message === 'string' ? failed.message : '';
  if (error instanceof DatabaseTooOld) {
    const version = Math.floor(error.version / 10_000);
    return `The database ${where} is PostgreSQL ${version}, and Makegood needs 15 or newer: upgrade that server, or leave DATABASE_URL out for the built-in one.`;
  }
  if (error instanceof MigrationChanged) {
    return `The database ${where} was made by another version of this program (${message}): start the version that made it, or restore a backup into a new home.`;
  }
  if (error instanceof OwnerIsBound) {
    return `The user in DATABASE_URL inherits the role makegood_app in the database ${where}, which would hide every tenant from it: run "revoke makegood_app from" that user, and start again.`;
  }
  if (AWAY.has(code) || code === '57P03' || /timeout|terminated unexpectedly/i.test(message)) {
    return `The database ${where} does not answer (${code || message}): see that the server runs and that DATABASE_URL names the right host and port.`;
  }
  if (UNTRUSTED.has(code) || /does not support SSL/.test(message)) {
    return `The database ${where} cannot be trusted over TLS (${code || message}): correct its certificate or the sslmode in DATABASE_URL.`;
  }
  return explainState(code, where);
}

/** SQLSTATEs of the PostgreSQL manual, appendix A. */
function explainState(code: string, where: string): string | undefined {
  switch (code) {
    case '28P01':
    case '28000':
      return `The database ${where} refused the sign-in: check the user and password in DATABASE_URL.`;
    case '3D000':
      return `The database ${where} does not exist: create it there with CREATE DATABASE, or correct DATABASE_URL.`;
    case '42501':
      return `The user in DATABASE_URL may not prepare the database ${where}: make it the database's owner, with the right to create roles.`;
    case '53300':
      return `The database ${where} has no connection left: raise its max_connections or close other programs.`;
    case '53100':
      return `The disk of the database ${where} is full: free some space there and start again; nothing was damaged.`;
    case '25006':
      return `The database ${where} is a read-only replica: let DATABASE_URL name the primary.`;
    default:
      return undefined;
  }
}

/** Host, port and name; never user or password. */
function describeDatabase({ database, home }: Config): string {
  if (database.kind === 'embedded') return `of the home ${home}`;
  const url = URL.parse(database.url);
  return url === null ? 'in DATABASE_URL' : `${url.host || 'on this machine'}${url.pathname}`;
}
