// `makegood restore`: puts a backup into a new home or an empty database, checked before and after.
import { resolve } from 'node:path';
import pg from 'pg';
import { takeHomeLock } from '../server/platform/config/home-lock.ts';
import { openHome } from '../server/platform/config/open-home.ts';
import type { Config } from '../server/platform/config/read-config.ts';
import { type Manifest, readManifest, unfit } from '../server/platform/database/backup/manifest.ts';
import { restoreCluster } from '../server/platform/database/backup/restore-cluster.ts';
import { type RestoredTables, restoreTables } from '../server/platform/database/backup/restore-tables.ts';
import { startEmbedded } from '../server/platform/database/embedded/start-embedded.ts';
import { clearTheWay } from './clear-the-way.ts';
import type { Command, CommandCall } from './command.ts';
import { inWords } from './in-words.ts';
import { DATABASE, withInstallation } from './open-installation.ts';
import { HOME_OPTION, readSettings } from './read-settings.ts';

export const restore: Command = {
  usage: 'FOLDER',
  about: 'restore.about',
  wordsMin: 1,
  wordsMax: 1,
  options: {
    home: HOME_OPTION,
    'force-into-new': { summary: 'restore.force-into-new' },
    json: { summary: 'restore.json' },
  },
  async run(call) {
    const config = readSettings(call);
    const folder = resolve(call.words[0] ?? '');
    const manifest = await readManifest(folder);
    const begun = performance.now();
    const restored = await restoreInto(config, folder, manifest, call);
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    const told = { folder, madeAt: manifest.madeAt, ...restored, seconds };
    if (call.flag('json')) call.out(JSON.stringify(told));
    else call.out(inWords('rows' in restored ? 'restore.tables' : 'restore.cluster', told));
    return 0;
  },
};

type Restored = RestoredTables | { readonly home: string; readonly tables: number };

async function restoreInto(config: Config, folder: string, manifest: Manifest, call: CommandCall): Promise<Restored> {
  if (config.database.kind === 'server') {
    if (manifest.kind === 'cluster') {
      throw unfit(inWords('restore.ofHome', { folder }));
    }
    await openHome(config.home);
    return withInstallation(config, call.note, ({ owner }) => restoreTables(folder, manifest, owner, config.home));
  }
  await clearTheWay(config.home, folder, call.flag('force-into-new'), call.note);
  await openHome(config.home);
  const lock = await takeHomeLock(config.home, call.note);
  try {
    if (manifest.kind === 'tables') return await restoreIntoEmbedded(config.home, folder, manifest, call.note);
    const { databases } = await restoreCluster(folder, manifest, config.home, call.note);
    const tables = databases.find(({ name }) => name === DATABASE)?.tables ?? 0;
    return { home: config.home, tables };
  } finally {
    lock.release();
  }
}

/** From a server of one's own back to the built-in database. */
async function restoreIntoEmbedded(
  home: string,
  folder: string,
  manifest: Manifest,
  note: (line: string) => void,
): Promise<RestoredTables> {
  const database = await startEmbedded(home, note, { keepRunning: false });
  try {
    const root = new pg.Client(database.connectionUrlFor('makegood_root', 'postgres'));
    await root.connect();
    await root.query(`create database ${DATABASE}`).finally(() => root.end());
    return await restoreTables(folder, manifest, database.connectionUrlFor('makegood_root', DATABASE), home);
  } finally {
    await database.stop();
  }
}
