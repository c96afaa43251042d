// How long it takes to freeze the 50,000 contracts of one merchant among 5,000,000 as members of a sweep (SWEEP-2), to look at them
// first, and to take the next call. Beside it the same contract ids merely copied by bare SQL into a table with the same keys.

import { listMembers } from '../server/flow/6-learning/sweeps/member-views.ts';
import { sweepReader, sweepWriter } from '../server/flow/6-learning/sweeps/sweep-store.ts';
import { makeUuid, type Uuid } from '../server/platform/ids/make-id.ts';
import {
  cpuOf,
  fillRegistry,
  type Ground,
  keepResult,
  layGround,
  quantiles,
  rounded,
  timed,
} from './promises-ground.ts';

const contracts = Number(process.env.CONTRACTS ?? 5_000_000);
const members = Number(process.env.MEMBERS ?? 50_000);
const runs = Number(process.env.RUNS ?? 5);

/** Of every hundred contracts one is the merchant's; the rest are spread over 299 others, all over the window and a year beyond. */
const fillSql = `
  insert into contracts (tenant_id, contract_id, number, number_key, number_tail, signed_on, person_id, firm_id, store_id, state,
    next_due_on, amount_minor, currency, registered_at)
  select $1, uuidv7(), 'K-' || n, 'k-' || n, reverse(n::text), date '2013-01-01' + (n % 455), md5('person' || n % 20000)::uuid,
    md5('firm' || case when n % ($4::int / $5::int) = 0 then 0 else 1 + (hashint4(n) & 2147483647) % 299 end)::uuid,
    md5('store' || n % 12)::uuid, case when n % 3 = 0 then 'fulfilled' else 'awaiting_delivery' end,
    case when n % 3 = 0 then null else date '2013-02-01' + (n % 455) end, 100000 + n % 900000, 'CNY', now()
  from generate_series($2::int, $3::int) n`;

/** The keys are made after the rows: five million of them one by one would be the measurement. */
async function fill({ owner, tenantId }: Ground): Promise<void> {
  const { rows } = await owner.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where schemaname = 'makegood' and tablename = 'contracts'
       and indexname not in ('contracts_pkey', 'contracts_number')`,
  );
  await owner.query("set session_replication_role = 'replica'");
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  const step = 250_000;
  for (let from = 0; from < contracts; from += step)
    await owner.query(fillSql, [tenantId, from, Math.min(from + step, contracts) - 1, contracts, members]);
  await owner.query("set maintenance_work_mem = '512MB'");
  for (const { made } of rows) await owner.query(made);
  await owner.query("set session_replication_role = 'origin'");
  await owner.query('vacuum analyze contracts');
}

const firmSql = "select md5('firm0')::uuid as id";
const bareSql = `insert into bare select tenant_id, $2::uuid, contract_id, $2::uuid, person_id, 'to_call', now() from contracts
  where tenant_id = $1 and firm_id = md5('firm0')::uuid and signed_on between '2013-01-01' and '2014-03-31'`;

const ground = await layGround('2014-05-21T02:00:00Z');
try {
  const { owner, tenantId, acting } = ground;
  await fillRegistry(ground);
  const filled = await timed(() => fill(ground));
  const firmId = (await owner.query<{ id: Uuid }>(firmSql)).rows[0]?.id as Uuid;
  const window = {
    ...{ firmId, brandId: null, storeId: null, productId: null, family: null, contractStates: [], promiseState: null },
    ...{ signedFrom: '2013-01-01', signedUntil: '2014-03-31' },
  };
  const start = async () => {
    const sweepId = makeUuid();
    const counts = await acting.transact((tx) =>
      sweepWriter(tx).addSweep({
        ...window,
        ...{
          sweepId,
          title: 'bench',
          caseId: makeUuid(),
          incidentId: makeUuid(),
          problem: 'not_delivered',
          attemptsMax: 4,
        },
        ...{ startedBy: 'system:bench', today: '2014-05-21' },
      }),
    );
    return { sweepId, counts };
  };
  await owner.query(`create table bare (tenant_id uuid, sweep_id uuid, contract_id uuid, incident_id uuid, person_id uuid, state text,
    call_from timestamptz, primary key (tenant_id, sweep_id, contract_id), unique (tenant_id, incident_id, contract_id))`);
  await owner.query('create index on bare (tenant_id, sweep_id, call_from, contract_id)');
  const bare: number[] = [];
  const ours: number[] = [];
  let cpuMs = 0;
  let last = await start();
  for (let run = 0; run < runs; run += 1) {
    bare.push((await timed(() => owner.query(bareSql, [tenantId, makeUuid()]))).ms);
    cpuMs +=
      (await cpuOf(ground, async () => {
        const once = await timed(start);
        ours.push(once.ms);
        last = once.result;
      })) ?? 0;
  }
  const each = async (times: number, work: () => Promise<unknown>) => {
    const took = [];
    for (let run = 0; run < times; run += 1) took.push((await timed(work)).ms);
    return quantiles(took);
  };
  const { sweepId, counts } = last;
  keepResult('sweep-members', {
    contracts,
    members: counts.to_call,
    filledInSeconds: Math.round(filled.ms / 1000),
    start: quantiles(ours),
    startCpuMsEach: rounded(cpuMs / runs),
    bare: quantiles(bare),
    ratioToBare: rounded(quantiles(bare).p50 / quantiles(ours).p50),
    claim: await each(50, () => acting.transact((tx) => sweepWriter(tx).claim(sweepId, `system:${makeUuid()}`))),
    show: await each(50, () => acting.look((snapshot) => sweepReader(snapshot).findSweep(sweepId))),
    firstPage: await each(50, () => acting.look((snapshot) => listMembers(snapshot, sweepId, { limit: 50 }))),
  });
} finally {
  await ground.stop();
}
