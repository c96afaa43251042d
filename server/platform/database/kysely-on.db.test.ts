import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUuid } from '../ids/make-id.ts';
import { makeTestDatabase, type TestDatabase } from './test-database.ts';
import { look } from './transact.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.drop());

const sent = <T>(value: ReturnType<typeof sql<{ back: T }>>) =>
  look(database, makeUuid(), async (snapshot) => (await value.execute(snapshot.sql)).rows[0]?.back);

test('an array of texts comes back as it was: quotes, backslashes, braces, commas, the word NULL and nothing at all', async () => {
  const awkward = fc.string({ unit: fc.constantFrom(...'"\\{},\' \n\tNULnul0甲ё😀') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.oneof(awkward, fc.constantFrom('NULL', 'null', '')))), async (texts) => {
      expect(await sent(sql<{ back: (string | null)[] }>`select ${texts}::text[] as back`)).toEqual(texts);
    }),
    { numRuns: 200 },
  );
});

test('numbers, big numbers, bytes and what the driver alone can write come back too', async () => {
  const bytes = [Buffer.from([0, 0x22, 0x5c, 0xff]), null, Buffer.alloc(0)];
  expect(await sent(sql`select ${bytes}::bytea[] as back`)).toEqual(bytes);
  expect(await sent(sql`select ${[1, -2.5, 1e21]}::float8[] as back`)).toEqual([1, -2.5, 1e21]);
  expect(await sent(sql`select (${[9007199254740993n, null]}::bigint[])::text[] as back`)).toEqual([
    '9007199254740993',
    null,
  ]);
  const instant = new Date('2026-01-02T03:04:05Z');
  expect(await sent(sql`select (${[instant]}::timestamptz[])[1] as back`)).toBe('2026-01-02T03:04:05Z');
  expect(await sent(sql`select ${[]}::text[] as back`)).toEqual([]);
});

test('a statement that is planned once is planned anew when a thousand uses have filled its tables', async () => {
  const names = await look(database, makeUuid(), async (snapshot) => {
    for (let use = 1; use <= 1_001; use += 1)
      await sql`/* once */ select 'how the table has grown'`.execute(snapshot.sql);
    const { rows } = await sql<{ name: string; uses: number }>`
      select name, (generic_plans + custom_plans)::int as uses from pg_prepared_statements
      where statement like ${'%how the table has grown%'} and name like 'w%' order by prepare_time`.execute(
      snapshot.sql,
    );
    return rows.map(({ name, uses }) => [name.replace(/^w_[\w-]{27}/, ''), uses]);
  });
  expect(names).toEqual([
    ['', 999],
    ['_again', 2],
  ]);
});
