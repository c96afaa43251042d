// Installs exactly the packages of package-lock.json when they are missing or others, once even if two starts meet.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inWords } from './launcher-words.mjs';
import { LauncherFailure, root, step } from './project.mjs';
import { runQuietly } from './run-child.mjs';

const lockPath = join(root, 'package-lock.json');
const stampPath = join(root, 'node_modules', '.makegood-packages');
const busyPath = join(root, '.runtime', 'installing');

export async function ensurePackages() {
  const wanted = createStamp();
  if (read(stampPath) === wanted) return;
  const release = await waitForTurn();
  try {
    if (read(stampPath) === wanted) return;
    // Somebody may have run `npm ci` by hand: that is as good as ours.
    if (!isInstalled()) await step(inWords('packages'), install);
    leaveStamp(wanted);
  } finally {
    release();
  }
}

/** Packages with native parts differ by system, so a folder copied to another one is not installed there. */
function createStamp() {
  const hash = createHash('sha256').update(readFileSync(lockPath)).digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** npm keeps what it installed in a lock file of its own: every package we want must be there in the same version. */
function isInstalled() {
  const installed = read(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const there = JSON.parse(installed).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockPath, 'utf8')).packages);
  return wanted.every(([path, { version, optional, devOptional, link }]) => {
    if (!path.startsWith('node_modules/') || link) return true;
    const found = there[path];
    return found === undefined ? Boolean(optional || devOptional) : found.version === version;
  });
}

async function install() {
  const options = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'];
  const { code, said } = await runNpm(options);
  if (code !== 0) throw new LauncherFailure(inWords('packagesFailed', { said: said.trim() }));
}

/** The npm that called us, else the one on the path. */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /\.c?js$/.test(npm)) return runQuietly(process.execPath, [npm, ...args]);
  const windows = process.platform === 'win32';
  return runQuietly(windows ? 'npm.cmd' : 'npm', args, { shell: windows }).catch((cause) => {
    throw new LauncherFailure(inWords('npmMissing', { reason: cause.message }));
  });
}

/** Resolves when nobody else installs here; a process that died while installing keeps nobody waiting. */
async function waitForTurn() {
  mkdirSync(dirname(busyPath), { recursive: true });
  for (;;) {
    try {
      writeFileSync(busyPath, String(process.pid), { flag: 'wx' });
      return () => rmSync(busyPath, { force: true });
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause;
    }
    const holder = Number(read(busyPath) ?? 0);
    if (holder > 0 && !isAlive(holder)) rmSync(busyPath, { force: true });
    else await sleep(200);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause.code === 'EPERM';
  }
}

function leaveStamp(wanted) {
  try {
    writeFileSync(stampPath, wanted);
  } catch {
    // A project folder that is read-only but complete works as well, a little slower.
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
