// How fast contracts come in: registered one by one, beside the same rows by bare SQL with the same durability in the same run;
// and taken over from a file in batches, the first time and again.
import { loadavg } from 'node:os';
import { registerContract as route } from '../api/registry/contracts.ts';
import { idOf, makeUuid, uuidOf } from '../server/platform/ids/make-id.ts';
import { registerBrand, registerStore } from '../server/registry/catalogue/keep-catalogue.ts';
import type { ImportedContract } from '../server/registry/contracts/imported-contract.ts';
import { registerContract } from '../server/registry/contracts/register-contract.ts';
import { upsertContracts } from '../server/registry/contracts/upsert-contracts.ts';
import { registerFirm } from '../server/registry/merchants/keep-firms.ts';
import { registerPerson } from '../server/registry/people/register-person.ts';
import { processorMs } from './processor-time.ts';
import { type Ground, keepResult, layGround, quantiles, rounded, timed } from './promises-ground.ts';

const registrations = Number(process.env.REGISTRATIONS ?? 600);
const rows = Number(process.env.ROWS ?? 40_000);
const batch = 2_000;

async function makeMall({ acting }: Ground) {
  const bare = { registrationNumber: null, contactName: null, phone: null, email: null };
  const firm = await registerFirm(acting, { legalName: 'Firm', ...bare });
  const brand = await registerBrand(acting, 'Brand');
  const store = await registerStore(acting, { name: 'Store', city: '北京', address: null, timeZone: 'Asia/Shanghai' });
  const person = await registerPerson(acting, {
    name: '宋先生',
    phones: ['13800138000'],
    emails: [],
    addresses: [],
    language: null,
  });
  return { firmId: firm.firmId, brandId: brand.brandId, storeId: store.storeId, personId: person.personId };
}
type Mall = Awaited<ReturnType<typeof makeMall>>;

const given = (number: string, mall: Mall) =>
  route.body.parse({
    number,
    signedOn: '2026-01-02',
    customer: { personId: mall.personId },
    firmId: idOf('frm', mall.firmId),
    brandId: idOf('brd', mall.brandId),
    storeId: idOf('sto', mall.storeId),
    amount: { amountMinor: '700000', currency: 'CNY' },
    lines: [{ description: 'Oak floor', quantity: 42 }, { description: 'Skirting' }],
    obligations: [
      { kind: 'deliver', agreedOn: '2026-02-01' },
      { kind: 'install', agreedOn: '2026-02-03' },
    ],
    vouchers: [{ number: 'V-1', paidOn: '2026-01-02' }],
  });

/** The rows of `given` and its fact, one plain statement a table, in one transaction. */
async function registerBare({ owner, tenantId }: Ground, number: string, mall: Mall): Promise<void> {
  const [contractId, at] = [makeUuid(), '2026-11-22T04:00:00Z'];
  await owner.query('begin');
  await owner.query(
    `insert into contracts (tenant_id, contract_id, number, number_key, number_tail, signed_on, person_id, firm_id, brand_id, store_id,
       city, amount_minor, currency, state, next_due_on, registered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '北京', 700000, 'CNY', 'awaiting_delivery', '2026-02-01', $11)`,
    [
      tenantId,
      contractId,
      number,
      number.toLowerCase(),
      [...number.replace(/\D/g, '')].reverse().join(''),
      '2026-01-02',
      uuidOf(mall.personId),
      mall.firmId,
      mall.brandId,
      mall.storeId,
      at,
    ],
  );
  await owner.query(
    `insert into contract_lines (tenant_id, contract_id, line_id, position, description, quantity)
     values ($1, $2, $3, 0, 'Oak floor', 42), ($1, $2, $4, 1, 'Skirting', 1)`,
    [tenantId, contractId, makeUuid(), makeUuid()],
  );
  await owner.query(
    `insert into obligations (tenant_id, obligation_id, contract_id, kind, agreed_on, due_on)
     values ($1, $2, $3, 'deliver', '2026-02-01', '2026-02-01'), ($1, $4, $3, 'install', '2026-02-03', '2026-02-03')`,
    [tenantId, makeUuid(), contractId, makeUuid()],
  );
  await owner.query(
    "insert into vouchers (tenant_id, contract_id, voucher_id, kind, number, paid_on) values ($1, $2, $3, 'receipt', 'V-1', '2026-01-02')",
    [tenantId, contractId, makeUuid()],
  );
  await owner.query(
    `insert into search_entries (tenant_id, subject_id, kind, words) values ($1, $2, 'contract', array_to_tsvector($3))`,
    [tenantId, contractId, number.toLowerCase().split('-')],
  );
  await owner.query(
    `insert into facts (tenant_id, fact_id, name, subject, at, actor, body) values ($1, $2, 'contract.registered', $3, $4, 'system:bench', '{}')`,
    [tenantId, makeUuid(), contractId, at],
  );
  await owner.query('commit');
}

