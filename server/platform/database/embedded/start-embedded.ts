// The door to the embedded PostgreSQL: makes it on first use, starts or adopts it, keeps it running, stops it.
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toConsole } from '../../config/console-words.ts';
import { StartFailure } from '../../config/start-failure.ts';
import { choosePlace, type DatabasePlace, makePlace } from './choose-place.ts';
import { type ClusterPurpose, type Listening, writeSettings } from './cluster-settings.ts';
import { createCluster } from './create-cluster.ts';
import { keepRunning } from './keep-running.ts';
import { placeBinaries } from './place-binaries.ts';
import { type EmbeddedLog, runPostmaster } from './run-postmaster.ts';
import { stopPostmaster, tellPostmasterToStop } from './stop-postmaster.ts';

/** What `new pg.Pool(…)` needs; `host` is a folder when a socket is used. */
export type PoolAddress = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
};

export type EmbeddedDatabase = {
  connectionUrlFor(user: string, database: string): PoolAddress;
  /** True when the server was already running, after a Makegood that was killed, or beside one that runs. */
  readonly adopted: boolean;
  /** Fast shutdown; waits for the end. Only the holder of the home's lock may call it. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly purpose?: ClusterPurpose;
  /** Where the programs are copied; the database's own place unless told. */
  readonly programsFolder?: string;
  /** Start again when killed; on unless told. A short command has no use for it. */
  readonly keepRunning?: boolean;
  /** The server ends with this process, however it ends but for kill -9; on unless told. Off for a guest beside a Makegood. */
  readonly endWithProcess?: boolean;
};

const MAJOR_VERSION = '18';

/**
 * Starts the database of a home, whose folder must exist. The superuser is `makegood_root`, its database `postgres`.
 * Fails with a StartFailure: no programs for this platform, disk full, a cluster of another version, not able to run.
 */
export async function startEmbedded(
  home: string,
  log: EmbeddedLog,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const purpose = options.purpose ?? 'keep';
  const place = choosePlace(home);
  makePlace(home, place);
  const programs = await placeBinaries(options.programsFolder ?? place.folder);
  const password = process.platform === 'win32' ? rememberPassword(place) : undefined;
  await createCluster(place, programs, purpose, password);
  refuseOtherVersion(place);
  const run = async () => {
    writeSettings(place.cluster, chooseListening(place), place.logFolder, purpose);
    return runPostmaster(place, programs, log);
  };
  const atExit = () => tellPostmasterToStop(place.cluster);
  // From before the first start on: a process that gives up in the middle must not leave a server that is coming up.
  if (options.endWithProcess !== false) process.once('exit', atExit);
  const first = await run().catch((cause) => {
    process.off('exit', atExit);
    throw cause;
  });
  const keeper = options.keepRunning === false ? undefined : keepRunning(place.cluster, run, log);
  const host = password === undefined ? place.socketFolder : '127.0.0.1';
  return {
    adopted: first.adopted,
    connectionUrlFor: (user, database) => ({ host, port: first.port, user, database, password }),
    async stop() {
      process.off('exit', atExit);
      await keeper?.end();
      await stopPostmaster(place.cluster, programs);
    },
  };
}

/** Windows has no socket folder that only we can enter, so there it is a random port and a password kept beside the cluster. */
function chooseListening(place: DatabasePlace): Listening {
  if (process.platform !== 'win32') return { kind: 'socket', folder: place.socketFolder };
  const file = join(place.folder, 'port.txt');
  if (!existsSync(file)) writeFileSync(file, String(randomInt(20_000, 60_000)));
  return { kind: 'loopback', port: Number(readFileSync(file, 'utf8')) };
}

function rememberPassword(place: DatabasePlace): string {
  const file = join(place.folder, 'password.txt');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function refuseOtherVersion(place: DatabasePlace): void {
  const version = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR_VERSION) return;
  const sentence = toConsole('embeddedOfAnother', { folder: place.folder, version, ours: MAJOR_VERSION });
  throw new StartFailure('database.cannot_run', sentence);
}
