// Turns what made a start fail into the one sentence a person at the console can act on, without a secret in it.
import { DatabaseTooOld, MigrationChanged } from '../database/prepare-database.ts';
import { OwnerIsBound } from '../database/prepare-roles.ts';
import { toConsole } from './console-words.ts';
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
  switch (failed.code) {
    case 'EADDRINUSE':
      return toConsole('portTaken', { port, host, next: port + 1 });
    case 'EACCES':
      return toConsole('portForbidden', { at: `${host}:${port}` });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return toConsole('hostUnknown', { host });
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
    return toConsole('databaseTooOld', { where, version: Math.floor(error.version / 10_000) });
  }
  if (error instanceof MigrationChanged) {
    return toConsole('databaseOfAnother', { where, message });
  }
  if (error instanceof OwnerIsBound) {
    return toConsole('ownerBound', { where });
  }
  if (AWAY.has(code) || code === '57P03' || /timeout|terminated unexpectedly/i.test(message)) {
    return toConsole('databaseSilent', { where, reason: code || message });
  }
  if (UNTRUSTED.has(code) || /does not support SSL/.test(message)) {
    return toConsole('databaseUntrusted', { where, reason: code || message });
  }
  return explainState(code, where);
}

/** SQLSTATEs of the PostgreSQL manual, appendix A. */
function explainState(code: string, where: string): string | undefined {
  switch (code) {
    case '28P01':
    case '28000':
      return toConsole('signInRefused', { where });
    case '3D000':
      return toConsole('databaseMissing', { where });
    case '42501':
      return toConsole('mayNotPrepare', { where });
    case '53300':
      return toConsole('noConnectionLeft', { where });
    case '53100':
      return toConsole('databaseDiskFull', { where });
    case '25006':
      return toConsole('databaseReplica', { where });
    default:
      return undefined;
  }
}

/** Host, port and name; never user or password. */
function describeDatabase({ database, home }: Config): string {
  if (database.kind === 'embedded') return toConsole('ofTheHome', { home });
  const url = URL.parse(database.url);
  return url === null ? toConsole('inDatabaseUrl') : `${url.host || toConsole('onThisMachine')}${url.pathname}`;
}
