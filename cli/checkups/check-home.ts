// Looks at the home: whether it is there, private, writable, with room, who runs in it, and how old its last backup is.
import { constants, existsSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findHomeHolder } from '../../server/platform/config/home-lock.ts';
import { FREE_BYTES_MIN, freeBytes } from '../../server/platform/config/open-home.ts';
import { recallBackup } from '../last-backup.ts';
import { bad, type Finding, good, warning } from './finding.ts';

const FREE_BYTES_CALM = 2_000_000_000;
const BACKUP_DAYS_MAX = 2;

/** Changes nothing. `now` judges the age of the last backup. */
export async function checkHome(home: string, now: Date): Promise<Finding[]> {
  const disk = await checkDisk(home);
  if (!existsSync(home)) return [good('home', `${home} is not there yet; the first start makes it`), disk];
  return [await checkRights(home), disk, checkHolder(home), checkBackup(home, now)];
}

async function checkRights(home: string): Promise<Finding> {
  const { mode, uid } = await stat(home);
  const writable = await access(home, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    return bad('home', `${home} cannot be written by this user`, `give it this user as owner, or set MAKEGOOD_HOME`);
  // Passing through (x) is needed where root lets another user run the database; reading and writing is not.
  const open = process.platform !== 'win32' && (mode & 0o066) !== 0;
  if (open) return bad('home', `${home} is open to other users of this machine`, `chmod go-rw ${home}`);
  const ours = process.getuid === undefined || uid === process.getuid() || process.getuid() === 0;
  if (!ours) return warning('home', `${home} belongs to another user`, `run Makegood as the user who owns it`);
  return good('home', home);
}

async function checkDisk(home: string): Promise<Finding> {
  let there = home;
  while (!existsSync(there)) there = dirname(there);
  const free = await freeBytes(there);
  const told = `${(free / 1_000_000_000).toFixed(1)} GB free`;
  if (free < FREE_BYTES_MIN) return bad('disk', told, 'free some space, or move the home and set MAKEGOOD_HOME');
  if (free < FREE_BYTES_CALM) return warning('disk', told, 'free some space soon: photos and backups need it');
  return good('disk', told);
}

function checkHolder(home: string): Finding {
  const holder = findHomeHolder(home);
  if (holder === undefined) return good('running', 'no');
  return good('running', holder.elsewhere ? `yes, on ${holder.machine}` : `yes, process ${holder.pid}`);
}

function checkBackup(home: string, now: Date): Finding {
  const mend = 'run `bin/makegood backup --to FOLDER` every night, and keep the folder on another machine';
  const last = recallBackup(home);
  if (last === undefined) return warning('last backup', 'none was ever made', mend);
  const days = (now.getTime() - Date.parse(last.madeAt)) / 86_400_000;
  const told = `${days.toFixed(1)} days ago, in ${last.folder}`;
  if (days > BACKUP_DAYS_MAX) return warning('last backup', told, mend);
  if (!existsSync(last.folder)) return warning('last backup', `${told}, which is gone`, mend);
  return good('last backup', told);
}
