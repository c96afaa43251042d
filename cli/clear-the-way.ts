// Makes room for a restore without ever deleting: a home that holds something is refused, or moved aside on demand.
import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findHomeHolder } from '../server/platform/config/home-lock.ts';
import { StartFailure } from '../server/platform/config/start-failure.ts';
import { unfit } from '../server/platform/database/backup/manifest.ts';
import { choosePlace } from '../server/platform/database/embedded/choose-place.ts';
import { readPostmaster } from '../server/platform/database/embedded/read-postmaster.ts';
import { inWords } from './in-words.ts';

/** A home that runs is refused even with `force`. */
export async function clearTheWay(
  home: string,
  backup: string,
  force: boolean,
  note: (line: string) => void,
): Promise<void> {
  if (!holdsSomething(home)) return;
  if (!force) {
    throw unfit(inWords('restore.notEmpty', { folder: backup, home }));
  }
  const holder = findHomeHolder(home);
  const server = readPostmaster(choosePlace(home).cluster);
  if (holder !== undefined || server !== undefined) {
    const sentence = inWords('restore.inUse', { home, pid: holder?.pid ?? server?.pid ?? 0 });
    throw new StartFailure('home.in_use', sentence);
  }
  note(inWords('restore.movedAside', { home, aside: moveAside(home) }));
}

function holdsSomething(home: string): boolean {
  // Backups kept beside nothing else are no installation.
  return existsSync(home) && readdirSync(home).some((name) => name !== 'lock' && name !== 'backups');
}

function moveAside(home: string): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const aside = `${home}.before-${time}Z`;
  renameSync(home, aside);
  // Backups stay under the home's name: the one to restore is most likely among them.
  if (existsSync(join(aside, 'backups'))) {
    mkdirSync(home, { mode: 0o700 });
    renameSync(join(aside, 'backups'), join(home, 'backups'));
  }
  const link = join(aside, 'database');
  // Where the database's user cannot reach the home its cluster lies elsewhere (EMB-4), under a name made from the home's.
  if (existsSync(link) && lstatSync(link).isSymbolicLink()) {
    const place = realpathSync(link);
    renameSync(place, `${place}.before-${time}Z`);
    rmSync(link);
    symlinkSync(`${place}.before-${time}Z`, link);
  }
  return aside;
}
