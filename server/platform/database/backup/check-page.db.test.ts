// Our page checksum against the one PostgreSQL itself has written: every page of every relation of a real cluster.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { firstBlockOf, judgePage, PAGE_BYTES, pageLsn, parseLsn } from './check-page.ts';
import { walkFiles } from './walk-files.ts';

test('[BACK-2] every page PostgreSQL has written carries the checksum we compute, and a flipped bit does not', async () => {
  const session = new pg.Client(JSON.parse(process.env.MAKEGOOD_TEST_DB ?? '{}'));
  await session.connect();
  const { rows } = await session.query<{ folder: string; oid: string }>(
    `select current_setting('data_directory') as folder, oid::text from pg_database where datname = 'template0'`,
  );
  await session.end();
  const { folder, oid } = rows[0] ?? { folder: '', oid: '' };
  const { files } = await walkFiles(join(folder, 'base', oid));
  let pages = 0;
  let logged = 0;
  for (const name of files) {
    const path = `base/${oid}/${name}`;
    const first = firstBlockOf(path);
    if (first === undefined) continue;
    const content = readFileSync(join(folder, path));
    for (let at = 0; at < content.length; at += PAGE_BYTES) {
      const page = content.subarray(at, at + PAGE_BYTES);
      const block = first + at / PAGE_BYTES;
      expect(judgePage(page, block), `${path} page ${block}`).not.toBe('differs');
      if (judgePage(page, block) === 'fresh') continue;
      pages++;
      const flipped = Buffer.from(page);
      flipped.writeUInt8(flipped.readUInt8(5000) ^ 1, 5000);
      expect(judgePage(flipped, block)).toBe('differs');
      expect(judgePage(page, block + 1)).toBe('differs');
      if (pageLsn(page) > 0n) logged++;
    }
  }
  expect(pages).toBeGreaterThan(500);
  // Until 15 the first pages of a cluster were written without the log.
  expect(logged).toBeGreaterThan(0);
});

test('[BACK-2] files, segments and places in the log are read as PostgreSQL names them', () => {
  expect(firstBlockOf('base/5/16384')).toBe(0);
  expect(firstBlockOf('base/5/16384.2')).toBe(262_144);
  expect(firstBlockOf('global/1260_vm.1')).toBe(131_072);
  expect(firstBlockOf('base/5/pg_filenode.map')).toBeUndefined();
  expect(firstBlockOf('global/pg_control')).toBeUndefined();
  expect(parseLsn('16/B374D848')).toBe(0x16b374d848n);
});
