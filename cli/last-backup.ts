// Remembers in the home when and where the last backup was made, so that `doctor` can tell a backup that stopped running.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const LastBackup = z.object({ madeAt: z.iso.datetime(), folder: z.string() });
export type LastBackup = z.infer<typeof LastBackup>;

const FILE = 'last-backup.json';

export function rememberBackup(home: string, made: LastBackup): void {
  writeFileSync(join(home, FILE), `${JSON.stringify(made)}\n`, { mode: 0o600 });
}

/** Undefined when none was ever made from this home. */
export function recallBackup(home: string): LastBackup | undefined {
  try {
    return LastBackup.parse(JSON.parse(readFileSync(join(home, FILE), 'utf8')));
  } catch {
    return undefined;
  }
}
