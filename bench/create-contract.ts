// A contract through the API (signed in by key, validated, idempotent, under row security, with its fact) against the same rows
// written by bare SQL, one statement a table, with the same durability and the same number of clients, in one run.
import { makeUuid } from '../server/platform/ids/make-id.ts';
import { startAppGround } from './app-ground.ts';
import { cpuOf, keepResult, rounded } from './promises-ground.ts';

const clients = 8;
/** Of a round. The two take turns, so that a busy moment of the machine meets both; what is told is the median of the rounds. */
const contracts = Number(process.env.CONTRACTS ?? 400);
const roundsMeasured = 7;

const ground = await startAppGround(clients);
const { owner: ownerPool, spread } = ground;
const post = (path: string, body: unknown) => ground.send('POST', path, body);
const store = (await post('/stores', { name: 'S', city: 'Beijing', timeZone: 'Asia/Shanghai' })).body;
const firm = (await post('/firms', { legalName: 'F' })).body;
const person = (await post('/people', { name: '宋先生', phones: ['13800138000'] })).body;
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
  const { status, body } = await post('/contracts', contract(number));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

/** Ids of what was there before and stays: the company, the store, the firm, the person. */
const known = new Set(await knownIds());

await spread(200, async (i) => void (await register(`warm-${i}`)));
const bare = await rowsOfOne();
// As autovacuum does within a minute.
await ownerPool.query('analyze');
const rounds = [];
for (let round = 0; round < roundsMeasured; round += 1) {
  await ground.settle();
  const api = await measured((i) => register(`api-${round}-${i}`));
  await ground.settle();
  rounds.push({ api, bare: await measured((i) => writeBare(bare, `${round}-${i}`)) });
}
keepResult('create-contract', {
  clients,
  contracts: contracts * roundsMeasured,
  apiPerSecond: median(rounds.map(({ api }) => api.perSecond)),
  bareSqlPerSecond: median(rounds.map(({ bare }) => bare.perSecond)),
  ratio: median(rounds.map(({ api, bare }) => api.perSecond / bare.perSecond)),
  nodeCpuMillisecondsEach: median(rounds.map(({ api }) => api.nodeCpuMsEach)),
  cpuMsEach: median(rounds.map(({ api }) => api.cpuMsEach)),
  bareCpuMsEach: median(rounds.map(({ bare }) => bare.cpuMsEach)),
  cpuRatio: median(rounds.map(({ api, bare }) => bare.cpuMsEach / api.cpuMsEach)),
  rowsEach: bare.reduce((sum, table) => sum + table.rows.length, 0),
});
await ground.stop();

async function measured(work: (i: number) => Promise<unknown>) {
  const node = process.cpuUsage();
  let perSecond = 0;
  const cpuMs = await cpuOf(ground, async () => {
    perSecond = await spread(contracts, work);
  });
  const { user, system } = process.cpuUsage(node);
  return { perSecond, nodeCpuMsEach: (user + system) / 1_000 / contracts, cpuMsEach: (cpuMs ?? 0) / contracts };
}

function median(values: number[]): number {
  return rounded(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}

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

/** The rows that one registration leads to, table by table: its own and those of the promises that follow from it. */
async function rowsOfOne(): Promise<TableRows[]> {
  await ground.settle();
  const { rows: before } = await ownerPool.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  await register('template');
  await ground.settle();
  const { rows: tables } = await ownerPool.query<{ table: string }>(
    "select relname as table from pg_class where relnamespace = 'makegood'::regnamespace and relkind = 'r'",
  );
  const skipped = /^(reaction_cursors|fact_seals|file_checks|sessions|api_keys|promise_tallies)$/;
  const found: TableRows[] = [];
  for (const { table } of tables.filter((each) => !skipped.test(each.table))) {
    const { rows, fields } = await ownerPool.query({
      text: `select * from ${table} where xmin::text::bigint > $1`,
      values: [before[0]?.xid],
      rowMode: 'array',
    });
    const number = fields.findIndex((field) => field.name === 'tx_id');
    const kept = (_: unknown, at: number) => at !== number;
    const columns = fields.map((field) => field.name).filter(kept);
    if (rows.length > 0) found.push({ table, columns, rows: rows.map((row: unknown[]) => row.filter(kept)) });
  }
  return found;
}

/** The same rows under new ids and a new number: one insert a table, all in one transaction. */
async function writeBare(tables: TableRows[], i: string): Promise<void> {
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
