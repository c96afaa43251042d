// What the measurement of imports stands on: a Makegood of its own in a child process, started as an operator starts it, with a
// company and a key; what that server and its database have used; and a file of contracts.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { sendOver } from '../journeys/send-over-http.ts';
import { makeTestHome } from '../server/platform/database/embedded/make-test-home.ts';
import { startEmbedded } from '../server/platform/database/embedded/start-embedded.ts';

export interface ImportGround {
  home: string;
  owner: pg.Client;
  // biome-ignore lint/suspicious/noExplicitAny: a measurement looks at what came
  call(method: string, path: string, body?: unknown): Promise<any>;
  server: ChildProcess;
  stop(): Promise<void>;
}

/** Real clock, durable database, promises of a marketplace. `SERVER_ARGS` are options of Node for the server, as `--cpu-prof`. */
export async function startServer(): Promise<ImportGround> {
  const place = makeTestHome();
  const port = await freePort();
  const main = join(import.meta.dirname, '..', 'server', 'main.ts');
  const args = [...(process.env.SERVER_ARGS?.split(' ') ?? []), main, '--home', place.home, '--port', String(port)];
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error' };
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  const token = await entryToken(server);
  const send = sendOver(`http://127.0.0.1:${port}`);
  const secret = await foundCompany(`http://127.0.0.1:${port}/api`, token);
  const database = await startEmbedded(place.home, () => undefined, { keepRunning: false, endWithProcess: false });
  const owner = new pg.Client({
    ...database.connectionUrlFor('makegood_root', 'makegood'),
    options: '-c search_path=makegood',
  });
  await owner.connect();
  return {
    home: place.home,
    owner,
    server,
    async call(method, path, body) {
      const answer = await send(method, path, body, secret);
      if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async stop() {
      await owner.end();
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      await place.remove();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** From the one line the server prints when it is ready. */
async function entryToken(server: ChildProcess): Promise<string> {
  let said = '';
  for await (const piece of server.stdout ?? []) {
    said += piece;
    const token = /enter#(\S+)/.exec(said)?.[1];
    if (token) return token;
  }
  throw new Error(`the server did not start: ${said}`);
}

async function foundCompany(api: string, token: string): Promise<string> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), cookie },
      body: JSON.stringify(body),
    });
  const founded = await post('/setup/company', {
    token,
    name: 'Bench',
    country: 'CN',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    language: 'en',
    playbooks: ['marketplace'],
    administrator: { name: 'Bench', email: 'bench@example.com', password: 'loudest-harbour-tin-47' },
  });
  if (!founded.ok) throw new Error(await founded.text());
  const made = await post(
    '/keys',
    { name: 'bench', roles: ['administrator'] },
    founded.headers.get('set-cookie')?.split(';')[0],
  );
  return ((await made.json()) as { secret: string }).secret;
}

/** Processor time in milliseconds, of the server and of the whole database, and the server's largest memory. */
export async function usedBy({ server, owner }: ImportGround) {
  const { rows } = await owner.query<{ pid: number; own: number }>(
    'select pid, pg_backend_pid() as own from pg_stat_activity',
  );
  const postmaster = Number(statOf(rows[0]?.own ?? 0)[1]);
  // Those that have ended are counted by the postmaster who saw them off.
  const ended = ticksIn(statOf(postmaster), 13, 14);
  const running = [postmaster, ...rows.map(({ pid }) => pid)].map((pid) => ticksIn(statOf(pid), 11, 12));
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return {
    serverMs: ticksIn(statOf(server.pid ?? 0), 11, 12) * 10,
    databaseMs: running.reduce((sum, each) => sum + each, ended) * 10,
    memoryPeakMb: Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024),
  };
}

/** What the kernel says of a process, from its state on; nothing of one that has just ended. */
function statOf(pid: number): string[] {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) ? (readFileSync(path, 'utf8').split(') ').at(-1) ?? '').split(' ') : [];
}

function ticksIn(stat: readonly string[], user: number, system: number): number {
  return Number(stat[user] ?? 0) + Number(stat[system] ?? 0);
}

const titles =
  '合同编号,签订日期,客户姓名,电话,地址,商户,品牌,门店,商品名称,货号,数量,金额,约定交付日,约定安装日,实际送达,收据号\n';

/** A mall's years: three customers to four contracts, 300 firms, 400 brands, 12 stores, 500 products, nine in ten delivered. */
export async function writeContracts(path: string, rows: number): Promise<void> {
  const day = (from: number) => new Date(Date.UTC(2025, 0, 1 + from)).toISOString().slice(0, 10);
  const people = Math.ceil(rows * 0.75);
  const row = (at: number) => {
    const who = (at * 7) % people;
    const delivered = at % 10 ? day((at % 600) + 18 + (at % 5)) : '';
    const dates = `${day((at % 600) + 20)},${day((at % 600) + 22)},${delivered}`;
    const goods = `Oak floor ${at % 500},SKU-${at % 500},42,7000.00`;
    const place = `Firm ${at % 300},Brand ${at % 400},Store ${at % 12}`;
    return `HT-${at},${day(at % 600)},宋${who},${13_000_000_000 + who},朝阳区十里河路${at % 900}号,${place},${goods},${dates},V-${at}\n`;
  };
  function* pieces() {
    yield titles;
    for (let from = 0; from < rows; from += 1_000)
      yield Array.from({ length: Math.min(1_000, rows - from) }, (_, at) => row(from + at)).join('');
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path));
}
