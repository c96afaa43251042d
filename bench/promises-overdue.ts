// How long the overdue page takes at 1,000,000 contracts of which about 100,000 are overdue: totals and groups, a page of the list,
// the head of the Promises screen. Beside it the same set merely counted by bare SQL along the same index.
import { listOverdue, listPromises, showOverdue } from '../api/flow/1-promises.ts';
import { listOverdueOf, showOverdueOf } from '../server/flow/1-promises/overdue/overdue-views.ts';
import { countPromisesOf } from '../server/flow/1-promises/promises/count-views.ts';
import { listPromisesOf } from '../server/flow/1-promises/promises/promise-views.ts';
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

const contracts = Number(process.env.CONTRACTS ?? 1_000_000);
const runs = Number(process.env.RUNS ?? 40);

/** The least a page could do: count and sum what is overdue along the same index. */
const bareCount = `select count(*), sum(amount_minor) from promises
  where tenant_id = $1 and kind = 'duty' and ended_on > due_on and ended_on = 'infinity' and due_on < '2026-11-22'`;

/** Contracts signed over three years: a tenth never delivered, a twentieth delivered late, two fifths to be installed too. */
async function fill({ owner, tenantId }: Ground): Promise<void> {
  const step = 100_000;
  for (let from = 0; from < contracts; from += step) {
    await owner.query(fillSql, [tenantId, from, Math.min(from + step, contracts) - 1, contracts]);
  }
  await owner.query(
    `insert into promise_tallies select $1, gen_random_uuid(), '00000000-0000-0000-0000-000000000000', state, count(*)
    from promises group by state`,
    [tenantId],
  );
  await owner.query('vacuum analyze promises');
}

const fillSql = `
  with contract as (
    select n, uuidv7() as contract_id, date '2023-11-25' + (n::bigint * 1095 / $4)::int as signed_on,
      hashint4(n) & 2147483647 as h from generate_series($2::int, $3::int) n
  ), duty as (
    select c.*, k.kind as obligation_kind, c.signed_on + 10 + h % 50 + k.later as due_on, h % 100 as luck
    from contract c join (values ('deliver', 0), ('install', 2), ('right', 0)) k (kind, later)
      on k.kind <> 'install' or c.h % 5 < 2
  ), judged as (
    select d.*, case when obligation_kind = 'right' then case when due_on < '2026-11-22' then 'expired' else 'open' end
      when due_on >= '2026-11-22' then 'open' when luck < 10 then 'broken' when luck < 15 then 'kept_late' else 'kept' end as state
    from duty d
  )
  insert into promises (tenant_id, promise_id, contract_id, given_by, kind, state, source, obligation_id, obligation_kind,
    time_zone, due_at, due_on, sorts_on, moved_times, kept_at, broken_at, ended_on, made_at, contract_number, person_id, firm_id,
    store_id, city, family, signed_on, amount_minor, currency, complained_on)
  select $1, id, contract_id, id, case when obligation_kind = 'right' then 'right' else 'duty' end, state, 'agreement',
    case when obligation_kind = 'right' then null else id end, nullif(obligation_kind, 'right'), 'Asia/Shanghai',
    due_on + interval '15:59:59.999', due_on, due_on, 0,
    case state when 'kept' then due_on - interval '1 day' when 'kept_late' then due_on + interval '1 day' * (2 + luck) end,
    case when state in ('broken', 'kept_late') then due_on + interval '15:59:59.999' end,
    case state when 'kept' then due_on - 1 when 'kept_late' then least(due_on + 2 + luck, date '2026-11-22') when 'expired' then due_on else 'infinity' end,
    now(), 'K-' || n, md5('person' || h % 20000)::uuid, md5('firm' || (h % 17 * (h % 300) % 300))::uuid, md5('store' || h % 12)::uuid,
    'City ' || h % 12 % 9, 'family ' || h % 40, signed_on, 100000 + h % 900000, 'CNY',
    case when h % 7 = 0 and state = 'broken' then due_on + 5 end
  from (select j.*, uuidv7() as id from judged j) j`;

const ground = await layGround('2026-11-22T04:00:00Z');
try {
  await fillRegistry(ground);
  const filled = await timed(() => fill(ground));
  const { acting } = ground;
  const measure = async (work: () => Promise<unknown>, times = runs) => {
    await work();
    const each: number[] = [];
    const cpuMs = await cpuOf(ground, async () => {
      for (let run = 0; run < times; run += 1) each.push((await timed(work)).ms);
    });
    return { ...quantiles(each), cpuMsEach: cpuMs && rounded(cpuMs / times) };
  };
  const page = (query: object) => () => acting.look((s) => showOverdueOf(s, showOverdue.query.parse(query)));
  const list = (query: object) => () => acting.look((s) => listOverdueOf(s, listOverdue.query.parse(query)));
  const total = (await page({ complained: 'any' })()).total;
  const firm = (await page({})()).groups[0]?.key;
  const byMerchant = await measure(page({}));
  const bare = await measure(() => ground.owner.query(bareCount, [ground.tenantId]));
  keepResult('promises-overdue', {
    contracts,
    rows: (await ground.owner.query('select count(*)::int as n from promises')).rows[0].n,
    filledInSeconds: Math.round(filled.ms / 1000),
    overdueContracts: total.contracts,
    overduePromises: total.promises,
    pageByMerchant: byMerchant,
    pageByCity: await measure(page({ by: 'city', complained: 'any' })),
    pageByDaysLate: await measure(page({ by: 'days_late' }), 20),
    pageOfOneMerchant: await measure(page({ firmId: firm, by: 'product' })),
    pageAYearAgo: await measure(page({ on: '2025-11-22' }), 20),
    listFirstPage: await measure(list({})),
    listOfOneMerchant: await measure(list({ firmId: firm })),
    headOfScreen: await measure(() => acting.look((s) => countPromisesOf(s, {})), 20),
    headOfOneMerchant: await measure(
      () => acting.look((s) => countPromisesOf(s, { firmId: firm as `frm_${string}` })),
      20,
    ),
    promisesByDue: await measure(() =>
      acting.look((s) => listPromisesOf(s, listPromises.query.parse({ state: 'open' }))),
    ),
    bareCount: bare,
    ratioToBareCount: rounded(byMerchant.p50 / bare.p50),
  });
} finally {
  await ground.stop();
}
