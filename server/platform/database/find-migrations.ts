// Finds the numbered SQL files: each lives beside the stage whose tables it makes, and numbers order the whole house.
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
  /** `-- concurrently` on the first line: one statement that PostgreSQL refuses inside a transaction, `… if not exists …`. */
  concurrently: boolean;
}

const server = join(import.meta.dirname, '..', '..');

export async function findMigrations(root: string = server): Promise<Migration[]> {
  const found: Migration[] = [];
  for await (const path of glob('**/migrations/*.sql', { cwd: root })) {
    const name = basename(path, '.sql');
    const sql = await readFile(join(root, path), 'utf8');
    found.push({
      number: Number(name.slice(0, 4)),
      name,
      sql,
      checksum: createHash('sha256').update(sql).digest('hex'),
      concurrently: sql.startsWith('-- concurrently'),
    });
  }
  found.sort((a, b) => a.number - b.number);
  // Each area counts within tens of its own, so that two areas can grow at once; a number is never given twice.
  const twin = found.find((migration, i) => migration.number === found[i - 1]?.number);
  if (twin) throw new Error(`migration ${twin.name}: its number is taken by another`);
  return found;
}
