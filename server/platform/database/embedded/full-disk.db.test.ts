// Starts on a real full disk, a small one mounted for the test; skips where the user may not mount.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { makeTestHome, type TestHome } from './make-test-home.ts';
import { type EmbeddedDatabase, startEmbedded } from './start-embedded.ts';
import { testProgramsFolder } from './start-embedded-for-tests.ts';

// A start on a full disk is tried and given up by PostgreSQL itself, which takes its time.
vi.setConfig({ testTimeout: 90_000 });

let made: TestHome | undefined;
let disk: string | undefined;
let running: EmbeddedDatabase | undefined;

afterEach(async () => {
  await running?.stop();
  if (disk !== undefined) execFileSync('umount', ['-l', disk]);
  await made?.remove();
  [running, disk, made] = [undefined, undefined, undefined];
});

function mountDisk(megabytes: number): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  made = makeTestHome();
  const folder = join(made.home, 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  disk = folder;
  mkdirSync(join(folder, 'home'));
  return join(folder, 'home');
}

async function start(home: string): Promise<EmbeddedDatabase> {
  running = await startEmbedded(home, () => {}, { programsFolder: testProgramsFolder(), keepRunning: false });
  return running;
}

async function ask(database: EmbeddedDatabase, sql: string): Promise<unknown> {
  const client = new pg.Client(database.connectionUrlFor('makegood_root', 'postgres'));
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(sql).finally(() => client.end());
  return rows[0]?.answer;
}

/** Takes every byte that is left. */
function fill(path: string): void {
  const block = Buffer.alloc(1024 * 1024, 1);
  for (const size of [block.length, 4096, 1]) {
    try {
      for (;;) writeFileSync(path, block.subarray(0, size), { flag: 'a' });
    } catch {
      // Full for pieces of this size.
    }
  }
}

test('[EMB-11] a first start on a full disk says so, and works once there is room', async (context) => {
  const home = mountDisk(120);
  if (home === undefined) return context.skip('this user may not mount a small disk');
  fill(join(home, 'filler'));
  await expect(start(home)).rejects.toMatchObject({
    reason: 'home.disk_full',
    message: expect.stringMatching(/ is full: free /),
  });
  rmSync(join(home, 'filler'));
  expect(await ask(await start(home), 'select 1 as answer')).toBe(1);
});

test('[EMB-11] a later start on a full disk says so and damages nothing', async (context) => {
  const home = mountDisk(160);
  if (home === undefined) return context.skip('this user may not mount a small disk');
  await ask(await start(home), 'create table kept as select n from generate_series(1, 1000) n');
  await running?.stop();
  fill(join(home, 'filler'));
  await expect(start(home)).rejects.toMatchObject({
    reason: 'home.disk_full',
    message: expect.stringMatching(/ is full: free /),
  });
  rmSync(join(home, 'filler'));
  expect(Number(await ask(await start(home), 'select count(*) as answer from kept'))).toBe(1000);
});
