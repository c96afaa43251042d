// Finds the numbered SQL files: each lives beside the stage whose tables it makes, and numbers run through the whole house.
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
  /** `-- concurrently` on the first line: one statement that PostgreSQL refuses inside a transaction. */
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
  for (const [i, migration] of found.entries()) {
    if (migration.number !== i + 1)
      throw new Error(`migration ${migration.name}: numbers must run 1, 2, 3 … without gap or twin`);
  }
  return found;
}
