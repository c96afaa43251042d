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
  if (!existsSync(home)) return [good('home', 'homeNotYet', { home }), disk];
  return [await checkRights(home), disk, checkHolder(home), checkBackup(home, now)];
}

async function checkRights(home: string): Promise<Finding> {
  const { mode, uid } = await stat(home);
  const writable = await access(home, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) return bad('home', 'homeUnwritable', { home });
  // Passing through (x) is needed where root lets another user run the database; reading and writing is not.
  const open = process.platform !== 'win32' && (mode & 0o066) !== 0;
  if (open) return bad('home', 'homeOpen', { home });
  const ours = process.getuid === undefined || uid === process.getuid() || process.getuid() === 0;
  if (!ours) return warning('home', 'homeOfAnother', { home });
  return good('home', 'homeSound', { home });
}

async function checkDisk(home: string): Promise<Finding> {
  let there = home;
  while (!existsSync(there)) there = dirname(there);
  const free = await freeBytes(there);
  const told = { gigabytes: (free / 1_000_000_000).toFixed(1) };
  if (free < FREE_BYTES_MIN) return bad('disk', 'diskFull', told);
  return free < FREE_BYTES_CALM ? warning('disk', 'diskLow', told) : good('disk', 'diskSound', told);
}

function checkHolder(home: string): Finding {
  const holder = findHomeHolder(home);
  if (holder === undefined) return good('running', 'runningNo');
  if (holder.elsewhere) return good('running', 'runningElsewhere', { machine: holder.machine });
  return good('running', 'runningHere', { pid: holder.pid });
}

function checkBackup(home: string, now: Date): Finding {
  const last = recallBackup(home);
  if (last === undefined) return warning('last_backup', 'backupNever');
  const days = (now.getTime() - Date.parse(last.madeAt)) / 86_400_000;
  const told = { days: days.toFixed(1), folder: last.folder };
  if (days > BACKUP_DAYS_MAX) return warning('last_backup', 'backupOld', told);
  return existsSync(last.folder) ? good('last_backup', 'backupMade', told) : warning('last_backup', 'backupGone', told);
}
