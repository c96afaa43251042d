// Looks at the database: version, damage seen, its clock against ours, migrations not applied yet.
import pg from 'pg';
import { pendingMigrations } from '../../server/platform/database/prepare-database.ts';
import { readFileHealth } from '../../server/platform/files/file-check-store.ts';
import { bad, type Finding, good, warning } from './finding.ts';

const SKEW_MS_CALM = 2_000;
const SKEW_MS_MAX = 60_000;

/** Reads only. A database that cannot be reached is the caller's to tell. */
export async function checkDatabase(owner: pg.ClientConfig): Promise<Finding[]> {
  const session = new pg.Client({ ...owner, connectionTimeoutMillis: 5_000 });
  await session.connect();
  try {
    const version = await checkVersion(session);
    const findings = [version, await checkSums(session), await checkClock(session)];
    if (version.state === 'bad') return findings;
    return [...findings, await checkMigrations(owner), ...(await checkFiles(session))];
  } finally {
    await session.end();
  }
}

async function checkVersion(session: pg.Client): Promise<Finding> {
  const { rows } = await session.query<{ number: number; text: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as text`,
  );
  const { number, text } = rows[0] ?? { number: 0, text: 'unknown' };
  if (number >= 150_000) return good('database', 'databaseSound', { version: text });
  return bad('database', 'databaseOld', { version: text });
}

async function checkSums(session: pg.Client): Promise<Finding> {
  const { rows } = await session.query<{ on: string; failures: string }>(
    `select current_setting('data_checksums') as on,
      (select coalesce(sum(checksum_failures), 0) from pg_stat_database)::text as failures`,
  );
  const { on, failures } = rows[0] ?? { on: 'off', failures: '0' };
  if (failures !== '0') return bad('checksums', 'pagesDamaged', { count: failures });
  return on === 'on' ? good('checksums', 'checksumsOn') : warning('checksums', 'checksumsOff');
}

/** Half the time of the question counts as the way there. */
async function checkClock(session: pg.Client): Promise<Finding> {
  const askedAt = Date.now();
  const { rows } = await session.query<{ now: string }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::text as now',
  );
  const skewMs = Number(rows[0]?.now) - (askedAt + Date.now()) / 2;
  const told = { seconds: (Math.abs(skewMs) / 1000).toFixed(1) };
  if (Math.abs(skewMs) > SKEW_MS_MAX) return bad('clock', 'clockApart', told);
  if (Math.abs(skewMs) > SKEW_MS_CALM) return warning('clock', 'clockApart', told);
  return good('clock', 'clockApart', told);
}

async function checkMigrations(owner: pg.ClientConfig): Promise<Finding> {
  const pending = await pendingMigrations(owner);
  if (pending.length === 0) return good('migrations', 'migrationsDone');
  return warning('migrations', 'migrationsPending', { count: pending.length, first: pending[0] ?? '' });
}

/** What the nightly look at stored files knows (FILE-10); nothing before the migration that brings it. */
async function checkFiles(session: pg.Client): Promise<Finding[]> {
  const { rows } = await session.query<{ there: boolean }>(
    `select to_regprocedure('makegood.file_health()') is not null as there`,
  );
  if (!rows[0]?.there) return [];
  await session.query('set search_path to makegood');
  const { spoiled, lastCheckAt } = await readFileHealth(session);
  if (spoiled > 0) return [bad('files', 'filesSpoiled', { count: spoiled })];
  const looked = lastCheckAt !== undefined && lastCheckAt.getTime() > 0;
  return [looked ? good('files', 'filesSound', { at: lastCheckAt.toISOString() }) : good('files', 'filesUnread')];
}
