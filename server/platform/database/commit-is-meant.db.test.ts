// P1 and F-RT: an answer is given only for what was committed. PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and
// no error, so a verb that swallowed an error would tell of something that is not there.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../auth/actor.ts';
import { makeUuid } from '../ids/make-id.ts';
import { makeTestDatabase, type TestDatabase } from './test-database.ts';
import { transact } from './transact.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.drop());

test('[DATABASE-3] a transaction whose failure was swallowed is an error, not an answer', async () => {
  const swallowing = transact(database, { tenantId: makeUuid(), actor: systemActor('test') }, async (tx) => {
    await sql`select 1 / 0`.execute(tx.sql).catch(() => undefined);
    return 'done';
  });
  await expect(swallowing).rejects.toThrow('DATABASE-3');
});
