// Makes a new, empty PostgreSQL cluster: checksummed, UTF-8, sorted the same on every machine; whole or not at all.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toConsole } from '../../config/console-words.ts';
import { StartFailure } from '../../config/start-failure.ts';
import type { DatabasePlace } from './choose-place.ts';
import type { ClusterPurpose } from './cluster-settings.ts';
import { ownFolder } from './own-folder.ts';

export const SUPERUSER = 'makegood_root';

/** Does nothing when the cluster exists. `password` only where PostgreSQL listens on a port (Windows). */
export async function createCluster(
  place: DatabasePlace,
  programs: string,
  purpose: ClusterPurpose,
  password?: string,
): Promise<'created' | 'found'> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return 'found';
  // initdb killed half-way leaves a folder that looks like a cluster: only a finished one gets the name (EMB-3).
  const unfinished = join(place.folder, 'cluster.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  ownFolder(unfinished, place.runAs);
  const passwordFile = join(place.folder, '.first-password');
  const options = ['-D', unfinished, '-U', SUPERUSER, '--encoding=UTF8', '--no-locale', '--no-instructions'];
  // The builtin provider sorts by code point and never changes under us, as the system's locales do.
  options.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums');
  if (purpose === 'test') options.push('--no-sync');
  if (password === undefined) options.push('--auth=trust');
  else {
    await writeFile(passwordFile, password, { mode: 0o600 });
    options.push('--auth=scram-sha-256', `--pwfile=${passwordFile}`);
  }
  try {
    await promisify(execFile)(join(programs, 'bin', 'initdb'), options, { ...place.runAs, cwd: place.folder });
  } catch (cause) {
    throw explain(cause, place.folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, place.cluster);
  return 'created';
}

function explain(cause: unknown, folder: string): StartFailure {
  const stderr = typeof cause === 'object' && cause !== null && 'stderr' in cause ? String(cause.stderr) : '';
  const said = stderr.trim() || String(cause);
  if (/No space left|disk full/i.test(said)) {
    return new StartFailure('home.disk_full', toConsole('folderFull', { folder }), cause);
  }
  const reason = said.match(/(?:error|FATAL|fatal):\s*(.+)/)?.[1] ?? said.trim().split('\n').at(-1) ?? '?';
  const sentence = toConsole('embeddedNotCreated', { folder, reason });
  return new StartFailure('database.cannot_run', sentence, cause);
}
