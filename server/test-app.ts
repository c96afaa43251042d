// For tests: the whole app on a fresh database and a story clock, called through HTTP injection as any role.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { beginStory } from '../api/setup.ts';
import { type RunningApp, startApp } from './app.ts';
import { makeTestDatabase, type TestDatabase } from './platform/database/test-database.ts';
import { makeLog } from './platform/log/make-log.ts';

export interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
  body: any;
  headers: Record<string, unknown>;
}

export interface Caller {
  companyId: string;
  /** Calls a path below /api; the method is POST when a body is given, unless told. */
  call(path: string, body?: unknown, more?: Partial<InjectOptions>): Promise<Answered>;
}

export interface TestApp extends RunningApp {
  testDatabase: TestDatabase;
  /** A company of its own with a key of the given roles (administrator unless told). */
  company(
    given?: Partial<{ name: string; country: string; timeZone: string; currency: string; playbooks: string[] }>,
  ): Promise<Caller>;
  /** The same company, called with another role's key. */
  as(caller: Caller, roles: string[]): Promise<Caller>;
  anyone: Caller;
  moveTo(at: string): Promise<void>;
}

export async function startTestApp(
  startAt = '2026-01-05T08:00:00Z',
  poolMax = 6,
  filesQuotaBytes = 1_000_000_000,
  log = makeLog(process.env.LOG_LEVEL ?? 'silent'),
): Promise<TestApp> {
  const testDatabase = await makeTestDatabase(startAt, poolMax);
  const { pool, ownerPool, clock } = testDatabase;
  const running = await startApp({
    pool,
    ownerPool,
    clock,
    storyClock: clock,
    log,
    home: join(tmpdir(), `makegood-app-${process.pid}`),
    filesQuotaBytes,
    privateHosts: ['127.0.0.1'],
    lookForMailboxesEveryMs: 100,
    publicUrl: 'http://localhost:4300',
    trustProxy: false,
    version: 'test',
  });
  const caller = (companyId: string, secret?: string): Caller => ({
    companyId,
    async call(path, body, more = {}) {
      const response = await running.app.inject({
        method: body === undefined ? 'GET' : 'POST',
        url: `/api${path}`,
        ...(body === undefined ? {} : { payload: body as object }),
        ...more,
        headers: { ...(secret ? { authorization: `Bearer ${secret}` } : {}), ...more.headers },
      });
      const json = response.headers['content-type']?.toString().startsWith('application/json');
      return { status: response.statusCode, body: json ? response.json() : response.body, headers: response.headers };
    },
  });
  const anyone = caller('');
  return {
    ...running,
    testDatabase,
    anyone,
    async company(given = {}) {
      const founded = await anyone.call(beginStory.path, {
        name: 'Mall',
        country: 'CN',
        timeZone: 'Asia/Shanghai',
        currency: 'CNY',
        language: 'en',
        playbooks: ['marketplace'],
        at: clock.now().toISOString(),
        ...given,
      });
      if (founded.status !== 201)
        throw new Error(`story.begin answered ${founded.status} ${JSON.stringify(founded.body)}`);
      await running.settle();
      return caller(founded.body.companyId, founded.body.secret);
    },
    async as(owner, roles) {
      const made = await owner.call('/keys', { name: roles.join(' '), roles });
      return caller(owner.companyId, made.body.secret);
    },
    async moveTo(at) {
      clock.moveTo(new Date(at));
      await running.settle();
    },
    async stop() {
      await running.stop();
      await testDatabase.drop();
    },
  };
}
