// How fast money is booked: transfers one by one and in batches beside the same rows by bare SQL, turn by turn in one run; and ten
// thousand decisions with their payments answered by the reaction, with claims, deposits frozen and drawn.
import { loadavg } from 'node:os';
import { receiveDeposit } from '../server/flow/5-recovery/deposits/keep-deposit.ts';
import { followMoney } from '../server/flow/5-recovery/reactions/follow-money.ts';
import { postTransfers, proveBooks, type Transfer } from '../server/ledger/index.ts';
import { runReaction } from '../server/platform/facts/react.ts';
import { idOf, makeUuid, type Uuid } from '../server/platform/ids/make-id.ts';
import { processorMs } from './processor-time.ts';
import { fillRegistry, type Ground, keepResult, layGround, quantiles, rounded, timed } from './promises-ground.ts';

const singles = Number(process.env.TRANSFERS ?? 400);
const batches = Number(process.env.BATCHES ?? 40);
const batchSize = 500;
const decisions = Number(process.env.DECISIONS ?? 10_000);
const firms = 300;

function transfer(): Transfer {
  return {
    transferId: makeUuid(),
    debit: { code: '5300' },
    credit: { code: '2110' },
    amountMinor: 100n,
    currency: 'CNY',
    bookedOn: '2026-01-02',
    event: 'bench',
    about: { caseId: idOf('cas', makeUuid()) },
  };
}
const many = (count: number) => Array.from({ length: count }, transfer);

/** The same row and the two balances it moves, plain, in one transaction; no proof of floor, month or repetition. */
async function postBare(
  { owner, tenantId }: Ground,
  accounts: [Uuid, Uuid],
  transfers: readonly Transfer[],
): Promise<void> {
  await owner.query('begin');
  await owner.query(
    `insert into ledger_transfers (tenant_id, transfer_id, debit_account, credit_account, amount_minor, currency, booked_on, event, about, at)
     select $1, t.id, $2, $3, 100, 'CNY', '2026-01-02', 'bench', t.about, now() from unnest($4::uuid[], $5::jsonb[]) as t (id, about)`,
    [tenantId, ...accounts, transfers.map((one) => one.transferId), transfers.map((one) => JSON.stringify(one.about))],
  );
  await owner.query(
    `update ledger_accounts set debits_minor = debits_minor + case account_id when $2 then $4::bigint else 0 end,
       credits_minor = credits_minor + case account_id when $3 then $4::bigint else 0 end
     where tenant_id = $1 and account_id in ($2, $3)`,
    [tenantId, ...accounts, transfers.length * 100],
  );
  await owner.query('commit');
}

async function bareAccounts({ owner, tenantId }: Ground): Promise<[Uuid, Uuid]> {
  const ids: [Uuid, Uuid] = [makeUuid(), makeUuid()];
  await owner.query(
    `insert into ledger_accounts (tenant_id, account_id, code, party, currency, floor_side)
     select $1, a.id, 'bare', a.id, 'CNY', 0 from unnest($2::uuid[]) as a (id)`,
    [tenantId, ids],
  );
  return ids;
}

async function measureTransfers(ground: Ground, count: number, size: number) {
  const accounts = await bareAccounts(ground);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let at = 0; at < count; at += 1) {
    const given = many(size);
    const mine = await timed(() => ground.acting.transact((tx) => postTransfers(tx, given)));
    const plain = await timed(() => postBare(ground, accounts, many(size)));
    if (at < count / 10) continue;
    ours.push(mine.ms);
    bare.push(plain.ms);
  }
  const [oursAt, bareAt] = [quantiles(ours), quantiles(bare)];
  const perSecond = rounded((size * 1_000) / oursAt.p50);
  return {
    size,
    milliseconds: oursAt,
    bareMilliseconds: bareAt,
    ratioToBareSql: rounded(bareAt.p50 / oursAt.p50),
    perSecond,
  };
}

/** Facts as stages 3 and 4 record them, spread over the firms: all decided, then all paid. */
async function tellMoney({ owner, tenantId }: Ground): Promise<void> {
  const { rows } = await owner.query<{ id: Uuid }>('select firm_id as id from firms where tenant_id = $1', [tenantId]);
  const abouts = Array.from({ length: decisions }, (_, at) => ({
    ...{ decisionId: idOf('dec', makeUuid()), caseId: idOf('cas', makeUuid()), contractId: idOf('ctr', makeUuid()) },
    ...{
      personId: idOf('per', makeUuid()),
      firmId: idOf('frm', rows[at % rows.length]?.id ?? ''),
      incidentId: null,
      currency: 'CNY',
    },
  }));
  const amountMinor = '100000';
  const line = { head: 'refund', amountMinor, currency: 'CNY', ruleId: 'AC-1', ruleVersion: '1' };
  const told = [
    ...abouts.map((about) => [
      'decision.approved',
      { ...about, lines: [line], totalMinor: amountMinor, approvedOn: '2026-01-02' },
    ]),
    ...abouts.map((about) => [
      'payment.confirmed',
      {
        ...about,
        paymentId: idOf('pay', makeUuid()),
        amountMinor,
        lines: [{ head: 'refund', amountMinor }],
        on: '2026-01-04',
      },
    ]),
  ] as const;
  await owner.query(
    `insert into facts (tenant_id, fact_id, name, subject, at, actor, body)
     select $1, f.id, f.name, f.id, now(), 'system:bench', f.body from unnest($2::uuid[], $3::text[], $4::jsonb[]) as f (id, name, body)`,
    [tenantId, told.map(() => makeUuid()), told.map(([name]) => name), told.map(([, body]) => JSON.stringify(body))],
  );
}

async function measureReaction(ground: Ground) {
  const { rows } = await ground.owner.query<{ id: Uuid }>('select firm_id as id from firms where tenant_id = $1', [
    ground.tenantId,
  ]);
  const amount = { amountMinor: '500000', currency: 'CNY' };
  for (const { id } of rows) await receiveDeposit(ground.acting, id, { amount, reference: null });
  await tellMoney(ground);
  const { database, tenantId } = ground.acting;
  const cpu = await processorMs(ground);
  const { ms } = await timed(async () => {
    for (let taken: number | undefined = 1; taken; ) taken = await runReaction(database, tenantId, followMoney);
  });
  const processor = (await processorMs(ground)) - cpu;
  const broken = await ground.acting.look(proveBooks);
  return {
    ...{ decisions, payments: decisions, merchants: firms, seconds: rounded(ms / 1_000), broken },
    processorMsPerDecisionAndPayment: rounded(processor / decisions),
  };
}

const ground = await layGround('2026-01-05T08:00:00Z');
try {
  await fillRegistry(ground);
  keepResult('ledger-transfers', {
    loadOfMachine: rounded(loadavg()[0] ?? 0),
    oneByOne: await measureTransfers(ground, singles, 1),
    inBatches: await measureTransfers(ground, batches, batchSize),
    reaction: await measureReaction(ground),
  });
} finally {
  await ground.stop();
}
