// The one key of an installation: what it seals cannot be read without the home, or without the variable that stands for it.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert } from '../assert.ts';

/**
 * From `MAKEGOOD_SECRET_KEY` (64 hex digits) where several processes with homes of their own share a database; else made once and kept in the
 * home, readable by its user alone.
 */
export async function openSecretKey(home: string, given: string | undefined): Promise<Buffer> {
  if (given !== undefined) return keyFrom(given, 'MAKEGOOD_SECRET_KEY');
  const path = join(home, 'secret.key');
  await mkdir(home, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return keyFrom(await readFile(path, 'utf8'), path);
}

function keyFrom(text: string, where: string): Buffer {
  const hex = text.trim();
  assert(/^[0-9a-f]{64}$/i.test(hex), `SECRET-1 ${where} holds a key of 64 hex digits`);
  return Buffer.from(hex, 'hex');
}
