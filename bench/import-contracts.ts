// A file of contracts the whole way: uploaded over HTTP to a server in a process of its own, mapped, loaded, its promises followed.
// Beside it the rows that came out, contracts and facts, copied by COPY into the same tables with the same durability.
// ROWS says how many (200,000; the file may be 200 MB, which a million fills).
import { openAsBlob, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeUuid } from '../server/platform/ids/make-id.ts';
import { type ImportGround, startServer, usedBy, writeContracts } from './import-ground.ts';
import { keepResult, rounded, timed } from './promises-ground.ts';

const rows = Number(process.env.ROWS ?? 200_000);
/** What one row of the file becomes. */
const tables = [
  'firms',
  'brands',
  'stores',
  'products',
  'firm_brands',
  'persons',
  'person_phones',
  'addresses',
  'contracts',
  'contract_lines',
  'obligations',
  'vouchers',
  'search_entries',
  'facts',
];

const ground = await startServer();
try {
  const path = join(ground.home, 'contracts.csv');
  await writeContracts(path, rows);
  const first = await measureImport(ground, path);
  const copy = await copyBeside(ground);
  const again = await measureImport(ground, path);
  keepResult('import-contracts', {
    rows,
    fileBytes: statSync(path).size,
    first,
    copyRowsPerSecond: perSecond(copy),
    ratioToCopy: rounded(first.loadMs / copy),
    again,
  });
} finally {
  await ground.stop();
}

async function measureImport(on: ImportGround, path: string) {
  const form = new FormData();
  form.append('file', await openAsBlob(path), 'contracts.csv');
  const uploaded = await timed(() => on.call('POST', '/imports?kind=contracts', form));
  const at = `/imports/${uploaded.result.importId}`;
  const previewed = await timed(() => on.call('POST', `${at}/preview`, { mapping: null }));
  const loadBefore = loadavg()[0] ?? 0;
  const before = await usedBy(on);
  const loaded = await timed(async () => {
    await on.call('POST', `${at}/run`, { mapping: previewed.result.mapping });
    return await untilEnded(on, at);
  });
  const then = await usedBy(on);
  const followed = await timed(() => untilFollowed(on));
  const after = await usedBy(on);
  const { added, unchanged, bad, bytesRead } = loaded.result.progress;
  return {
    added,
    unchanged,
    bad,
    uploadMs: Math.round(uploaded.ms),
    previewMs: Math.round(previewed.ms),
    loadMs: Math.round(loaded.ms),
    rowsPerSecond: perSecond(loaded.ms),
    bytesPerSecond: Math.round((bytesRead * 1000) / loaded.ms),
    serverMicrosecondsEach: each(then.serverMs - before.serverMs),
    databaseMicrosecondsEach: each(then.databaseMs - before.databaseMs),
    untilPromisesMs: Math.round(loaded.ms + followed.ms),
    rowsPerSecondWithPromises: perSecond(loaded.ms + followed.ms),
    withPromisesServerMicrosecondsEach: each(after.serverMs - before.serverMs),
    withPromisesDatabaseMicrosecondsEach: each(after.databaseMs - before.databaseMs),
    serverMemoryPeakMb: after.memoryPeakMb,
    loadOfMachineBefore: rounded(loadBefore),
  };
}

function perSecond(ms: number): number {
  return Math.round((rows * 1000) / ms);
}

function each(ms: number): number {
  return Math.round((ms * 1000) / rows);
}

async function untilEnded(on: ImportGround, at: string) {
  let toldAt = performance.now();
  for (;;) {
    const run = await on.call('GET', at);
    if (run.state === 'failed' || run.state === 'stopped') throw new Error(`the import ${run.state}: ${run.error}`);
    if (run.state === 'done') return run;
    if (performance.now() - toldAt > 15_000) {
      toldAt = performance.now();
      const { memoryPeakMb } = await usedBy(on);
      process.stderr.write(`${run.progress.rowsRead} rows, ${memoryPeakMb} MB, load ${rounded(loadavg()[0] ?? 0)}\n`);
    }
    await pause(250);
  }
}

/** Until the reaction that makes promises has passed the last fact of the contracts. */
async function untilFollowed({ owner }: ImportGround): Promise<void> {
  for (;;) {
    const { rows: behind } = await owner.query(`select 1 from facts f join reaction_cursors c using (tenant_id)
      where c.reaction = 'promises.follow-registry' and f.name in ('contract.registered', 'obligation.fulfilled')
        and (f.tx_id, f.fact_id) > (c.after_tx, c.after_fact) limit 1`);
    if (behind.length === 0) return;
    await pause(250);
  }
}

/** The same rows for another company, a table after the other; milliseconds of the COPY into the tables alone. */
async function copyBeside({ owner }: ImportGround): Promise<number> {
  const { rows: folders } = await owner.query("select current_setting('data_directory') as folder");
  const tenantId = makeUuid();
  let ms = 0;
  for (const table of tables) {
    const { rows: columns } = await owner.query<{ list: string }>(
      "select string_agg(attname, ', ' order by attnum) as list from pg_attribute where attrelid = $1::regclass and attnum > 1 and not attisdropped",
      [table],
    );
    const list = columns[0]?.list;
    const file = `'${folders[0].folder}/bench-${table}.bin'`;
    const mine = table === 'facts' ? "where name <> 'contract.promised' and name not like 'promise.%'" : '';
    await owner.query(
      `copy (select '${tenantId}'::uuid, ${list} from ${table} ${mine} order by ctid) to ${file} (format binary)`,
    );
    ms += (await timed(() => owner.query(`copy ${table} (tenant_id, ${list}) from ${file} (format binary)`))).ms;
  }
  return ms;
}
