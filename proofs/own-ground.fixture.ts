// The app in this process on a PostgreSQL of its own with everything on that keeps rows (fsync, its keeper), reached over HTTP.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startApp } from '../server/app.ts';
import { machineClock } from '../server/platform/clock/clock.ts';
import { type ConnectionSettings, connect, outliveDeadConnections } from '../server/platform/database/connect.ts';
import { choosePlace } from '../server/platform/database/embedded/choose-place.ts';
import { makeTestHome } from '../server/platform/database/embedded/make-test-home.ts';
import { startEmbedded } from '../server/platform/database/embedded/start-embedded.ts';
import { testProgramsFolder } from '../server/platform/database/embedded/start-embedded-for-tests.ts';
import { prepareDatabase } from '../server/platform/database/prepare-database.ts';
import { makeLog } from '../server/platform/log/make-log.ts';

export interface OwnGround {
  url: string;
  /** The console's link, for founding the company. */
  entryLink(): string;
  /** The superuser's address of the database; the application goes another way when `through` was given. */
  owner: ConnectionSettings;
  cluster: string;
  home: string;
  /** Resolves when all reactions have answered. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface GroundWishes {
  /** Where the application connects to instead of the server's own socket folder. */
  through?: (socketFolder: string, port: number) => Promise<string>;
  /** Puts the home on a disk of its own of that size, where this user may mount one. */
  diskMegabytes?: number;
  poolMax?: number;
}

/** Undefined when the wished disk cannot be mounted here. */
export async function makeOwnGround(wishes: GroundWishes = {}): Promise<OwnGround | undefined> {
  const test = makeTestHome();
  const home = wishes.diskMegabytes === undefined ? test.home : mountDisk(test.home, wishes.diskMegabytes);
  if (home === undefined) {
    await test.remove();
    return undefined;
  }
  const programsFolder = testProgramsFolder();
  const server = await startEmbedded(home, () => undefined, { programsFolder });
  const owner = server.connectionUrlFor('makegood_root', 'postgres');
  await prepareDatabase(owner);
  const ownerPool = new pg.Pool({ ...owner, max: 5, connectionTimeoutMillis: 5_000 });
  outliveDeadConnections(ownerPool);
  const host = (await wishes.through?.(owner.host, owner.port)) ?? owner.host;
  const running = await startApp({
    pool: connect({ ...owner, host, user: 'makegood_app' }, wishes.poolMax ?? 12),
    ownerPool,
    clock: machineClock,
    log: makeLog('silent'),
    home,
    publicUrl: 'http://localhost',
    trustProxy: false,
    version: 'proof',
  });
  const url = await running.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    owner,
    home,
    cluster: choosePlace(home).cluster,
    entryLink: running.entryLink,
    settle: running.settle,
    async stop() {
      await running.stop();
      await Promise.all([running.database.pool.end(), ownerPool.end()]);
      await server.stop();
      if (home !== test.home) execFileSync('umount', ['-l', join(test.home, 'disk')]);
      await test.remove();
    },
  };
}

function mountDisk(folder: string, megabytes: number): string | undefined {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  mkdirSync(join(disk, 'home'));
  return join(disk, 'home');
}
