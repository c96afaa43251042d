// Vitest's global set-up: one PostgreSQL for the whole test run, its address in MAKEGOOD_TEST_DB as JSON for `new pg.Pool`.
// Set before the run, it names another server to test on, as its superuser: {"host": …, "port": …, "user": …, "database": "postgres"}.
import { startEmbeddedForTests, type TestDatabase } from './start-embedded-for-tests.ts';

let database: TestDatabase | undefined;

export async function setup(): Promise<void> {
  if (process.env.MAKEGOOD_TEST_DB) return;
  database = await startEmbeddedForTests();
  process.env.MAKEGOOD_TEST_DB = JSON.stringify(database.address);
}

export async function teardown(): Promise<void> {
  await database?.stop();
}
