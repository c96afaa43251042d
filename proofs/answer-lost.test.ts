// T-R3 and P2: the connection to the database is cut around COMMIT, so that nobody here knows whether it happened. The client
// sends again under the same key, and there is one effect.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { foundCompany, type Send, sendTo } from './outside-client.fixture.ts';
import { makeOwnGround, type OwnGround } from './own-ground.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** `before`: the server never gets the COMMIT. `after`: it has answered it, and the answer is lost. */
type Cut = 'before' | 'after';
/** The cut waits for the connection on which this very key travels, and for its commit: no other is touched. */
let armed: { cut: Cut; key: string } | undefined;
let cuts = 0;
const folder = mkdtempSync(join(tmpdir(), 'makegood-cut-'));
let proxy: Server;
let ground: OwnGround;
let send: Send;

/** A simple query as the protocol writes it: type, length, text, zero. */
const commit = Buffer.concat([Buffer.from([0x51, 0, 0, 0, 11]), Buffer.from('commit\0')]);

function relay(client: Socket, server: Socket): void {
  let committing: Cut | undefined;
  let ours = false;
  let tail = Buffer.alloc(0);
  const cut = () => {
    cuts += 1;
    client.destroy();
    server.destroy();
  };
  client.on('data', (bytes) => {
    // What is searched for may lie across two pieces.
    const seen = Buffer.concat([tail, bytes]);
    // Shorter than the commit, so that it is not found twice, and longer than the key.
    tail = seen.subarray(1 - commit.length);
    ours ||= armed !== undefined && seen.includes(armed.key);
    if (seen.includes(commit)) {
      if (armed && ours) {
        committing = armed.cut;
        armed = undefined;
        if (committing === 'before') return cut();
      }
      ours = false;
    }
    server.write(bytes);
  });
  server.on('data', (bytes) => {
    if (committing && bytes.includes('COMMIT')) return cut();
    client.write(bytes);
  });
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

beforeAll(async () => {
  ground = (await makeOwnGround({
    async through(socketFolder, port) {
      proxy = createServer((client) => relay(client, connect(join(socketFolder, `.s.PGSQL.${port}`))));
      await once(proxy.listen(join(folder, `.s.PGSQL.${port}`)), 'listening');
      return folder;
    },
  })) as OwnGround;
  const secret = await foundCompany(ground.url, ground.entryLink());
  send = sendTo(ground.url, () => secret);
});
afterAll(async () => {
  await ground?.stop();
  proxy?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function personsNamed(name: string): Promise<number> {
  const client = new pg.Client(ground.owner);
  await client.connect();
  const { rows } = await client.query('select count(*)::int as n from makegood.persons where name = $1', [name]);
  await client.end();
  return rows[0]?.n;
}

test('[T-R3] the server goes away before COMMIT reaches it: nothing has happened, and the repeat does it', async () => {
  for (let n = 0; n < 5; n += 1) {
    await send('GET', '/people?limit=1');
    armed = { cut: 'before', key: `before-${n}` };
    const first = await send('POST', '/people', { name: `Before ${n}` }, `before-${n}`);
    expect([first.status, first.retryAfterSeconds]).toEqual([503, 2]);
    expect(await personsNamed(`Before ${n}`)).toBe(0);
    const second = await send('POST', '/people', { name: `Before ${n}` }, `before-${n}`);
    expect([second.status, second.replayed]).toEqual([201, false]);
    expect(await personsNamed(`Before ${n}`)).toBe(1);
  }
  expect(cuts).toBe(5);
});

test('[T-R3] the answer to COMMIT is lost: it has happened, and the repeat is given the first answer', async () => {
  cuts = 0;
  for (let n = 0; n < 5; n += 1) {
    await send('GET', '/people?limit=1');
    armed = { cut: 'after', key: `after-${n}` };
    const first = await send('POST', '/people', { name: `After ${n}` }, `after-${n}`);
    expect([first.status, first.retryAfterSeconds]).toEqual([503, 2]);
    expect(await personsNamed(`After ${n}`)).toBe(1);
    const second = await send('POST', '/people', { name: `After ${n}` }, `after-${n}`);
    expect([second.status, second.replayed]).toEqual([201, true]);
    expect(await personsNamed(`After ${n}`)).toBe(1);
  }
  expect(cuts).toBe(5);
});
