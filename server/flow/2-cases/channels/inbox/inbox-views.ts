// The inbox as screens show it. What came by the supervision line only its team sees (CHAN-13); what became a message of a case
// about whoever reads, they do not (CASE-11).
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { countArrivals, listArrivals, showArrival } from '#api/flow/2-cases.channels';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, pageOfRows, peopleReachedBy, readPageKey } from '#registry';
import { shownToReader } from '../../hidden-cases.ts';
import { filesOfArrival, findArrival, openCasesOf } from '../inbound/arrival-store.ts';

type Shown = z.input<typeof showArrival.answer>;
type Page = z.input<typeof listArrivals.answer>;
type RowShown = Page['rows'][number];
interface Row extends Omit<RowShown, 'arrivalId' | 'caseId'> {
  arrivalId: Uuid;
  caseId: Uuid | null;
}

const beginning = 400;
const countedTo = 1_000;

const columns = sql`a.arrival_id as "arrivalId", coalesce(b.name, g.name, '') as through, a.channel, a.line,
  a.from_address as "fromAddress", a.from_name as "fromName", a.subject, left(a.text, ${beginning}) as text, a.at, a.place, a.why, a.proof,
  (select count(*)::int from arrival_files f where f.tenant_id = a.tenant_id and f.arrival_id = a.arrival_id) as files,
  a.case_id as "caseId", a.placed_by as "placedBy", a.placed_at as "placedAt", a.note`;
const tables = sql`arrivals a
  left join mailboxes b on b.tenant_id = a.tenant_id and b.mailbox_id = a.through_id
  left join gateways g on g.tenant_id = a.tenant_id and g.gateway_id = a.through_id`;

/** CHAN-13, CASE-11: what of `arrivals a` the actor sees. */
export function shownArrivals(snapshot: Snapshot, actor: Actor): RawBuilder<boolean> {
  const supervises = actor.kind === 'system' || actor.permissions.has('case.supervise');
  return sql`(${supervises} or a.line <> 'supervision') and ${shownToReader(snapshot, 'a.case_id')}`;
}

/** Waiting ones oldest first, the others newest first. */
export async function listArrivalsOf(
  snapshot: Snapshot,
  query: z.output<typeof listArrivals.query>,
  actor: Actor,
): Promise<Page> {
  const { tenantId, sql: on } = snapshot;
  const { place, line, limit } = query;
  const after = readPageKey(query.after, ['instant', 'uuid']);
  const oldestFirst = place === 'waiting';
  const beyond = oldestFirst ? sql`>` : sql`<`;
  const way = oldestFirst ? sql`asc` : sql`desc`;
  const { rows } = await sql<Row>`select ${columns} from ${tables}
    where a.tenant_id = ${tenantId} and a.place = ${place} and ${shownArrivals(snapshot, actor)}
      ${line === undefined ? sql`` : sql`and a.line = ${line}`}
      ${after ? sql`and (a.at, a.arrival_id) ${beyond} (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by a.at ${way}, a.arrival_id ${way} limit ${limit + 1}`.execute(on);
  const names = await namesOfActors(
    snapshot,
    rows.flatMap(({ placedBy }) => placedBy ?? []),
  );
  return pageOfRows(
    rows,
    limit,
    ({ at, arrivalId }) => [at, arrivalId],
    (row) => shownRow(row, names),
  );
}

function shownRow(row: Row, names: ReadonlyMap<string, string>): RowShown {
  return {
    ...row,
    arrivalId: idOf('arr', row.arrivalId),
    caseId: row.caseId && idOf('cas', row.caseId),
    placedBy: row.placedBy === null ? null : (names.get(row.placedBy) ?? null),
  };
}

export async function countArrivalsOf(snapshot: Snapshot, actor: Actor): Promise<z.input<typeof countArrivals.answer>> {
  const { rows } = await sql<{ waiting: number; oldestAt: string | null }>`
    select count(*)::int as waiting, min(at) as "oldestAt" from (
      select a.at from arrivals a where a.tenant_id = ${snapshot.tenantId} and a.place = 'waiting'
        and ${shownArrivals(snapshot, actor)} order by a.at limit ${countedTo}) waits`.execute(snapshot.sql);
  return rows[0] ?? { waiting: 0, oldestAt: null };
}

/** Refuses `arrival.not_found`. */
export async function showArrivalOf(snapshot: Snapshot, arrivalId: Uuid, actor: Actor): Promise<Shown> {
  const { rows } = await sql<Row>`select ${columns} from ${tables}
    where a.tenant_id = ${snapshot.tenantId} and a.arrival_id = ${arrivalId} and ${shownArrivals(snapshot, actor)}`.execute(
    snapshot.sql,
  );
  const [row] = rows;
  const whole = row && (await findArrival(snapshot, arrivalId));
  if (!row || !whole) throw refuse('arrival.not_found', {});
  const names = await namesOfActors(snapshot, row.placedBy === null ? [] : [row.placedBy]);
  const files = await filesOfArrival(snapshot, arrivalId);
  return {
    ...shownRow(row, names),
    text: whole.text,
    html: whole.html,
    picturesBlocked: whole.picturesBlocked,
    fileNames: [...files.map(({ name }) => name), ...whole.filesLeftOut],
    ...(await candidates(snapshot, whole.fromAddress, whole.channel)),
  };
}

/** Who may have written it, and their open cases that the reader may see. */
async function candidates(
  snapshot: Snapshot,
  address: string,
  channel: 'email' | 'gateway',
): Promise<Pick<Shown, 'people' | 'cases'>> {
  const kind = channel === 'email' ? ('email' as const) : ('phone' as const);
  const people = await peopleReachedBy(snapshot, { kind, address });
  const open = await Promise.all(people.map(({ personId }) => openCasesOf(snapshot, personId)));
  const ids = [...new Set([...open.flat().map(({ caseId }) => caseId)])];
  const { rows } = await sql<Shown['cases'][number] & { caseId: Uuid }>`
    select c.case_id as "caseId", c.number, c.state, p.name as "personName" from cases c
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    where c.tenant_id = ${snapshot.tenantId} and c.case_id = any(${ids}::uuid[]) and ${shownToReader(snapshot, 'c.case_id')}
    order by c.case_id desc limit 20`.execute(snapshot.sql);
  return {
    people: people.map(({ personId, name }) => ({ personId: idOf('per', personId), name })),
    cases: rows.map((row) => ({ ...row, caseId: idOf('cas', row.caseId) })),
  };
}
