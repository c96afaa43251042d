// All SQL that reads call-backs for a deed and writes them.
import { sql } from 'kysely';
import type { callBackWays } from '#api/flow/2-cases.calls';
import { type ChannelLine, openCaseStates } from '#api/flow/2-cases.words';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface CallBack {
  callBackId: Uuid;
  state: 'due' | 'done';
  line: ChannelLine;
  number: string;
  /** The last call that was missed. */
  callId: Uuid;
  caseId: Uuid | null;
  sinceAt: string;
  tries: number;
  lastAt: string;
  dueAt: string;
  doneAt: string | null;
  doneBy: string | null;
  how: (typeof callBackWays)[number] | null;
  note: string | null;
}

const columns = sql`b.call_back_id as "callBackId", b.state, b.line, b.number, b.call_id as "callId", b.case_id as "caseId",
  b.since_at as "sinceAt", b.tries, b.last_at as "lastAt", b.due_at as "dueAt", b.done_at as "doneAt", b.done_by as "doneBy", b.how, b.note`;

/** What is due for a caller and line. Two calls of one caller wait for each other, also when there is no row yet (CALL-3). */
export async function lockDueBack(tx: Tx, line: ChannelLine, number: string): Promise<CallBack | undefined> {
  const { tenantId, sql: on } = tx;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId} ${line} ${number}`}, 221))`.execute(on);
  const { rows } = await sql<CallBack>`select ${columns} from call_backs b
    where b.tenant_id = ${tenantId} and b.line = ${line} and b.number = ${number} and b.state = 'due' for update`.execute(
    on,
  );
  return rows[0];
}

export async function lockCallBack(tx: Tx, callBackId: Uuid): Promise<CallBack | undefined> {
  const { rows } = await sql<CallBack>`select ${columns} from call_backs b
    where b.tenant_id = ${tx.tenantId} and b.call_back_id = ${callBackId} for update`.execute(tx.sql);
  return rows[0];
}

export async function keepCallBack({ tenantId, sql: on }: Tx, back: CallBack): Promise<void> {
  await sql`insert into call_backs (tenant_id, call_back_id, state, line, number, call_id, case_id, since_at, tries, last_at, due_at,
      done_at, done_by, how, note)
    values (${tenantId}, ${back.callBackId}, ${back.state}, ${back.line}, ${back.number}, ${back.callId}, ${back.caseId},
      ${back.sinceAt}, ${back.tries}, ${back.lastAt}, ${back.dueAt}, ${back.doneAt}, ${back.doneBy}, ${back.how}, ${back.note})
    on conflict (tenant_id, call_back_id) do update set state = excluded.state, call_id = excluded.call_id, tries = excluded.tries,
      last_at = excluded.last_at, done_at = excluded.done_at, done_by = excluded.done_by, how = excluded.how,
      note = excluded.note`.execute(on);
}

/** The open case a call must be about: the only one, of its line, of those known by the number. */
export async function onlyOpenCaseOf(
  { tenantId, sql: on }: Snapshot,
  line: ChannelLine,
  personIds: readonly Uuid[],
): Promise<Uuid | null> {
  const { rows } = await sql<{ caseId: Uuid }>`select c.case_id as "caseId" from cases c
    where c.tenant_id = ${tenantId} and c.person_id = any(${[...personIds]}::uuid[]) and c.state = any(${[...openCaseStates]})
      and (c.channel = 'supervision') = ${line === 'supervision'} and c.joined_into is null limit 2`.execute(on);
  return rows.length === 1 ? (rows[0]?.caseId ?? null) : null;
}
