// Makes a home for a test under the temporary folder that goes away with the test, even when the run is killed with -9.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePlace } from './choose-place.ts';

export type TestHome = { readonly home: string; remove(): Promise<void> };

/** Stop the database of the home before `remove`. */
export function makeTestHome(): TestHome {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'makegood-test-'));
  // Under root the database's user has to walk through.
  chmodSync(home, 0o711);
  const mourner = mournProcess(home);
  return {
    home,
    async remove() {
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
