// A throw-away PostgreSQL for tests: its own home under the temporary folder, no fsync, gone even when the test run is killed.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { choosePlace } from './choose-place.ts';
import { type PoolAddress, startEmbedded } from './start-embedded.ts';

export type TestDatabase = {
  readonly home: string;
  /** The superuser's address on database `postgres`. */
  readonly address: PoolAddress;
  stop(): Promise<void>;
};

export async function startEmbeddedForTests(): Promise<TestDatabase> {
  const temporary = realpathSync(tmpdir());
  const home = mkdtempSync(join(temporary, 'makegood-test-'));
  chmodSync(home, 0o711);
  // Copied once for all runs of this user, not 60 MB for each.
  const programsFolder = join(temporary, `makegood-programs-${userInfo().uid}`);
  const mourner = mournProcess(home);
  const database = await startEmbedded(home, () => {}, { purpose: 'test', programsFolder, keepRunning: false });
  return {
    home,
    address: database.connectionUrlFor('makegood_root', 'postgres'),
    async stop() {
      await database.stop();
      await rm(home, { recursive: true, force: true });
      mourner?.end();
    },
  };
}

/**
 * A shell that waits on a pipe which closes when this process ends in any way, kill -9 and Ctrl-C included, and then
 * ends the database and removes the home. Nothing can be cleaned up by the one who was killed.
 */
function mournProcess(home: string): { end(): void } | undefined {
  if (process.platform === 'win32') return undefined;
  const { cluster } = choosePlace(home);
  const script =
    'cat >/dev/null; p=$(head -n 1 "$1/postmaster.pid" 2>/dev/null) && kill -QUIT "$p" && sleep 1; rm -rf "$2"';
  const shell = spawn('/bin/sh', ['-c', script, 'makegood-mourner', cluster, home], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  // The pipe must not keep the test run alive.
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return { end: () => shell.stdin.end() };
}
