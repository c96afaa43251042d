// A throw-away PostgreSQL for tests: its own home under the temporary folder, no fsync, gone even when the test run is killed.
import { realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { makeTestHome } from './make-test-home.ts';
import { type PoolAddress, startEmbedded } from './start-embedded.ts';

export type TestDatabase = {
  readonly home: string;
  /** The superuser's address on database `postgres`. */
  readonly address: PoolAddress;
  stop(): Promise<void>;
};

export async function startEmbeddedForTests(): Promise<TestDatabase> {
  const { home, remove } = makeTestHome();
  const database = await startEmbedded(home, () => {}, {
    purpose: 'test',
    programsFolder: testProgramsFolder(),
    keepRunning: false,
  });
  return {
    home,
    address: database.connectionUrlFor('makegood_root', 'postgres'),
    async stop() {
      await database.stop();
      await remove();
    },
  };
}

/** Copied once for all runs of this user, not 60 MB for each. */
export function testProgramsFolder(): string {
  return join(realpathSync(tmpdir()), `makegood-programs-${userInfo().uid}`);
}
