// `makegood doctor`: what is wrong with an installation and how to mend it. It changes nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../server/platform/config/read-config.ts';
import { StartFailure } from '../server/platform/config/start-failure.ts';
import { choosePlace } from '../server/platform/database/embedded/choose-place.ts';
import { checkBucket } from './checkups/check-bucket.ts';
import { checkDatabase } from './checkups/check-database.ts';
import { checkHome } from './checkups/check-home.ts';
import { checkProgram } from './checkups/check-program.ts';
import { type Finding, good, refused } from './checkups/finding.ts';
import type { Command, CommandCall } from './command.ts';
import { inWords } from './in-words.ts';
import { withInstallation } from './open-installation.ts';
import { HOME_OPTION, readSettings } from './read-settings.ts';

export const doctor: Command = {
  usage: '',
  about: 'doctor.about',
  wordsMin: 0,
  wordsMax: 0,
  options: { home: HOME_OPTION, json: { summary: 'doctor.json' } },
  async run(call) {
    const findings = await examine(call);
    const sound = findings.every(({ state }) => state !== 'bad');
    if (call.flag('json')) call.out(JSON.stringify({ sound, findings }));
    else for (const finding of findings) call.out(describe(finding));
    return sound ? 0 : 1;
  },
};

async function examine(call: CommandCall): Promise<Finding[]> {
  let config: Config;
  try {
    config = readSettings(call);
  } catch (cause) {
    if (!(cause instanceof StartFailure)) throw cause;
    // Each bad setting is a sentence of its own: what is wrong, a colon, what to do.
    const { message, reason } = cause;
    return message.split('\n').map((sentence) => refused('settings', reason, sentence));
  }
  const program = await checkProgram(config);
  const home = await checkHome(config.home, new Date());
  const bucket = await checkBucket(config.filesBucket);
  return [...program, ...home, ...bucket, ...(await examineDatabase(config, call.note))];
}

async function examineDatabase(config: Config, note: (line: string) => void): Promise<Finding[]> {
  const embedded = config.database.kind === 'embedded';
  if (embedded && !existsSync(join(choosePlace(config.home).cluster, 'PG_VERSION'))) {
    return [good('database', 'databaseNotYet')];
  }
  try {
    return await withInstallation(config, note, ({ owner }) => checkDatabase(owner));
  } catch (cause) {
    if (!(cause instanceof StartFailure)) throw cause;
    return [refused('database', cause.reason, cause.message)];
  }
}

function describe({ state, subject, found, mend }: Finding): string {
  const line = `${inWords(`sign.${state}`)} ${inWords(`subject.${subject}`)}: ${found}`;
  return mend === undefined ? line : `${line}\n        → ${mend}`;
}
