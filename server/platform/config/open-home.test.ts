// The home is made private and refused when it cannot be used; the full disk is a real one where the user may mount.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHome } from './open-home.ts';

let folder: string;
let mounted = false;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-home-'));
});

afterEach(() => {
  if (mounted) execFileSync('umount', [folder]);
  mounted = false;
  rmSync(folder, { recursive: true, force: true });
});

test('[HOME-7] a new home is for its user alone, and nothing is left from the trial', async () => {
  const home = join(folder, 'deep', 'home');
  await openHome(home);
  expect(statSync(home).mode & 0o777).toBe(0o700);
  expect(readdirSync(home)).toEqual([]);
});

function mountSmall(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('[HOME-4] a disk with less than 64 MB left is refused before anything is written', async (context) => {
  mounted = mountSmall();
  if (!mounted) return context.skip('this user may not mount a small disk');
  await expect(openHome(folder)).rejects.toMatchObject({
    reason: 'home.disk_full',
    message: expect.stringMatching(
      /^The disk that holds the home .+ is full: free at least 64 MB.*nothing was damaged\.$/,
    ),
  });
  expect(readdirSync(folder)).toEqual([]);
});
