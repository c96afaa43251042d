// A case with two proofs and its facts through the API (signed in by key, validated, idempotent, under row security) against the same rows
// written by bare SQL, one statement a table, with the same durability and clients, in one run, with CASES (100,000) cases there already.
import { idOf, makeUuid, uuidOf } from '../server/platform/ids/make-id.ts';
import { startAppGround } from './app-ground.ts';
import { fillCases, idsOf } from './cases-ground.ts';
import { cpuOf, keepResult, quantiles, rounded } from './promises-ground.ts';

const clients = 8;
const there = Number(process.env.CASES ?? 100_000);
const opened = Number(process.env.OPENED ?? 1_500);

const ground = await startAppGround(clients);
const { owner: ownerPool, send, spread } = ground;
const tenantId = uuidOf(ground.companyId as `ten_${string}`);
await send('POST', '/stores', { name: 'S', city: 'Beijing', timeZone: 'Asia/Shanghai' });
await send('POST', '/firms', { legalName: 'F' });
await ground.settle();
await fillCases(ownerPool, tenantId, there + opened * 2 + 200, there);
const contracts = (await idsOf(ownerPool, 'c', there, opened * 2 + 200)).map((id) => idOf('ctr', id));

const took: number[] = [];
const open = async (i: number) => {
  const contractId = contracts[i];
  const from = performance.now();
  const complaint = { problem: 'not_delivered', description: 'The floor has not come', channel: 'store' };
  const { status, body } = await send('POST', '/cases', { contractId, ...complaint });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  took.push(performance.now() - from);
};
await spread(200, open);
took.length = 0;
let perSecond = 0;
const cpu = await cpuOf(ground, async () => {
  perSecond = await spread(opened, (i) => open(200 + i));
});
await ground.settle();
const bare = await spread(opened, (i) => writeBare(200 + opened + i));

const list = async (path: string) => {
  const times: number[] = [];
  const used = await cpuOf(ground, async () => {
    for (let i = 0; i < 100; i += 1) {
      const from = performance.now();
      const { status } = await send('GET', path);
      if (status !== 200) throw new Error(`${path} ${status}`);
      times.push(performance.now() - from);
    }
  });
  return { ...quantiles(times), cpuMsEach: used === undefined ? undefined : rounded(used / 100) };
};
let after = '';
for (let page = 0; page < 99; page += 1) {
  const { body } = await send('GET', `/cases?limit=50${after}`);
  after = body.next ? `&after=${encodeURIComponent(body.next)}` : '';
}
const [someCase] = await idsOf(ownerPool, 'k', Math.floor(there / 2), 1);
keepResult('cases-open', {
  clients,
  casesThere: there,
  opened,
  apiPerSecond: rounded(perSecond),
  bareSqlPerSecond: rounded(bare),
  ratio: rounded(perSecond / bare),
  cpuMsEach: cpu === undefined ? undefined : rounded(cpu / opened),
  ms: quantiles(took),
  firstPage: await list('/cases?limit=50'),
  hundredthPage: await list(`/cases?limit=50${after}`),
  words: await list(`/cases?words=${Math.floor(there / 2)}`),
  oneCase: await list(`/cases/${idOf('cas', someCase ?? '')}`),
});
await ground.stop();

/** The rows that opening one case writes: one statement a table, all in one transaction. */
async function writeBare(i: number): Promise<void> {
  const contractId = uuidOf(contracts[i] ?? 'ctr_');
  const caseId = makeUuid();
  const fact = (name: string, body: object) => [makeUuid(), name, caseId, JSON.stringify({ caseId, ...body })];
  const facts = [
    fact('case.opened', { contractId, openedBy: 'desk', mode: 'v1', channel: 'store', problem: 'not_delivered' }),
    fact('proof.given', { kind: 'sales_contract', by: 'contract' }),
    fact('proof.given', { kind: 'payment_voucher', by: 'voucher' }),
    fact('contract.complained', { complainedOn: '2026-01-05', channel: 'store' }),
  ];
  const client = await ownerPool.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into cases (tenant_id, case_id, number, state, rung, mode, opened_by, channel, problem, description, language, time_zone,
         complained_on, opened_at, person_id, contract_id, firm_id, store_id, damage_class, step, due_at, ours_due_at, opted_out)
       select tenant_id, $3::uuid, 'b-' || $3::uuid::text, 'new', 'merchant', 'v1', 'desk', 'store', 'not_delivered', 'The floor has not come', 'en', 'Asia/Shanghai',
         '2026-01-05', now(), person_id, contract_id, firm_id, store_id, 'none', 'triage', now(), now(), false
       from contracts where tenant_id = $1 and contract_id = $2`,
      [tenantId, contractId, caseId],
    );
    await client.query(
      `insert into case_words values ($1, $2, array_to_tsvector(array['floor', 'has', 'not', 'come', $2::uuid::text]))`,
      [tenantId, caseId],
    );
    await client.query(
      `insert into case_proofs (tenant_id, case_id, kind, state, given_by) values ($1, $2, 'sales_contract', 'given', 'contract'), ($1, $2, 'payment_voucher', 'given', 'voucher')`,
      [tenantId, caseId],
    );
    await client.query(
      `insert into complaints (tenant_id, contract_id, complaint_id, complained_on, channel, noted_at) values ($1, $2, $3, '2026-01-05', 'store', now())`,
      [tenantId, contractId, makeUuid()],
    );
    await client.query(
      `update contracts set first_complained_on = '2026-01-05' where tenant_id = $1 and contract_id = $2`,
      [tenantId, contractId],
    );
    await client.query(
      `insert into facts (tenant_id, fact_id, name, subject, at, actor, body) values ${facts
        .map((_, n) => `($1, $${n * 4 + 2}, $${n * 4 + 3}, $${n * 4 + 4}, now(), 'bench', $${n * 4 + 5})`)
        .join(', ')}`,
      [tenantId, ...facts.flat()],
    );
    await client.query(
      `insert into idempotency_keys (tenant_id, key, fingerprint, status, answer, answered_at) values ($1, $2, '\\x00', 201, $3, now())`,
      [tenantId, makeUuid(), JSON.stringify({ caseId })],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}
