// The list of everything in a backup, by which it is judged before a single byte of it is used.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { toConsole } from '../../config/console-words.ts';
import { StartFailure } from '../../config/start-failure.ts';

const BackedUpFile = z.object({
  path: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().length(64),
});

const Manifest = z.object({
  format: z.literal(1),
  /** `cluster`: PostgreSQL's own files with the log that makes them whole. `tables`: every row as COPY text. */
  kind: z.enum(['cluster', 'tables']),
  madeAt: z.iso.datetime(),
  makegood: z.string(),
  /** `server_version_num` of PostgreSQL, as 180004. */
  postgres: z.number().int(),
  files: z.array(BackedUpFile),
  /** Of a cluster: folders that hold no file but must be there. */
  emptyFolders: z.array(z.string()).default([]),
  /** Of tables: rows by table, in one snapshot. */
  tables: z
    .array(z.object({ name: z.string(), path: z.string(), columns: z.array(z.string()), rows: z.number().int() }))
    .default([]),
  sequences: z.array(z.object({ name: z.string(), next: z.string() })).default([]),
  migrations: z.array(z.string()).default([]),
});

export type BackedUpFile = z.infer<typeof BackedUpFile>;
export type Manifest = z.infer<typeof Manifest>;

const MANIFEST = 'manifest.json';
const SEAL = 'manifest.sha256';

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeFile(join(folder, SEAL), `${createHash('sha256').update(text).digest('hex')}  ${MANIFEST}\n`, {
    mode: 0o600,
  });
  await writeFile(join(folder, MANIFEST), text, { mode: 0o600 });
}

/** Refuses a folder that is no finished backup, one whose list was changed, and one of a later format. */
export async function readManifest(folder: string): Promise<Manifest> {
  if (!existsSync(join(folder, MANIFEST))) {
    throw unfit(toConsole('backupUnfinished', { folder }));
  }
  const text = await readFile(join(folder, MANIFEST), 'utf8');
  const seal = existsSync(join(folder, SEAL)) ? await readFile(join(folder, SEAL), 'utf8') : '';
  if (!seal.startsWith(createHash('sha256').update(text).digest('hex'))) {
    throw unfit(toConsole('backupListChanged', { folder }));
  }
  const read = Manifest.safeParse(JSON.parse(text));
  if (!read.success) throw unfit(toConsole('backupOfLater', { folder }));
  return read.data;
}

/** Reads every file whole and compares size and SHA-256. Refuses at the first that differs; nothing is written. */
export async function verifyFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = await stat(join(folder, path)).catch(() => undefined);
    if (found?.size !== bytes) throw unfit(toConsole('backupFileCut', { folder, path }));
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, path)), hash);
    if (hash.digest('hex') !== sha256) throw unfit(toConsole('backupFileChanged', { folder, path }));
  }
}

/** `sentence` says why this folder cannot be used here, and what to do instead. */
export function unfit(sentence: string): StartFailure {
  return new StartFailure('backup.unfit', sentence);
}
