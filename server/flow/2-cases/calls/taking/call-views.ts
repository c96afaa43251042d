// Calls as screens show them: the list, and the card of whoever calls. What comes by the supervision line only its team sees (CALL-5); of a
// VIP only the seniors hear in the first seconds (CALL-6).
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { listCalls, showCall, takeCall } from '#api/flow/2-cases.calls';
import { openCaseStates } from '#api/flow/2-cases.words';
import { selvesOf } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Page, pageOfRows, readPageKey } from '#registry';
import { shownToReader } from '../../hidden-cases.ts';
import { shownLine } from '../may-see-line.ts';
import { peopleOfNumbers } from '../people-of-numbers.ts';
import { type Call, talkForSecondsOf } from './call.ts';

export type CallShown = z.input<typeof takeCall.answer>;
type CardShown = z.input<typeof showCall.answer>;
interface Row
  extends Pick<
    Call,
    'callId' | 'direction' | 'state' | 'line' | 'calledName' | 'number' | 'vip' | 'beganAt' | 'answeredAt'
  > {
  endedAt: string | null;
  takenBy: Uuid | null;
  takenByName: string | null;
  caseId: Uuid | null;
  caseNumber: string | null;
  note: string | null;
  hasRecording: boolean;
}

/** A call of a case the reader may not see does not exist for them, as little as the case (CASE-11). */
function shownCalls(snapshot: Snapshot): RawBuilder<boolean> {
  const { actor, at } = snapshot;
  return sql`${shownLine(actor, 'l.line')} and ${shownToReader(snapshot, 'l.case_id')}
    and (l.state <> 'ringing' or l.seniors_until is null or l.seniors_until <= ${at} or l.senior_ids && ${selvesOf(actor)}::uuid[])`;
}

function rowsOf(snapshot: Snapshot) {
  return sql`select l.call_id as "callId", l.direction, l.state, l.line, l.called_name as "calledName", l.number, l.vip,
      l.began_at as "beganAt", l.answered_at as "answeredAt", l.ended_at as "endedAt", l.taken_by as "takenBy",
      coalesce((select name from accounts a where a.tenant_id = l.tenant_id and a.account_id = l.taken_by),
        (select name from api_keys k where k.tenant_id = l.tenant_id and k.key_id = l.taken_by)) as "takenByName",
      l.case_id as "caseId", c.number as "caseNumber", l.note, l.recording_url is not null as "hasRecording"
    from calls l left join cases c on c.tenant_id = l.tenant_id and c.case_id = l.case_id
    where l.tenant_id = ${snapshot.tenantId} and ${shownCalls(snapshot)}`;
}

/** A call that nobody ended for half a day has been forgotten by its switchboard: it is not of now. */
const nowForMs = 12 * 3_600_000;
/** So long whoever took a call is asked to write it down. */
const writtenForMs = 15 * 60_000;

function nowOf({ actor, at }: Snapshot) {
  const mine = sql`l.taken_by = any(${selvesOf(actor)}::uuid[])`;
  return sql`and l.began_at > ${new Date(at.getTime() - nowForMs)} and (
    l.state in ('ringing', 'talking') and l.direction = 'in' and (l.taken_by is null or ${mine})
    or l.state = 'ended' and ${mine} and l.case_id is null and l.note is null
      and l.ended_at > ${new Date(at.getTime() - writtenForMs)})`;
}

export async function listCallsOf(
  snapshot: Snapshot,
  query: z.output<typeof listCalls.query>,
): Promise<Page<CallShown>> {
  const { of, state, caseId, limit, after } = query;
  const key = readPageKey(after, ['instant', 'uuid']);
  const { rows } = await sql<Row>`${rowsOf(snapshot)}
      ${of === 'now' ? nowOf(snapshot) : sql``}
      ${state ? sql`and l.state = ${state}` : sql``}
      ${caseId ? sql`and l.case_id = ${uuidOf(caseId)}` : sql``}
      ${key ? sql`and (l.began_at, l.call_id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``}
    order by l.began_at desc, l.call_id desc limit ${limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, limit, (row) => [row.beganAt, row.callId], await shownWith(snapshot, rows));
}

async function readRow(snapshot: Snapshot, callId: Uuid): Promise<Row> {
  const { rows } = await sql<Row>`${rowsOf(snapshot)} and l.call_id = ${callId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('call.not_found', {});
  return row;
}

/** Refuses `call.not_found`. */
export async function showCallRow(snapshot: Snapshot, callId: Uuid): Promise<CallShown> {
  const row = await readRow(snapshot, callId);
  return (await shownWith(snapshot, [row]))(row);
}

async function shownWith(snapshot: Snapshot, rows: readonly Row[]): Promise<(row: Row) => CallShown> {
  const peopleOf = await peopleOfNumbers(
    snapshot,
    rows.map(({ number }) => number),
  );
  const selves = selvesOf(snapshot.actor);
  return ({ takenBy, takenByName, ...row }) => ({
    ...row,
    callId: idOf('cll', row.callId),
    caseId: row.caseId && idOf('cas', row.caseId),
    people: peopleOf(row.number),
    talkForSeconds: talkForSecondsOf(row),
    takenBy: takenByName,
    mine: takenBy !== null && selves.includes(takenBy),
  });
}

const casesMax = 20;
const callsMax = 5;

/** The caller card. Refuses `call.not_found`. */
export async function showCardOf(snapshot: Snapshot, callId: Uuid): Promise<CardShown> {
  const row = await readRow(snapshot, callId);
  const shown = (await shownWith(snapshot, [row]))(row);
  const personIds = shown.people.map(({ personId }) => uuidOf(personId));
  const { tenantId, sql: on } = snapshot;
  const { rows: cases } = await sql<Omit<CardShown['cases'][number], 'caseId' | 'overdue'> & { caseId: Uuid }>`
    select c.case_id as "caseId", c.number, c.problem, p.name as "personName", c.state, nullif(c.due_at, 'infinity') as "dueAt"
    from cases c join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    where c.tenant_id = ${tenantId} and c.person_id = any(${personIds}::uuid[]) and c.state = any(${[...openCaseStates]})
      and ${shownToReader(snapshot, 'c.case_id')}
    order by c.due_at, c.case_id limit ${casesMax}`.execute(on);
  const { rows: earlier } = await sql<Row>`${rowsOf(snapshot)} and l.number = ${row.number} and l.call_id <> ${callId}
    order by l.began_at desc limit ${callsMax}`.execute(on);
  return {
    ...shown,
    cases: cases.map((one) => ({
      ...one,
      caseId: idOf('cas', one.caseId),
      overdue: one.dueAt !== null && Date.parse(one.dueAt) < snapshot.at.getTime(),
    })),
    promisesOverdue: await overduePromisesOf(snapshot, personIds),
    lastCalls: earlier.map(({ callId: one, beganAt, state }) => ({ callId: idOf('cll', one), beganAt, state })),
  };
}

async function overduePromisesOf({ tenantId, sql: on }: Snapshot, personIds: readonly Uuid[]): Promise<number> {
  const { rows } = await sql<{ overdue: number }>`select count(*)::int as overdue from (
    select from contracts t join promises m on m.tenant_id = t.tenant_id and m.contract_id = t.contract_id
    where t.tenant_id = ${tenantId} and t.person_id = any(${[...personIds]}::uuid[]) and m.state = 'broken' limit 100) late`.execute(
    on,
  );
  return rows[0]?.overdue ?? 0;
}
