// PostgreSQL's settings for a home: written anew at every start, so that they follow the machine and this version of
// Makegood. An operator's own settings belong in `operator.conf` beside them, which we never write and which wins.
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { totalmem, userInfo } from 'node:os';
import { join } from 'node:path';

export type ClusterPurpose = 'keep' | 'test';

export type Listening =
  | { readonly kind: 'socket'; readonly folder: string }
  | { readonly kind: 'loopback'; readonly port: number };

export const SOCKET_PORT = 5432;
const MEGABYTE = 1024 * 1024;

export function writeSettings(cluster: string, listening: Listening, logFolder: string, purpose: ClusterPurpose): void {
  const settings = { ...lasting(logFolder), ...listenOn(listening), ...(purpose === 'test' ? forgetful() : {}) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}`);
  const head = '# Written by Makegood at every start. Put your own settings in operator.conf.';
  const conf = [head, ...lines, `include_if_exists = 'operator.conf'`, ''].join('\n');
  writeWhole(join(cluster, 'postgresql.conf'), conf);
  writeWhole(join(cluster, 'pg_hba.conf'), `${admission(listening)}\n`);
  writeWhole(join(cluster, 'pg_ident.conf'), `makegood ${quoteName(localUser() ?? 'nobody')} all\n`);
}

/** Sized for a small start on a machine of 2 cores; a quarter of memory, but never more than 1 GB, is PostgreSQL's own. */
function lasting(logFolder: string): Record<string, string> {
  const memoryMb = Math.floor(totalmem() / MEGABYTE);
  return {
    max_connections: '50',
    shared_buffers: `${Math.max(32, Math.min(1024, Math.floor(memoryMb / 4)))}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(memoryMb / 2))}MB`,
    maintenance_work_mem: '128MB',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // A backup copies files while they change and needs the log that spans the copy.
    wal_level: 'replica',
    wal_compression: 'on',
    max_wal_size: '2GB',
    max_wal_senders: '4',
    max_replication_slots: '4',
    // Statements here are short; compiling them costs more than it saves.
    jit: 'off',
    random_page_cost: '1.1',
    effective_io_concurrency: '32',
    // Containers often give /dev/shm 64 MB, and parallel plans would fail there.
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'on',
    log_directory: logFolder,
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    // No personal data in logs: neither statements, nor parameters, nor the DETAIL lines that quote a row.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
  };
}

/** For a cluster that is thrown away: nothing survives a crash, and everything is faster. */
function forgetful(): Record<string, string> {
  return {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '128MB',
    max_connections: '100',
    logging_collector: 'off',
    // A test that fails wants to see the statement.
    log_min_error_statement: 'error',
    log_error_verbosity: 'default',
  };
}

function listenOn(listening: Listening): Record<string, string> {
  return listening.kind === 'socket'
    ? {
        listen_addresses: '',
        unix_socket_directories: `"${listening.folder.replaceAll('"', '""')}"`,
        unix_socket_permissions: '0700',
        port: String(SOCKET_PORT),
      }
    : { listen_addresses: '127.0.0.1', port: String(listening.port), password_encryption: 'scram-sha-256' };
}

/** EMB-2: behind the 0700 folder the kernel names the caller; a caller without a name (bare container) has only the folder. */
function admission(listening: Listening): string {
  if (listening.kind === 'loopback') return 'host all all 127.0.0.1/32 scram-sha-256';
  return localUser() === undefined ? 'local all all trust' : 'local all all peer map=makegood';
}

function localUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, and not even touched when nothing has changed: a full disk must not leave half a file. */
function writeWhole(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(`${path}.new`, text);
  // Written by root, read by the user PostgreSQL runs as, whatever root's umask; the folder is closed to others.
  chmodSync(`${path}.new`, 0o644);
  renameSync(`${path}.new`, path);
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function quoteName(name: string): string {
  return `"${name}"`;
}
