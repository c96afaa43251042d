// How many new contracts a second get their promises: the reaction answers contract.registered in batches, as after an import.
// Beside it the same promise and fact rows copied by bare SQL on the same server.
import { bringPlaybook } from '../server/flow/1-promises/commitments/bring-playbook.ts';
import { followRegistry } from '../server/flow/1-promises/reactions/follow-registry.ts';
import { runReaction } from '../server/platform/facts/react.ts';
import { recordFact } from '../server/platform/facts/record-fact.ts';
import { idOf, makeUuid, type Uuid } from '../server/platform/ids/make-id.ts';
import { cpuOf, fillRegistry, type Ground, keepResult, layGround, rounded, timed } from './promises-ground.ts';

const contracts = Number(process.env.CONTRACTS ?? 20_000);

async function main(): Promise<void> {
  const agreedOnly = await measure([]);
  const marketplace = await measure(['marketplace']);
  keepResult('promises-follow', { contracts, agreedOnly, marketplace });
}

async function measure(playbooks: string[]) {
  const ground = await layGround('2026-11-22T04:00:00Z');
  try {
    await fillRegistry(ground);
    await ground.acting.transact(async (tx) => {
      for (const name of playbooks) await bringPlaybook(tx, name, '2020-01-01');
    });
    await register(ground);
    let ms = 0;
    const cpuMs = await cpuOf(ground, async () => {
      ms = (await timed(() => follow(ground))).ms;
    });
    const { rows } = await ground.owner.query('select count(*)::int as n from promises');
    let bareMs = 0;
    const bareCpuMs = await cpuOf(ground, async () => {
      bareMs = await copyBare(ground);
    });
    return {
      promises: rows[0].n,
      ms: Math.round(ms),
      contractsPerSecond: Math.round(contracts / (ms / 1000)),
      cpuMs,
      contractsPerCpuSecond: cpuMs && Math.round(contracts / (cpuMs / 1000)),
      bareMs: Math.round(bareMs),
      bareCpuMs,
      ratioToBare: rounded(ms / bareMs),
    };
  } finally {
    await ground.stop();
  }
}

async function follow({ acting, tenantId }: Ground): Promise<void> {
  for (let taken: number | undefined = 1; taken; ) {
    taken = await runReaction(acting.database, tenantId, followRegistry);
  }
}

/** Contracts to be delivered and installed, half of them done already, and the facts the registry records of them. */
async function register({ owner, acting, tenantId }: Ground): Promise<void> {
  const { rows } = await owner.query<{ id: Uuid; personId: Uuid }>(
    `with contract as materialized (
      select n, uuidv7() as contract_id, md5('person' || n % 20000)::uuid as person_id, date '2026-01-01' + n % 300 as due_on
      from generate_series(1, $2::int) n
    ), agreed as (
      insert into obligations (tenant_id, obligation_id, contract_id, kind, agreed_on, due_on, fulfilled_at)
      select $1, uuidv7(), contract_id, kind, due_on, due_on, case when n % 2 = 0 then due_on - interval '30 hours' end
      from contract cross join (values ('deliver'), ('install')) k (kind)
    )
    insert into contracts (tenant_id, contract_id, number, number_key, number_tail, signed_on, person_id, firm_id, store_id,
      state, next_due_on, registered_at)
    select $1, contract_id, 'K-' || n, 'k-' || n, reverse(n::text), date '2025-12-01', person_id,
      md5('firm' || n % 300)::uuid, md5('store' || n % 12)::uuid, 'awaiting_delivery', due_on, now() from contract
    returning contract_id as id, person_id as "personId"`,
    [tenantId, contracts],
  );
  for (let from = 0; from < rows.length; from += 2_000) {
    await acting.transact(async (tx) => {
      for (const { id, personId } of rows.slice(from, from + 2_000)) {
        const body = { contractId: idOf('ctr', id), personId: idOf('per', personId), importId: null };
        recordFact(tx, 'contract.registered', id, body);
      }
    });
  }
  await owner.query('vacuum analyze obligations');
  await owner.query('vacuum analyze contracts');
}

/** The rows that came out, written once more for another company: two statements, all indexes kept. Answers milliseconds. */
async function copyBare({ owner }: Ground): Promise<number> {
  await owner.query('create temp table copied as select * from promises');
  await owner.query(`create temp table told as select * from facts where name = 'contract.promised'`);
  for (const table of ['copied', 'told']) await owner.query(`update ${table} set tenant_id = '${makeUuid()}'`);
  const { ms } = await timed(async () => {
    await owner.query('insert into promises select * from copied');
    await owner.query('insert into facts select * from told');
  });
  return ms;
}

await main();
