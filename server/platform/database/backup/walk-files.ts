// Lists the files below a folder, as paths with forward slashes, so that a backup reads the same on every system.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type Walked = { readonly files: string[]; readonly emptyFolders: string[] };

/** `skip` is asked for every path, folders included; folders that vanish meanwhile count as empty. Links are not followed. */
export async function walkFiles(root: string, skip: (path: string) => boolean = () => false): Promise<Walked> {
  const walked: Walked = { files: [], emptyFolders: [] };
  await walk(root, '', skip, walked);
  return walked;
}

async function walk(root: string, folder: string, skip: (path: string) => boolean, walked: Walked): Promise<void> {
  const entries = (await list(join(root, folder))).sort((a, b) => (a.name < b.name ? -1 : 1));
  let kept = 0;
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (skip(path)) continue;
    if (entry.isDirectory()) await walk(root, path, skip, walked);
    else if (entry.isFile()) walked.files.push(path);
    else continue;
    kept++;
  }
  if (kept === 0 && folder !== '') walked.emptyFolders.push(folder);
}

async function list(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}
