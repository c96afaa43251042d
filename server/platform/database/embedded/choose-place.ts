// Decides where the embedded database of a home lives: cluster, programs, socket and log, all reachable by its user.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ownFolder } from './own-folder.ts';
import { canReach, chooseRunUser, type RunUser } from './run-user.ts';

export type DatabasePlace = {
  /** Holds everything below but perhaps the socket. */
  readonly folder: string;
  /** PostgreSQL's data directory, 0700, owned by the user it runs as. */
  readonly cluster: string;
  readonly logFolder: string;
  readonly socketFolder: string;
  /** Undefined: PostgreSQL runs as the user who runs Makegood. */
  readonly runAs: RunUser | undefined;
};

// sockaddr_un holds 108 bytes on Linux and 104 on macOS, with the closing zero; the file is named `.s.PGSQL.5432`.
const SOCKET_FOLDER_BYTES_MAX = 103 - '/.s.PGSQL.5432'.length;
const UNREACHABLE_HOMES = '/var/lib/makegood';

/** Where the database of `home` is or would be. Creates nothing. */
export function choosePlace(home: string): DatabasePlace {
  const linked = join(home, 'database');
  // A symlink left by an earlier start (EMB-4) wins over a new choice, or the data would seem to vanish.
  const known = existsSync(linked) ? realpathSync(linked) : undefined;
  const user = chooseRunUser(join(known ?? linked, 'cluster'));
  const folder = known ?? (user === undefined || canReach(dirname(home), user) ? linked : outsideHome(home));
  return {
    folder,
    cluster: join(folder, 'cluster'),
    logFolder: join(folder, 'log'),
    socketFolder: chooseSocketFolder(folder),
    runAs: user,
  };
}

/** Makes the folders of a place; the cluster itself is made by create-cluster. */
export function makePlace(home: string, place: DatabasePlace): void {
  const linked = join(home, 'database');
  // The home itself may be walked through, not listed: what else is in it stays private.
  if (place.runAs !== undefined && canReach(dirname(home), place.runAs)) chmodSync(home, 0o711);
  mkdirSync(place.folder, { recursive: true, mode: 0o711 });
  // Root's umask may have closed what was just made.
  if (place.runAs !== undefined) chmodSync(place.folder, 0o711);
  if (place.folder === outsideHome(home)) chmodSync(UNREACHABLE_HOMES, 0o711);
  if (!existsSync(linked)) {
    symlinkSync(place.folder, linked);
    writeFileSync(join(place.folder, 'home.txt'), `${home}\n`);
  }
  ownFolder(place.logFolder, place.runAs);
  ownFolder(place.socketFolder, place.runAs);
}

function outsideHome(home: string): string {
  return join(UNREACHABLE_HOMES, shortHash(home));
}

function chooseSocketFolder(folder: string): string {
  const inPlace = join(folder, 'run');
  if (Buffer.byteLength(inPlace) <= SOCKET_FOLDER_BYTES_MAX) return inPlace;
  return join(realpathSync(tmpdir()), `makegood-${shortHash(folder)}`);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
