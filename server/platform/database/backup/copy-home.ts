// Copies what a home keeps beside its database: attachments and whatever else, both ways.
import { copyFile } from './copy-file.ts';
import type { BackedUpFile, Manifest } from './manifest.ts';
import { walkFiles } from './walk-files.ts';

/** Where it lies in a backup. */
const PREFIX = 'home/';
/** Not the cluster again, not backups in backups, not who runs now. */
const LEFT_OUT = /^(database|backups|lock|\.probe-.*)$/;

/** Call it after the rows were read: a row may name only a file that was stored before it. `to` is the backup's folder. */
export async function copyHome(home: string, to: string): Promise<BackedUpFile[]> {
  const { files } = await walkFiles(home, (path) => LEFT_OUT.test(path));
  const copied: BackedUpFile[] = [];
  for (const path of files) {
    const file = await copyFile(home, `${to}/${PREFIX}`, path);
    if (file !== undefined) copied.push({ ...file, path: `${PREFIX}${path}` });
  }
  return copied;
}

export async function copyHomeBack(folder: string, manifest: Manifest, home: string): Promise<void> {
  for (const { path } of manifest.files) {
    if (path.startsWith(PREFIX)) await copyFile(`${folder}/${PREFIX}`, home, path.slice(PREFIX.length));
  }
}
