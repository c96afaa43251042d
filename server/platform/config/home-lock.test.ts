// One Makegood at a time in a home, tried with real processes that are really killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findHomeHolder, takeHomeLock } from './home-lock.ts';

let home: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'makegood-lock-'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

/** A process of its own that takes the lock, says how that went and then stays. */
function takeElsewhere(): Promise<{ said: string; child: ChildProcess }> {
  const script = `
    const { takeHomeLock } = await import('${join(import.meta.dirname, 'home-lock.ts')}');
    await takeHomeLock(process.argv[1]).then(() => console.log('held'), (failure) => console.log(failure.message));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((told) => child.stdout.once('data', (text) => told({ said: String(text).trim(), child })));
}

test('[HOME-1] a second process on the same home is refused in one sentence that names the first', async () => {
  const { said, child } = await takeElsewhere();
  expect(said).toBe('held');
  const sentence = `Another Makegood (process ${child.pid}) already uses the home ${home}: stop it first, or give this one its own with MAKEGOOD_HOME.`;
  await expect(takeHomeLock(home)).rejects.toMatchObject({ reason: 'home.in_use', message: sentence });
  expect(findHomeHolder(home)).toMatchObject({ pid: child.pid, elsewhere: false });
});

test('[HOME-2] the mark of a killed process is taken over at once', async () => {
  const { child } = await takeElsewhere();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  const lock = await takeHomeLock(home);
  expect(readdirSync(join(home, 'lock'))).toHaveLength(1);
  lock.release();
  expect(findHomeHolder(home)).toBeUndefined();
});

test('[HOME-2] the same process number with another start is a dead process', async () => {
  mkdirSync(join(home, 'lock'));
  const { machineMark } = await import('./process-mark.ts');
  writeFileSync(join(home, 'lock', '1-0000000000000000'), machineMark());
  (await takeHomeLock(home)).release();
});

test('[HOME-1] of many processes that start at one instant at most one holds the home', async () => {
  const outcomes = await Promise.all(Array.from({ length: 6 }, takeElsewhere));
  const held = outcomes.filter(({ said }) => said === 'held');
  expect(held.length).toBeLessThanOrEqual(1);
  for (const { said } of outcomes) expect(said).toMatch(/^held$|^Another Makegood/);
});

test('[HOME-1] the same process cannot take a home twice', async () => {
  const lock = await takeHomeLock(home);
  await expect(takeHomeLock(home)).rejects.toMatchObject({ reason: 'home.in_use' });
  lock.release();
  (await takeHomeLock(home)).release();
});

test('[HOME-3] a mark from another machine counts while it beats, and not once it has been silent', async () => {
  mkdirSync(join(home, 'lock'));
  const mark = join(home, 'lock', '7-1111111111111111');
  writeFileSync(mark, 'elsewhere pid:[1]');
  expect(findHomeHolder(home)).toEqual({ pid: 7, machine: 'elsewhere', elsewhere: true });
  const longAgo = new Date(Date.now() - 21_000);
  utimesSync(mark, longAgo, longAgo);
  const lock = await takeHomeLock(home);
  lock.release();
});

test('[HOME-4] a home that cannot be written is refused in one sentence', async () => {
  const file = join(home, 'file');
  writeFileSync(file, '');
  await expect(takeHomeLock(file)).rejects.toMatchObject({ reason: 'home.unwritable' });
});
