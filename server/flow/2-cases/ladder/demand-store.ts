// All SQL on demands to merchants.
import { sql } from 'kysely';
import type { DemandAnswer, DemandChannel, DemandState, Rung } from '#api/flow/2-cases.words';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Waiting } from '../case-file.ts';

export interface Demand {
  demandId: Uuid;
  caseId: Uuid;
  state: DemandState;
  rung: Rung;
  channel: DemandChannel;
  toWhom: string;
  text: string;
  sentAt: string;
  dueAt: string;
  answeredAt: string | null;
  answer: DemandAnswer | null;
  answerNote: string | null;
  answeredBy: string | null;
  performOn: string | null;
  lapsedAt: string | null;
}

const columns = sql`d.demand_id as "demandId", d.case_id as "caseId", d.state, d.rung, d.channel, d.to_whom as "toWhom", d.text,
  d.sent_at as "sentAt", d.due_at as "dueAt", d.answered_at as "answeredAt", d.answer, d.answer_note as "answerNote",
  d.answered_by as "answeredBy", d.perform_on as "performOn", d.lapsed_at as "lapsedAt"`;

export async function findDemand(snapshot: Snapshot, demandId: Uuid): Promise<Demand | undefined> {
  const { rows } = await sql<Demand>`select ${columns} from case_demands d
    where d.tenant_id = ${snapshot.tenantId} and d.demand_id = ${demandId}`.execute(snapshot.sql);
  return rows[0];
}

export function demandWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async add(demand: Demand): Promise<void> {
      await sql`insert into case_demands (tenant_id, demand_id, case_id, state, rung, channel, to_whom, text, sent_at, due_at)
        values (${tenantId}, ${demand.demandId}, ${demand.caseId}, ${demand.state}, ${demand.rung}, ${demand.channel},
          ${demand.toWhom}, ${demand.text}, ${demand.sentAt}, ${demand.dueAt})`.execute(tx.sql);
    },
    async change(demand: Demand): Promise<void> {
      await sql`update case_demands set state = ${demand.state}, due_at = ${demand.dueAt}, answered_at = ${demand.answeredAt},
          answer = ${demand.answer}, answer_note = ${demand.answerNote}, answered_by = ${demand.answeredBy},
          perform_on = ${demand.performOn}, lapsed_at = ${demand.lapsedAt}
        where tenant_id = ${tenantId} and demand_id = ${demand.demandId}`.execute(tx.sql);
    },
    /** New deadlines after a pause. */
    async moveDue(demands: readonly Pick<Waiting, 'demandId' | 'dueAt'>[]): Promise<void> {
      if (demands.length === 0) return;
      await sql`update case_demands d set due_at = n.due_at
        from unnest(${demands.map((d) => d.demandId)}::uuid[], ${demands.map((d) => d.dueAt)}::timestamptz[]) as n (demand_id, due_at)
        where d.tenant_id = ${tenantId} and d.demand_id = n.demand_id`.execute(tx.sql);
    },
    /** Marks as lapsed, each at its own deadline. */
    async lapse(demandIds: readonly string[]): Promise<void> {
      await sql`update case_demands set state = 'lapsed', lapsed_at = due_at
        where tenant_id = ${tenantId} and demand_id = any(${[...demandIds]}::uuid[])`.execute(tx.sql);
    },
    /** The case has ended: nobody need answer any more. */
    async settleAll(caseId: Uuid): Promise<void> {
      await sql`update case_demands set state = 'settled'
        where tenant_id = ${tenantId} and case_id = ${caseId} and state in ('sent', 'agreed')`.execute(tx.sql);
    },
  };
}
