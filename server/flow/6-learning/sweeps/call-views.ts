// All a caller needs on one page: the customer and how to reach them, what was sold and what is due, the script, earlier calls.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { callTask } from '#api/flow/6-learning';
import type { Language } from '#api/values';
import { present } from '#platform/assert';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { namesOfActors } from '#registry';
import { scriptFor } from './call-script.ts';
import { showMember } from './member-views.ts';

type CallTask = z.input<typeof callTask>;

/** Where and in which language a contract's customer is called. */
export interface Called {
  timeZone: string;
  language: Language;
}

/** The store's zone, else the company's; the customer's language, else the company's. */
export async function readCalled(snapshot: Snapshot, contractId: Uuid): Promise<Called> {
  const { rows } = await sql<Called>`
    select coalesce(s.time_zone, t.time_zone) as "timeZone", coalesce(p.language, t.language) as language
    from contracts c
    join tenants t on t.tenant_id = c.tenant_id
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    left join stores s on s.tenant_id = c.tenant_id and s.store_id = c.store_id
    where c.tenant_id = ${snapshot.tenantId} and c.contract_id = ${contractId}`.execute(snapshot.sql);
  return rows[0] ?? { timeZone: 'UTC', language: 'en' };
}

interface Told extends Called {
  company: string;
  brand: string | null;
  problem: string;
  phones: string[];
  goods: string[];
}

/** Refuses `sweep.member_not_found`. */
export async function showCallTask(snapshot: Snapshot, sweepId: Uuid, contractId: Uuid): Promise<CallTask> {
  const member = await showMember(snapshot, sweepId, contractId);
  const told = await readTold(snapshot, sweepId, contractId);
  const [obligations, calls, alsoContracts] = await readAround(snapshot, sweepId, contractId);
  const { language, phones, goods } = told;
  const script = scriptFor({ ...told, ...member, goods: goods[0] ?? null, seller: told.brand ?? member.firmName });
  return { ...member, phones, language, script, goods, obligations, calls, alsoContracts };
}

async function readTold(snapshot: Snapshot, sweepId: Uuid, contractId: Uuid): Promise<Told> {
  const { rows } = await sql<Told>`
    select coalesce(s.time_zone, t.time_zone) as "timeZone", coalesce(p.language, t.language) as language, t.name as company,
      b.name as brand, w.problem,
      array(select phone from person_phones x where x.tenant_id = p.tenant_id and x.person_id = p.person_id
        order by position, phone) as phones,
      array(select description from contract_lines l where l.tenant_id = c.tenant_id and l.contract_id = c.contract_id
        order by position limit 20) as goods
    from contracts c
    join sweeps w on w.tenant_id = c.tenant_id and w.sweep_id = ${sweepId}
    join tenants t on t.tenant_id = c.tenant_id
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    left join stores s on s.tenant_id = c.tenant_id and s.store_id = c.store_id
    left join brands b on b.tenant_id = c.tenant_id and b.brand_id = c.brand_id
    where c.tenant_id = ${snapshot.tenantId} and c.contract_id = ${contractId}`.execute(snapshot.sql);
  return present(rows[0], 'SWEEP-2 a member is a contract of a sweep');
}

async function readAround(
  snapshot: Snapshot,
  sweepId: Uuid,
  contractId: Uuid,
): Promise<[CallTask['obligations'], CallTask['calls'], CallTask['alsoContracts']]> {
  const { tenantId } = snapshot;
  const { rows: obligations } = await sql<{ kind: 'deliver'; dueOn: string | null; doneAt: string | null }>`
    select kind, due_on as "dueOn", fulfilled_at as "doneAt" from obligations
    where tenant_id = ${tenantId} and contract_id = ${contractId} order by kind, obligation_id`.execute(snapshot.sql);
  const { rows: calls } = await sql<CallTask['calls'][number]>`
    select attempt, at, called_by as by, outcome, note from sweep_calls
    where tenant_id = ${tenantId} and sweep_id = ${sweepId} and contract_id = ${contractId} order by attempt`.execute(
    snapshot.sql,
  );
  const names = await namesOfActors(
    snapshot,
    calls.map((call) => call.by),
  );
  const { rows: also } = await sql<{ contractId: Uuid; contractNumber: string; state: CallTask['state'] }>`
    select o.contract_id as "contractId", c.number as "contractNumber", o.state
    from contracts own
    join contracts c on c.tenant_id = own.tenant_id and c.person_id = own.person_id and c.contract_id <> own.contract_id
    join sweep_members o on o.tenant_id = c.tenant_id and o.sweep_id = ${sweepId} and o.contract_id = c.contract_id
    where own.tenant_id = ${tenantId} and own.contract_id = ${contractId}
    order by o.contract_id limit 50`.execute(snapshot.sql);
  return [
    obligations,
    calls.map((call) => ({ ...call, by: names.get(call.by) ?? call.by })),
    also.map((one) => ({ ...one, contractId: idOf('ctr', one.contractId) })),
  ];
}
