// For tests: the company's part alone on a fresh database, and browsers that keep their cookies.
import type { InjectOptions } from 'fastify';
import '../../catalogue.ts';
import { statusOf } from '#api/refusal-status';
import { textOf } from '#api/texts/text-of';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import { makeApp } from '#platform/http/make-app';
import { makeRequestMeter } from '#platform/http/request-meter';
import type { Routing } from '#platform/http/serve-route';
import { makeLog } from '#platform/log/make-log';
import { companyPart } from './part.ts';

export interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
  body: any;
  headers: Record<string, unknown>;
}

export interface Browser {
  /** Calls a path below /api with the cookies so far; POST when a body is given, unless told. */
  call(path: string, body?: unknown, more?: Partial<InjectOptions>): Promise<Answered>;
  cookies: Map<string, string>;
}

export interface DoorApp {
  database: TestDatabase;
  /** A fresh token of the console. */
  token(): string;
  browser(host?: string): Browser;
  /** Another process on the same database. */
  anotherNode(): Promise<{ browser(): Browser; stop(): Promise<void> }>;
  /** A browser signed in as the first administrator of a new company. */
  founder(name?: string, email?: string): Promise<Browser & { companyId: string; email: string }>;
  stop(): Promise<void>;
}

export const goodPassword = 'Vier blaue Tassen 17';
export const givenCompany = {
  name: 'Mall',
  country: 'CN',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  language: 'en',
  playbooks: ['marketplace'],
};

export async function startDoorApp(publicUrl = 'http://localhost:4300', poolMax = 6): Promise<DoorApp> {
  const database = await makeTestDatabase('2026-01-05T08:00:00Z', poolMax);
  const { part, app } = await startNode(database, publicUrl);
  let founded = 0;
  const token = () => part.entryLink().split('#')[1] ?? '';
  const browser = (host = 'localhost:4300'): Browser => browserOf(app, host);
  return {
    database,
    token,
    browser,
    async anotherNode() {
      const node = await startNode(database, publicUrl);
      return { browser: () => browserOf(node.app, 'localhost:4300'), stop: () => node.app.close() };
    },
    async founder(name = `Mall ${(founded += 1)}`, email = `ada.${founded}@example.com`) {
      const one = browser();
      const administrator = { name: 'Ada Lovelace', email, password: goodPassword };
      const answer = await one.call('/setup/company', { ...givenCompany, name, token: token(), administrator });
      if (answer.status !== 201) throw new Error(`founding answered ${answer.status} ${JSON.stringify(answer.body)}`);
      return { ...one, companyId: answer.body.companyId, email };
    },
    async stop() {
      await app.close();
      await database.drop();
    },
  };
}

async function startNode(database: TestDatabase, publicUrl: string) {
  const part = companyPart({ database, publicUrl, version: 'test', storyClock: database.clock });
  const log = makeLog(process.env.LOG_LEVEL ?? 'silent');
  const texts = { statusOf, textOf };
  const app = await makeApp({ log, texts, meter: makeRequestMeter(), trustProxy: false, bodyLimit: 2_000_000 });
  const routing: Routing = { app, database, identify: part.identify, recall: part.recall, mounted: [] };
  part.mount(routing);
  return { part, app };
}

function browserOf(app: Routing['app'], host: string): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async call(path, body, more = {}) {
      const method = more.method ?? (body === undefined ? 'GET' : 'POST');
      const scheme = host.startsWith('localhost') ? 'http' : 'https';
      const own: Record<string, string> = {
        host,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      };
      if (method !== 'GET') Object.assign(own, { origin: `${scheme}://${host}`, 'sec-fetch-site': 'same-origin' });
      const response = await app.inject({
        method,
        url: `/api${path}`,
        ...(body === undefined ? {} : { payload: body as object }),
        ...more,
        headers: { ...own, ...more.headers },
      });
      for (const cookie of response.cookies) {
        if (cookie.value === '') cookies.delete(cookie.name);
        else cookies.set(cookie.name, cookie.value);
      }
      return { status: response.statusCode, body: response.json(), headers: response.headers };
    },
  };
}
