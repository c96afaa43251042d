// Vitest's global set-up: one PostgreSQL for the whole test run, its address in MAKEGOOD_TEST_DB as JSON for `new pg.Pool`.
import { startEmbeddedForTests, type TestDatabase } from './start-embedded-for-tests.ts';

let database: TestDatabase | undefined;

export async function setup(): Promise<void> {
  database = await startEmbeddedForTests();
  process.env.MAKEGOOD_TEST_DB = JSON.stringify(database.address);
}

export async function teardown(): Promise<void> {
  await database?.stop();
}
