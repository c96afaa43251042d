// The cases behind a number of the desk, the latest first.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listDeskCases } from '#api/flow/6-learning.desk';
import { type OfCase, ofCaseColumns, ofCaseTables, shownOfCase } from '#cases';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf } from '#platform/ids/make-id';
import { type Page, pageOfRows, readPageKey } from '#registry';
import { deskSources, isOfAge, type SliceQuery, slices } from './desk-sources.ts';

export type DeskCase = z.input<typeof listDeskCases.answer>['rows'][number];
type DeskCaseRow = OfCase & Pick<DeskCase, 'state' | 'round' | 'minutes'> & { at: string; code: string; key: string };

/** Refuses `input.invalid` for a key of a page that is none. */
export async function listDeskCasesOf(snapshot: Snapshot, query: SliceQuery, actor: Actor): Promise<Page<DeskCase>> {
  const { slice, code, age, limit, after, ...filter } = query;
  const key = readPageKey(after, ['instant', 'uuid', 'text', 'count']);
  const [source, isIn] = slices[slice];
  const sources = await deskSources(snapshot, filter, actor);
  const ofClock = source === 'rounds' ? sql`x.code` : sql`''::text`;
  const conditions = [
    isIn,
    code !== undefined && source === 'rounds' && sql`x.code = ${code}`,
    age !== undefined && source === 'backlog' && isOfAge(age),
    key &&
      sql`(x.at, x.case_id, ${ofClock}, x.round) < (${key[0]}::timestamptz, ${key[1]}::uuid, ${key[2]}, ${key[3]}::int)`,
  ].filter((condition) => typeof condition === 'object');
  const { rows } = await sql<DeskCaseRow>`
    select d.*, to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key, ${ofCaseColumns}, c.state from (
      select x.case_id, x.round, x.at, x.minutes, ${ofClock} as code from (${sources[source]}) x
      where ${sql.join(conditions, sql` and `)}
      order by x.at desc, x.case_id desc, code desc, x.round desc limit ${limit + 1}
    ) d
    join ${ofCaseTables} on c.tenant_id = ${snapshot.tenantId} and c.case_id = d.case_id
    order by d.at desc, d.case_id desc, d.code desc, d.round desc`.execute(snapshot.sql);
  return pageOfRows(
    rows,
    limit,
    (row) => [row.key, row.caseId, row.code, String(row.round)],
    ({ state, round, minutes, at, code: clock, ...row }) => ({
      ...shownOfCase(row),
      caseId: idOf('cas', row.caseId),
      ...{ state, code: clock || null, round, minutes, at: new Date(at).toISOString() },
    }),
  );
}

const sheetRowsMax = 20_000;

/** Every row of a slice, the latest first, up to what a sheet takes. */
export async function allDeskCases(
  snapshot: Snapshot,
  query: Omit<SliceQuery, 'limit' | 'after'>,
  actor: Actor,
): Promise<DeskCase[]> {
  const { rows } = await listDeskCasesOf(snapshot, { ...query, limit: sheetRowsMax }, actor);
  return rows;
}
