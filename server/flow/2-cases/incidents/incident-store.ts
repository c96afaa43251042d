// All SQL that writes incidents and their messages.
import { sql } from 'kysely';
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { InThreeLanguages, Language } from '#api/values';
import type { Snapshot, Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';

export interface Incident {
  incidentId: Uuid;
  title: string;
  cause: string | null;
  note: string | null;
  problem: CaseProblem | null;
  firmId: Uuid | null;
  brandId: Uuid | null;
  beganOn: string;
  closedOn: string | null;
  past: boolean;
  pastCustomers: number | null;
  pastAssessedMinor: bigint | null;
  pastPaidMinor: bigint | null;
  pastCurrency: string | null;
}

export const incidentColumns = sql`i.incident_id as "incidentId", i.title, i.cause, i.note, i.problem, i.firm_id as "firmId",
  i.brand_id as "brandId", i.began_on as "beganOn", i.closed_on as "closedOn", i.past, i.past_customers as "pastCustomers",
  i.past_assessed_minor as "pastAssessedMinor", i.past_paid_minor as "pastPaidMinor", i.past_currency as "pastCurrency"`;

export async function lockIncident(tx: Tx, incidentId: Uuid): Promise<Incident | undefined> {
  const { rows } = await sql<Incident>`select ${incidentColumns} from incidents i
    where i.tenant_id = ${tx.tenantId} and i.incident_id = ${incidentId} for update`.execute(tx.sql);
  return rows[0];
}

export async function countOpenCases(snapshot: Snapshot, incidentId: Uuid): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from cases
    where tenant_id = ${snapshot.tenantId} and incident_id = ${incidentId}
      and state in ('new', 'triaged', 'in_progress', 'waiting')`.execute(snapshot.sql);
  return rows[0]?.count ?? 0;
}

/** Whom a message to all reached: the cases it stands with. */
export interface WrittenToAll {
  messageId: Uuid;
  members: number;
  optedOut: number;
  caseIds: Uuid[];
}

export function incidentWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async add(one: Incident): Promise<void> {
      await sql`insert into incidents (tenant_id, incident_id, title, cause, note, problem, firm_id, brand_id, began_on, closed_on,
          opened_at, past, past_customers, past_assessed_minor, past_paid_minor, past_currency)
        values (${tenantId}, ${one.incidentId}, ${one.title}, ${one.cause}, ${one.note}, ${one.problem}, ${one.firmId}, ${one.brandId},
          ${one.beganOn}, ${one.closedOn}, ${tx.at}, ${one.past}, ${one.pastCustomers}, ${one.pastAssessedMinor},
          ${one.pastPaidMinor}, ${one.pastCurrency})`.execute(tx.sql);
    },
    async close(incidentId: Uuid, closedOn: string): Promise<void> {
      await sql`update incidents set closed_on = greatest(began_on, ${closedOn}::date)
        where tenant_id = ${tenantId} and incident_id = ${incidentId}`.execute(tx.sql);
    },
    /**
     * The message itself and a copy on the page of each member who wants it, in the language of the case or the first there is: one
     * statement however many members. A joined duplicate gets none: its customer reads the case it was joined into.
     */
    async writeToAll(incidentId: Uuid, text: InThreeLanguages): Promise<WrittenToAll> {
      const messageId = makeUuid();
      const languages: readonly Language[] = ['zh-CN', 'ru', 'en'];
      const fallback = languages.map((one) => text[one]).find((one) => one?.trim()) ?? '';
      const { rows } = await sql<Omit<WrittenToAll, 'messageId'>>`
        with member as materialized (
          select case_id, language, opted_out from cases
          where tenant_id = ${tenantId} and incident_id = ${incidentId} and joined_into is null and state <> 'cancelled'
        ), copy as (
          insert into case_messages (tenant_id, case_id, message_id, kind, text, who, at, incident_message_id)
          select ${tenantId}, m.case_id, gen_random_uuid(), 'to_customer',
            coalesce(nullif(${JSON.stringify(text)}::jsonb ->> m.language, ''), ${fallback}), ${tx.actor.signature}, ${tx.at}, ${messageId}
          from member m where not m.opted_out
          returning case_id
        )
        insert into incident_messages (tenant_id, incident_id, message_id, text, who, at, members, opted_out)
        select ${tenantId}, ${incidentId}, ${messageId}, ${JSON.stringify(text)}::jsonb, ${tx.actor.signature}, ${tx.at},
          (select count(*)::int from copy), (select count(*)::int from member where opted_out)
        returning members, opted_out as "optedOut", coalesce((select array_agg(case_id) from copy), '{}') as "caseIds"`.execute(
        tx.sql,
      );
      const [told = { members: 0, optedOut: 0, caseIds: [] }] = rows;
      return { ...told, messageId };
    },
  };
}
