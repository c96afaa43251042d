// Whom to call back, as screens show it.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listCallBacks, settleCallBack } from '#api/flow/2-cases.calls';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';
import { shownToReader } from '../../hidden-cases.ts';
import { shownLine } from '../may-see-line.ts';
import { peopleOfNumbers } from '../people-of-numbers.ts';
import type { CallBack } from './call-back-store.ts';

export type CallBackShown = z.input<typeof settleCallBack.answer>;
type Row = Omit<CallBack, 'callId'> & { caseNumber: string | null };

/** A case the reader may not see is not named (CALL-7). */
function rowsOf(snapshot: Snapshot) {
  const { tenantId, actor } = snapshot;
  return sql`select b.call_back_id as "callBackId", b.state, b.line, b.number, c.case_id as "caseId", c.number as "caseNumber",
      b.since_at as "sinceAt", b.tries, b.last_at as "lastAt", b.due_at as "dueAt", b.done_at as "doneAt", b.done_by as "doneBy", b.how,
      b.note
    from call_backs b left join cases c on c.tenant_id = b.tenant_id and c.case_id = b.case_id and ${shownToReader(snapshot, 'c.case_id')}
    where b.tenant_id = ${tenantId} and ${shownLine(actor, 'b.line')}`;
}

export async function listCallBacksOf(
  snapshot: Snapshot,
  { state, limit, after }: z.output<typeof listCallBacks.query>,
): Promise<Page<CallBackShown>> {
  const key = readPageKey(after, ['instant', 'uuid']);
  const due = state === 'due';
  const [by, beyond, way] = due ? [sql`b.due_at`, sql`>`, sql`asc`] : [sql`b.done_at`, sql`<`, sql`desc`];
  const { rows } = await sql<Row>`${rowsOf(snapshot)} and b.state = ${state}
      ${key ? sql`and (${by}, b.call_back_id) ${beyond} (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``}
    order by ${by} ${way}, b.call_back_id ${way} limit ${limit + 1}`.execute(snapshot.sql);
  const shown = await shownWith(snapshot, rows);
  return pageOfRows(rows, limit, (row) => [(due ? row.dueAt : row.doneAt) ?? '', row.callBackId], shown);
}

export async function showCallBack(snapshot: Snapshot, callBackId: Uuid): Promise<CallBackShown> {
  const { rows } = await sql<Row>`${rowsOf(snapshot)} and b.call_back_id = ${callBackId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('call_back.not_found', {});
  return (await shownWith(snapshot, [row]))(row);
}

async function shownWith(snapshot: Snapshot, rows: readonly Row[]): Promise<(row: Row) => CallBackShown> {
  const peopleOf = await peopleOfNumbers(
    snapshot,
    rows.map(({ number }) => number),
  );
  const names = await namesOfActors(
    snapshot,
    rows.flatMap(({ doneBy }) => doneBy ?? []),
  );
  return (row) => ({
    ...row,
    callBackId: idOf('cbk', row.callBackId),
    caseId: row.caseId && idOf('cas', row.caseId),
    people: peopleOf(row.number),
    overdue: row.state === 'due' && Date.parse(row.dueAt) < snapshot.at.getTime(),
    doneBy: row.doneBy === null ? null : (names.get(row.doneBy) ?? null),
  });
}
