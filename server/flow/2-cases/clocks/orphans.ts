// Promises to customers that nobody is about to keep (CLOCK-15, E21). The oldest cases come first.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listOrphans } from '#api/flow/2-cases.clocks';
import { type OrphanReason, orphanReasons } from '#api/flow/2-cases.clocks.words';
import { openCaseStates } from '#api/flow/2-cases.words';
import type { Snapshot } from '#platform/database/transact';
import { type Page, pageOfRows, readPageKey } from '#registry';
import { shownToReader } from '../hidden-cases.ts';
import { type OfCase, ofCaseColumns, ofCaseTables, shownOfCase } from './of-case.ts';

type Orphan = z.input<typeof listOrphans.answer>['rows'][number];
type Row = OfCase & { why: OrphanReason; since: string; offeredTo: string | null };

/** An offer nobody has answered for so long waits for nobody. */
const offerHoursMax = 24;

export async function listOrphansOf(
  snapshot: Snapshot,
  query: z.output<typeof listOrphans.query>,
): Promise<Page<Orphan>> {
  const key = readPageKey(query.after, ['uuid', 'text']);
  const why = query.why === undefined ? [...orphanReasons] : [query.why];
  const most = query.limit + 1;
  const found = why.map((reason) => {
    const { from, since } = sources(snapshot)[reason];
    return sql`(select x.case_id, ${reason}::text as why, ${since} as since from ${from}
      and ${shownToReader(snapshot, 'x.case_id')}
      ${key ? sql`and (x.case_id, ${reason}::text) > (${key[0]}::uuid, ${key[1]})` : sql``}
      order by x.case_id limit ${most})`;
  });
  const { rows } = await sql<Row>`
    select ${ofCaseColumns}, orphan.why, orphan.since, (select name from accounts o
        where o.tenant_id = c.tenant_id and o.account_id = c.offered_id) as "offeredTo"
    from (select * from (${sql.join(found, sql` union all `)}) f order by case_id, why limit ${most}) orphan
    join ${ofCaseTables} on c.tenant_id = ${snapshot.tenantId} and c.case_id = orphan.case_id
    order by orphan.case_id, orphan.why`.execute(snapshot.sql);
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.caseId, row.why],
    (row) => ({
      ...shownOfCase(row),
      why: row.why,
      since: new Date(row.since).toISOString(),
      offeredTo: row.offeredTo,
    }),
  );
}

/** Where each reason is found: rows named `x`, each with the id of a case, and since when it is so. */
function sources({ tenantId, at }: Snapshot) {
  const open = sql`x.tenant_id = ${tenantId} and x.state = any(${[...openCaseStates]}) and x.joined_into is null`;
  const offeredAt = sql`(select max(f.at) from facts f
    where f.tenant_id = x.tenant_id and f.subject = x.case_id and f.name = 'case.offered')`;
  const gone = sql`(select a.account_id as id, a.disabled_at as gone_at from accounts a
      where a.tenant_id = ${tenantId} and a.disabled_at is not null
    union all select y.key_id, y.revoked_at from api_keys y
      where y.tenant_id = ${tenantId} and y.revoked_at is not null) gone`;
  return {
    no_owner: { from: sql`cases x where ${open} and x.owner_id is null`, since: sql`x.opened_at` },
    owner_gone: {
      from: sql`cases x join ${gone} on gone.id = x.owner_id where ${open}`,
      since: sql`gone.gone_at`,
    },
    offer_unanswered: {
      from: sql`cases x where ${open} and x.offered_id is not null
        and ${offeredAt} < ${new Date(at.getTime() - offerHoursMax * 3_600_000)}`,
      since: offeredAt,
    },
    call_not_made: {
      from: sql`case_clocks x where x.tenant_id = ${tenantId} and x.state = 'running' and x.due_at < ${at}
        and exists (select from clock_policies v where v.tenant_id = x.tenant_id and v.code = x.code
          and v.version = x.version and v.policy ->> 'unit' = 'agreed')`,
      since: sql`x.due_at`,
    },
  } satisfies Record<OrphanReason, unknown>;
}
