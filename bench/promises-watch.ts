// How long the watcher takes to find and mark 10,000 due promises among 1,000,000 open ones, with a fact for each, beside one bare
// UPDATE of as many; and whether its memory stays flat when it comes back to 100,000 after ten days of downtime.
import { markBroken } from '../server/flow/1-promises/watch/mark-broken.ts';
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

const promises = Number(process.env.PROMISES ?? 1_000_000);
const rounds = Number(process.env.ROUNDS ?? 5);
/** They fall due over a hundred days, as many on each. */
const days = 100;
const start = Date.parse('2026-11-22T17:00:00Z');

/** Each day a hundredth of the promises has fallen due: watcher and bare statement take turns. */
async function main(): Promise<void> {
  const ground = await layGround('2026-11-22T04:00:00Z');
  try {
    await fillRegistry(ground);
    await fill(ground);
    const watched: number[] = [];
    const bare: number[] = [];
    let day = 0;
    let watchedCpu = 0;
    let bareCpu = 0;
    const nextDay = () => ground.clock.moveTo(new Date(start + day++ * 86_400_000));
    for (let round = 0; round < rounds; round += 1) {
      nextDay();
      watchedCpu +=
        (await cpuOf(ground, async () => {
          watched.push((await timed(() => mark(ground, promises / days))).ms);
        })) ?? 0;
      nextDay();
      bareCpu +=
        (await cpuOf(ground, async () => {
          bare.push((await timed(() => ground.owner.query(bareUpdate, [ground.tenantId, ground.clock.now()]))).ms);
        })) ?? 0;
    }
    for (let missed = 0; missed < 10; missed += 1) nextDay();
    const before = process.memoryUsage.rss();
    let peak = before;
    const sampling = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 20);
    const afterDowntime = await timed(() => mark(ground, promises / 10));
    clearInterval(sampling);
    const [ours, theirs] = [quantiles(watched), quantiles(bare)];
    keepResult('promises-watch', {
      openPromises: promises,
      markedEachTime: promises / days,
      watcherMs: ours,
      markedPerSecond: Math.round(promises / days / (ours.p50 / 1000)),
      watcherCpuMs: rounded(watchedCpu / rounds),
      bareUpdateMs: theirs,
      bareUpdateCpuMs: rounded(bareCpu / rounds),
      ratioToBareUpdate: rounded(ours.p50 / theirs.p50),
      afterTenDaysOfDowntime: { marked: promises / 10, ms: Math.round(afterDowntime.ms) },
      memoryGrowthMb: rounded((peak - before) / 1_048_576),
      nothingDueMs: quantiles([await idle(ground), await idle(ground), await idle(ground)]),
    });
  } finally {
    await ground.stop();
  }
}

async function mark({ acting }: Ground, expected: number): Promise<void> {
  const { broken } = await markBroken(acting);
  if (broken !== expected) throw new Error(`marked ${broken}, expected ${expected}`);
}

async function idle(ground: Ground): Promise<number> {
  return (await timed(() => mark(ground, 0))).ms;
}

const bareUpdate = `update promises set state = 'broken', broken_at = due_at
  where tenant_id = $1 and state = 'open' and kind = 'duty' and due_at < $2`;

async function fill({ owner, tenantId }: Ground): Promise<void> {
  const step = 100_000;
  for (let from = 0; from < promises; from += step) {
    await owner.query(fillSql, [tenantId, from, Math.min(from + step, promises) - 1, days]);
  }
  await owner.query('vacuum analyze promises');
  await owner.query('vacuum analyze obligations');
  await owner.query('vacuum analyze contracts');
}

const fillSql = `
  with contract as materialized (
    select n, uuidv7() as contract_id, uuidv7() as obligation_id, uuidv7() as promise_id,
      date '2026-11-22' + n % $4::int as due_on, hashint4(n) & 2147483647 as h from generate_series($2::int, $3::int) n
  ), signed as (
    insert into contracts (tenant_id, contract_id, number, number_key, number_tail, signed_on, person_id, state, next_due_on, registered_at)
    select $1, contract_id, 'K-' || n, 'k-' || n, reverse(n::text), date '2026-11-01', md5('person' || h % 20000)::uuid,
      'awaiting_delivery', due_on, now() from contract
  ), agreed as (
    insert into obligations (tenant_id, obligation_id, contract_id, kind, agreed_on, due_on)
    select $1, obligation_id, contract_id, 'deliver', due_on, due_on from contract
  )
  insert into promises (tenant_id, promise_id, contract_id, given_by, kind, state, source, obligation_id, obligation_kind,
    time_zone, due_at, due_on, sorts_on, moved_times, ended_on, made_at, contract_number, person_id, firm_id, store_id, city, family,
    signed_on, amount_minor, currency)
  select $1, promise_id, contract_id, obligation_id, 'duty', 'open', 'agreement', obligation_id, 'deliver', 'Asia/Shanghai',
    due_on + interval '15:59:59.999', due_on, due_on, 0, 'infinity', now(), 'K-' || n, md5('person' || h % 20000)::uuid,
    md5('firm' || h % 300)::uuid, md5('store' || h % 12)::uuid, 'City ' || h % 9, 'family ' || h % 40,
    date '2026-11-01', 100000 + h % 900000, 'CNY'
  from contract`;

await main();
