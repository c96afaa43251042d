// A contract through the API (signed in by key, validated, idempotent, under row security, with its fact) against the same rows
// written by bare SQL, one statement a table, with the same durability and the same number of clients, in one run.
import { makeUuid } from '../server/platform/ids/make-id.ts';
import { startAppGround } from './app-ground.ts';
import { keepResult, rounded } from './promises-ground.ts';

const clients = 8;
const contracts = Number(process.env.CONTRACTS ?? 2_000);

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
const cpu = process.cpuUsage();
const api = await spread(contracts, async (i) => void (await register(`api-${i}`)));
const used = process.cpuUsage(cpu);
await ground.settle();
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
await ground.stop();

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
  await ground.settle();
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
