// `makegood backup`: a whole, checked copy of the installation in a new folder.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backUpCluster, type MadeBackup } from '../server/platform/database/backup/back-up-cluster.ts';
import { backUpTables } from '../server/platform/database/backup/back-up-tables.ts';
import type { Command } from './command.ts';
import { inWords } from './in-words.ts';
import { rememberBackup } from './last-backup.ts';
import { withInstallation } from './open-installation.ts';
import { HOME_OPTION, readSettings } from './read-settings.ts';

export const backup: Command = {
  usage: '',
  about: 'backup.about',
  wordsMin: 0,
  wordsMax: 0,
  options: {
    to: { summary: 'backup.to', value: 'FOLDER' },
    home: HOME_OPTION,
    json: { summary: 'backup.json' },
  },
  async run(call) {
    const config = readSettings(call);
    const begun = performance.now();
    const to = resolve(call.text('to') ?? join(config.home, 'backups'));
    const madeAt = new Date();
    const made = await withInstallation(config, call.note, ({ owner, cluster }): Promise<MadeBackup> => {
      const wanted = { home: config.home, to, madeAt, makegood: readVersion() };
      if (cluster === undefined) return backUpTables({ ...wanted, owner });
      return backUpCluster({ ...wanted, cluster: cluster.folder, superuser: cluster.superuser });
    });
    if (existsSync(config.home)) rememberBackup(config.home, { madeAt: madeAt.toISOString(), folder: made.folder });
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    if (call.flag('json')) call.out(JSON.stringify({ ...made, seconds }));
    else call.out(inWords('backup.made', { ...made, megabytes: megabytes(made.bytes), seconds }));
    return 0;
  },
};

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
