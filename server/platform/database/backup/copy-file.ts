// Copies one file that may change or vanish meanwhile, and tells exactly what was written.
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackedUpFile } from './manifest.ts';

/** A multiple of PostgreSQL's page, so that every chunk but the last holds whole pages. */
const CHUNK_BYTES = 1024 * 1024;

/** Sees each chunk before it is written, with its place in the file; may correct it in place. */
export type Inspect = (chunk: Buffer, position: number, source: FileHandle) => Promise<void>;

/** Copies `from/path` to `to/path` and answers size and hash of the copy; undefined when the file has gone. */
export async function copyFile(
  from: string,
  to: string,
  path: string,
  inspect?: Inspect,
): Promise<BackedUpFile | undefined> {
  const source = await openThere(join(from, path));
  if (source === undefined) return undefined;
  try {
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    const target = await open(join(to, path), 'w', 0o600);
    try {
      return { path, ...(await pump(source, target, inspect)) };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Writes a file of our own words into the backup, counted like a copied one. */
export async function writeText(to: string, path: string, text: string): Promise<BackedUpFile> {
  await writeFile(join(to, path), text, { mode: 0o600 });
  return { path, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}

async function pump(
  source: FileHandle,
  target: FileHandle,
  inspect: Inspect | undefined,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let position = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    await inspect?.(chunk, position, source);
    hash.update(chunk);
    await target.writeFile(chunk);
    position += bytesRead;
  }
  return { bytes: position, sha256: hash.digest('hex') };
}

async function openThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
