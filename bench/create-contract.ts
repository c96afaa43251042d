// A contract through the API (signed in by key, validated, idempotent, under row security, with its fact) against the same rows
// written by bare SQL, one statement a table, with the same durability and the same number of clients, in one run.
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
import { keepResult, rounded } from './promises-ground.ts';

const clients = 8;
const contracts = Number(process.env.CONTRACTS ?? 2_000);
const agent = new Agent({ keepAlive: true, maxSockets: clients });

const home = makeTestHome();
const server = await startEmbedded(home.home, () => undefined, { keepRunning: false });
const owner = server.connectionUrlFor('makegood_root', 'postgres');
await prepareDatabase(owner);
const ownerPool = new pg.Pool({ ...owner, max: clients + 2, options: '-c search_path=makegood' });
outliveDeadConnections(ownerPool);
const clock = new StoryClock(new Date('2026-01-05T08:00:00Z'));
const running = await startApp({
  pool: connect({ ...owner, user: 'makegood_app' }, clients + 4),
  ownerPool,
  clock,
  storyClock: clock,
  log: pino({ level: 'error' }),
  home: home.home,
  publicUrl: 'http://localhost',
  trustProxy: false,
  version: 'bench',
});
const base = new URL(await running.app.listen({ port: 0, host: '127.0.0.1' }));

interface Answer {
  status: number;
  body: Record<string, string>;
}
function post(path: string, body: unknown, secret?: string): Promise<Answer> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'idempotency-key': makeUuid(),
    ...(secret ? { authorization: `Bearer ${secret}` } : {}),
  };
  return new Promise((resolve, reject) => {
    const call = request(
      { agent, hostname: base.hostname, port: base.port, path: `/api${path}`, method: 'POST', headers },
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
}

async function spread(count: number, work: (i: number) => Promise<void>): Promise<number> {
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let i = next++; i < count; i = next++) await work(i);
    }),
  );
  return count / ((performance.now() - from) / 1_000);
}

const founded = await post('/story', {
  name: 'Bench',
  country: 'CN',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  language: 'en',
  playbooks: ['marketplace'],
  at: '2026-01-05T08:00:00Z',
});
const secret = founded.body.secret ?? '';
const store = (await post('/stores', { name: 'S', city: 'Beijing', timeZone: 'Asia/Shanghai' }, secret)).body;
const firm = (await post('/firms', { legalName: 'F' }, secret)).body;
const person = (await post('/people', { name: '宋先生', phones: ['13800138000'] }, secret)).body;
const amount = { amountMinor: '7000000', currency: 'CNY' };
const contract = (number: string) => ({
  number,
  signedOn: '2026-01-01',
  customer: { personId: person.personId },
  firmId: firm.firmId,
  storeId: store.storeId,
  amount,
  lines: [
    { description: 'Oak floor', amount },
    { description: 'Skirting', amount },
  ],
  obligations: [
    { kind: 'deliver', agreedOn: '2026-03-01' },
    { kind: 'install', agreedOn: '2026-03-02' },
  ],
  vouchers: [{ kind: 'receipt', number: `V-${number}`, paidOn: '2026-01-01', amount }],
});
const register = async (number: string) => {
  const { status, body } = await post('/contracts', contract(number), secret);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

/** Ids of what was there before and stays: the company, the store, the firm, the person. */
const known = new Set(await knownIds());

await spread(200, async (i) => void (await register(`warm-${i}`)));
const bare = await rowsOfOne();
const cpu = process.cpuUsage();
const api = await spread(contracts, async (i) => void (await register(`api-${i}`)));
const used = process.cpuUsage(cpu);
await running.settle();
const sqlRate = await spread(contracts, (i) => writeBare(bare, i));
keepResult('create-contract', {
  clients,
  contracts,
  apiPerSecond: rounded(api),
  bareSqlPerSecond: rounded(sqlRate),
  ratio: rounded(api / sqlRate),
  nodeCpuMillisecondsEach: rounded((used.user + used.system) / 1_000 / contracts),
  rowsEach: bare.reduce((sum, table) => sum + table.rows.length, 0),
});
await running.stop();
await ownerPool.end().catch(() => undefined);
await server.stop();
await home.remove();

async function knownIds(): Promise<string[]> {
  const { rows } = await ownerPool.query<{ id: string }>(
    'select tenant_id as id from tenants union select store_id from stores union select firm_id from firms union select person_id from persons',
  );
  return rows.map((row) => row.id);
}

interface TableRows {
  table: string;
  columns: string[];
  rows: unknown[][];
}

/** The rows one registration writes, table by table, found by the number and the ids it answered with. */
async function rowsOfOne(): Promise<TableRows[]> {
  const before = await counts();
  await register('template');
  const after = await counts();
  const found: TableRows[] = [];
  for (const [table, count] of after) {
    const made = count - (before.get(table) ?? 0);
    if (made === 0) continue;
    const { rows, fields } = await ownerPool.query({
      text: `select * from ${table} order by ctid desc limit ${made}`,
      rowMode: 'array',
    });
    const columns = fields.map((field) => field.name).filter((name) => name !== 'tx_id');
    const skipped = fields.findIndex((field) => field.name === 'tx_id');
    found.push({ table, columns, rows: rows.map((row: unknown[]) => row.filter((_, at) => at !== skipped)) });
  }
  return found;
}

async function counts(): Promise<Map<string, number>> {
  await running.settle();
  const { rows } = await ownerPool.query<{ table: string }>(
    "select relname as table from pg_class where relnamespace = 'makegood'::regnamespace and relkind = 'r'",
  );
  const skipped = /^(promises|promise_tallies|reaction_cursors|fact_seals|migrations|sessions|api_keys|commitment.*)$/;
  const counted = new Map<string, number>();
  for (const { table } of rows.filter((row) => !skipped.test(row.table))) {
    const count = await ownerPool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    counted.set(table, count.rows[0]?.n ?? 0);
  }
  return counted;
}

/** The same rows under new ids and a new number: one insert a table, all in one transaction. */
async function writeBare(tables: TableRows[], i: number): Promise<void> {
  const renamed = new Map<string, string>();
  const kept = new Set([String(tables[0]?.rows[0]?.[0])]);
  const fresh = (value: unknown): unknown => {
    if (typeof value !== 'string')
      return value !== null && typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value)
        ? JSON.stringify(value)
        : value;
    if (value.includes('template')) return value.replaceAll('template', `bare-${i}`);
    if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value) || kept.has(value) || known.has(value)) return value;
    const made = renamed.get(value) ?? makeUuid();
    renamed.set(value, made);
    return made;
  };
  const client = await ownerPool.connect();
  try {
    await client.query('begin');
    for (const { table, columns, rows } of tables) {
      const values = rows.flatMap((row) => row.map(fresh));
      if (table === 'idempotency_keys') values[columns.indexOf('key')] = makeUuid();
      const places = rows.map((row, r) => `(${row.map((_, c) => `$${r * row.length + c + 1}`).join(', ')})`).join(', ');
      await client.query(`insert into ${table} (${columns.join(', ')}) values ${places}`, values);
    }
    await client.query('commit');
  } finally {
    client.release();
  }
}