/** Turn by turn, so that whatever else the machine does meets both alike. */
async function measureRegistration(ground: Ground) {
  const mall = await makeMall(ground);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let at = 0; at < registrations; at += 1) {
    const mine = await timed(() => registerContract(ground.acting, given(`A-2026-${at}`, mall)));
    const plain = await timed(() => registerBare(ground, `B-2026-${at}`, mall));
    if (at < 50) continue;
    ours.push(mine.ms);
    bare.push(plain.ms);
  }
  const [oursAt, bareAt] = [quantiles(ours), quantiles(bare)];
  return { milliseconds: oursAt, bareMilliseconds: bareAt, ratioToBareSql: rounded(bareAt.p50 / oursAt.p50) };
}

function row(at: number, city: string): ImportedContract {
  const day = (from: number) => new Date(Date.UTC(2026, 0, 1 + from)).toISOString().slice(0, 10);
  return {
    number: `HT-2026-${at}`,
    signedOn: day(at % 200),
    customer: {
      name: `客户${at % 30_000}号`,
      phone: `+86138${10_000_000 + (at % 30_000)}`,
      address: `${city}市朝阳区十里河路 ${at % 900} 号`,
    },
    city,
    merchant: `Firm ${at % 300}`,
    brand: `Brand ${at % 400}`,
    store: `Store ${at % 12}`,
    lines: [
      {
        description: 'Oak floor',
        sku: `SKU-${at % 500}`,
        productName: `Floor ${at % 500}`,
        family: 'floors',
        quantity: 42,
      },
    ],
    amount: { amountMinor: 700_000n, currency: 'CNY' },
    deliverAgreedOn: day((at % 200) + 20),
    installAgreedOn: day((at % 200) + 22),
    ...(at % 10 ? { deliveredAt: `${day((at % 200) + 18 + (at % 5))}T04:00:00Z` } : {}),
    voucher: { kind: 'receipt', number: `V-${at}`, paidOn: day(at % 200) },
  };
}

async function measureFile(ground: Ground, city: string) {
  const importId = makeUuid();
  const outcomes: Record<string, number> = {};
  const before = await processorMs(ground);
  const { ms } = await timed(async () => {
    for (let from = 0; from < rows; from += batch) {
      const part = Array.from({ length: batch }, (_, at) => row(from + at, city));
      const answers = await ground.acting.transact((tx) => upsertContracts(tx, part, importId));
      for (const { outcome } of answers) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  });
  const processor = (await processorMs(ground)) - before;
  return {
    rowsPerSecond: Math.round((rows * 1000) / ms),
    rowsPerSecondOfProcessor: Math.round((rows * 1000) / processor),
    outcomes,
  };
}

const ground = await layGround('2026-11-22T04:00:00Z');
try {
  keepResult('registry-write', {
    loadOfMachine: rounded(loadavg()[0] ?? 0),
    registration: await measureRegistration(ground),
    fileRows: rows,
    fileFirst: await measureFile(ground, '北京'),
    fileAgain: await measureFile(ground, '北京'),
    fileChanged: await measureFile(ground, '天津'),
  });
} finally {
  await ground.stop();
}
