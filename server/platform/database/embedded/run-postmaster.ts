// Starts one PostgreSQL server on a cluster and waits until it answers; waits for remains of a killed one to go first.
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { toConsole } from '../../config/console-words.ts';
import { StartFailure } from '../../config/start-failure.ts';
import type { DatabasePlace } from './choose-place.ts';
import { type Postmaster, readPostmaster } from './read-postmaster.ts';

export type EmbeddedLog = (sentence: string) => void;

const POLL_MS = 15;
const ORPHANS_MS_MAX = 30_000;
const SLOW_MS = 10_000;

/** Resolves with a ready server: the one that lives already, or a new one. Crash recovery may take as long as it needs. */
export async function runPostmaster(
  place: DatabasePlace,
  programs: string,
  log: EmbeddedLog,
): Promise<Postmaster & { adopted: boolean }> {
  const living = await waitWhileMoving(place, log);
  if (living !== undefined) return { ...living, adopted: true };
  const orphansUntil = performance.now() + ORPHANS_MS_MAX;
  for (;;) {
    const failure = await tryOnce(place, programs, log);
    if (failure === undefined) break;
    const elsewhere = await waitWhileMoving(place, log);
    if (elsewhere !== undefined) return { ...elsewhere, adopted: true };
    // The killed server's children still hold its shared memory; they end by themselves once they notice.
    const orphans = /pre-existing shared memory block|is still in use|already exists/.test(failure);
    if (!orphans || performance.now() > orphansUntil) throw explain(failure, place);
    await sleep(200);
  }
  const started = readPostmaster(place.cluster);
  if (started === undefined) throw explain('it ended right after it started', place);
  return { ...started, adopted: false };
}

/** A server that starts or stops is waited for: undefined when none is left. */
async function waitWhileMoving(place: DatabasePlace, log: EmbeddedLog): Promise<Postmaster | undefined> {
  const begun = performance.now();
  let told = false;
  for (;;) {
    const found = readPostmaster(place.cluster);
    if (found === undefined || found.state === 'ready') return found;
    if (!told && performance.now() - begun > SLOW_MS) {
      log(toConsole('databaseBusy', { state: found.state, log: place.logFolder }));
      told = true;
    }
    await sleep(POLL_MS);
  }
}

/** Answers what PostgreSQL said when it ended before being ready, or undefined when it is ready. */
async function tryOnce(place: DatabasePlace, programs: string, log: EmbeddedLog): Promise<string | undefined> {
  const said = join(place.logFolder, 'start.log');
  if (process.platform === 'win32') return startOnWindows(place, programs, said);
  const output = openSync(said, 'w', 0o600);
  // Its own process group: Ctrl-C in the terminal must reach Makegood first, which ends its requests before the database.
  const child = spawn(join(programs, 'bin', 'postgres'), ['-D', place.cluster], {
    ...place.runAs,
    cwd: place.cluster,
    detached: true,
    stdio: ['ignore', output, output],
    // Nothing of ours (passwords, DATABASE_URL) is handed on.
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', LC_ALL: 'C' },
  });
  closeSync(output);
  let ended: string | undefined;
  child.once('error', (cause) => {
    ended = cause.message;
  });
  child.once('exit', () => {
    ended = readFileSync(said, 'utf8');
  });
  child.unref();
  const begun = performance.now();
  let told = false;
  while (ended === undefined) {
    if (readPostmaster(place.cluster)?.state === 'ready') {
      // From here on its end is no failed start, and its home may be gone by then, log and all.
      child.removeAllListeners('exit');
      return undefined;
    }
    if (!told && performance.now() - begun > SLOW_MS) {
      log(toConsole('databaseRecovering', { log: place.logFolder }));
      told = true;
    }
    await sleep(POLL_MS);
  }
  return ended;
}

/** pg_ctl drops an administrator's rights first, which PostgreSQL insists on and Node cannot do. */
async function startOnWindows(place: DatabasePlace, programs: string, said: string): Promise<string | undefined> {
  try {
    const pgCtl = join(programs, 'bin', 'pg_ctl.exe');
    await promisify(execFile)(pgCtl, ['start', '-w', '-D', place.cluster, '-l', said], { windowsHide: true });
    return undefined;
  } catch (cause) {
    return `${String(cause)}\n${readFileSync(said, 'utf8')}`;
  }
}

function explain(said: string, place: DatabasePlace): StartFailure {
  if (/No space left on device/.test(said)) {
    return new StartFailure('home.disk_full', toConsole('folderFull', { folder: place.folder }));
  }
  const reason = said.match(/(?:FATAL|PANIC): {1,2}(.+)/)?.[1] ?? said.trim().split('\n').at(-1);
  const facts = { folder: place.folder, reason: reason || '?', log: place.logFolder };
  const sentence = toConsole('embeddedSilent', facts);
  return new StartFailure('database.cannot_run', sentence);
}
