// Gives a command the installation's database: beside a Makegood that runs, or alone with the home locked meanwhile.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { explainStartFailure } from '../server/platform/config/explain-start-failure.ts';
import { findHomeHolder, takeHomeLock } from '../server/platform/config/home-lock.ts';
import type { Config } from '../server/platform/config/read-config.ts';
import { StartFailure } from '../server/platform/config/start-failure.ts';
import { choosePlace } from '../server/platform/database/embedded/choose-place.ts';
import { type EmbeddedDatabase, startEmbedded } from '../server/platform/database/embedded/start-embedded.ts';
import { inWords } from './in-words.ts';

/** The one database of a home's own PostgreSQL. */
export const DATABASE = 'makegood';

export type Installation = {
  /** The owner's address of the Makegood database. */
  readonly owner: pg.ClientConfig;
  /** Of a home with its own PostgreSQL: the data folder and the superuser's address. */
  readonly cluster?: { readonly folder: string; readonly superuser: ReturnType<EmbeddedDatabase['connectionUrlFor']> };
};

/** Runs `deed` and puts everything back as it was. What the operator can mend is thrown as a StartFailure. */
export async function withInstallation<T>(
  config: Config,
  note: (line: string) => void,
  deed: (installation: Installation) => Promise<T>,
): Promise<T> {
  try {
    if (config.database.kind === 'server') return await deed({ owner: { connectionString: config.database.url } });
    return await withEmbedded(config.home, note, deed);
  } catch (cause) {
    const sentence = explainStartFailure(cause, config);
    if (cause instanceof StartFailure || sentence === undefined) throw cause;
    throw new StartFailure('database.unreachable', sentence, cause);
  }
}

/** The server is stopped only by whoever started it: while a Makegood holds the home it stays. */
async function withEmbedded<T>(
  home: string,
  note: (line: string) => void,
  deed: (installation: Installation) => Promise<T>,
): Promise<T> {
  if (!existsSync(join(choosePlace(home).cluster, 'PG_VERSION'))) {
    throw new StartFailure('database.missing', inWords('homeMissing', { home }));
  }
  const lock = findHomeHolder(home) === undefined ? await takeHomeLock(home, note) : undefined;
  try {
    const database = await startEmbedded(home, note, { keepRunning: false, endWithProcess: lock !== undefined });
    try {
      const superuser = database.connectionUrlFor('makegood_root', 'postgres');
      const cluster = { folder: choosePlace(home).cluster, superuser };
      return await deed({ owner: database.connectionUrlFor('makegood_root', DATABASE), cluster });
    } finally {
      if (lock !== undefined) await database.stop();
    }
  } finally {
    lock?.release();
  }
}
