// What a measurement through HTTP stands on: the whole app on a throw-away database that keeps its word (fsync on), a founded company,
// and clients that hold their connections.
import { Agent, request } from 'node:http';
import pg from 'pg';
import { pino } from 'pino';
import { startApp } from '../server/app.ts';
import { StoryClock } from '../server/platform/clock/clock.ts';
import { connect, outliveDeadConnections } from '../server/platform/database/connect.ts';
import { makeTestHome } from '../server/platform/database/embedded/make-test-home.ts';
import { startEmbedded } from '../server/platform/database/embedded/start-embedded.ts';
import { prepareDatabase } from '../server/platform/database/prepare-database.ts';
import { makeUuid } from '../server/platform/ids/make-id.ts';

export interface Answer {
  status: number;
  body: Record<string, string>;
}

export interface AppGround {
  /** As owner, past row security: for filling and for the bare rows beside. */
  readonly owner: pg.Pool;
  readonly companyId: string;
  /** As the company's administrator; writes carry a fresh idempotency key. */
  send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>;
  /** `count` pieces of work over all clients; how many a second. */
  spread(count: number, work: (i: number) => Promise<unknown>): Promise<number>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** A company of the marketplace playbook in China, on 5 January 2026 at 16:00 of its place. */
export async function startAppGround(clients: number): Promise<AppGround> {
  const home = makeTestHome();
  const server = await startEmbedded(home.home, () => undefined, { keepRunning: false });
  const address = server.connectionUrlFor('makegood_root', 'postgres');
  await prepareDatabase(address);
  const owner = new pg.Pool({ ...address, max: clients + 2, options: '-c search_path=makegood' });
  outliveDeadConnections(owner);
  const clock = new StoryClock(new Date('2026-01-05T08:00:00Z'));
  const running = await startApp({
    pool: connect({ ...address, user: 'makegood_app' }, clients + 4),
    ownerPool: owner,
    clock,
    storyClock: clock,
    log: pino({ level: 'error' }),
    home: home.home,
    publicUrl: 'http://localhost',
    trustProxy: false,
    version: 'bench',
  });
  const send = sender(new URL(await running.app.listen({ port: 0, host: '127.0.0.1' })), clients);
  const { body: founded } = await send('POST', '/story', {
    name: 'Bench',
    country: 'CN',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    language: 'en',
    playbooks: ['marketplace'],
    at: clock.now().toISOString(),
  });
  return {
    owner,
    companyId: founded.companyId ?? '',
    send: (method, path, body) => send(method, path, body, founded.secret),
    spread: (count, work) => spread(clients, count, work),
    settle: () => running.settle(),
    async stop() {
      await running.stop();
      await owner.end().catch(() => undefined);
      await server.stop();
      await home.remove();
    },
  };
}

function sender(base: URL, clients: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  return (method: string, path: string, body: unknown, secret?: string): Promise<Answer> => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(method === 'POST' && { 'idempotency-key': makeUuid() }),
      ...(secret ? { authorization: `Bearer ${secret}` } : {}),
    };
    return new Promise((resolve, reject) => {
      const call = request(
        { agent, hostname: base.hostname, port: base.port, path: `/api${path}`, method, headers },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(pieces).toString()) }),
          );
        },
      );
      call.on('error', reject);
      call.end(text);
    });
  };
}

async function spread(clients: number, count: number, work: (i: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let i = next++; i < count; i = next++) await work(i);
    }),
  );
  return count / ((performance.now() - from) / 1_000);
}
