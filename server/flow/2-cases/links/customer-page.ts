// What the customer's page says: the state in plain words, promises and dates, proofs wanted, messages; nothing of staff's own (LINK-2).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { customerPage } from '#api/flow/2-cases.portals';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { listPromisesOf } from '#promises';
import { isOpen } from '../case-file.ts';
import { showCustomerClaim } from '../claimed/customer-claim.ts';

export type CustomerPage = z.input<typeof customerPage>;

interface Raw {
  company: string;
  language: CustomerPage['language'];
  timeZone: string;
  number: string;
  state: CustomerPage['state'];
  rung: string;
  problem: CustomerPage['problem'];
  description: string;
  openedAt: string;
  openedBy: CustomerPage['openedBy'];
  dueAt: string | null;
  waitReason: string | null;
  outcome: string | null;
  outcomeReason: string | null;
  stars: number | null;
  optedOut: boolean;
  contractId: Uuid | null;
  contractNumber: string | null;
  signedOn: string | null;
  personName: string;
  ownerName: string | null;
  storeName: string | null;
  storeAddress: string | null;
  legalName: string | null;
  brandName: string | null;
  visitAt: string | null;
  asked: boolean;
  decided: boolean;
  proofs: CustomerPage['proofs'] | null;
  files: { fileId: Uuid; name: string; mediaType: string; bytes: number }[] | null;
  messages: { mine: boolean; text: string; at: string }[] | null;
}

/** Refuses `case.not_found`. */
export async function showCustomerPageOf(snapshot: Snapshot, caseId: Uuid): Promise<CustomerPage> {
  const { tenantId } = snapshot;
  const mine = sql`x.tenant_id = c.tenant_id and x.case_id = c.case_id`;
  const { rows } = await sql<Raw>`
    select n.name as company, c.language, c.time_zone as "timeZone", c.number, c.state, c.rung, c.problem, c.description,
      c.opened_at as "openedAt", c.opened_by as "openedBy", nullif(c.due_at, 'infinity') as "dueAt", c.wait_reason as "waitReason",
      c.outcome, c.outcome_reason as "outcomeReason", c.stars, c.opted_out as "optedOut", c.contract_id as "contractId",
      t.number as "contractNumber", t.signed_on as "signedOn", p.name as "personName", s.name as "storeName",
      s.address as "storeAddress", f.legal_name as "legalName", b.name as "brandName",
      (select name from accounts a where a.tenant_id = c.tenant_id and a.account_id = c.owner_id) as "ownerName",
      (select min(planned_at) from case_visits x where ${mine} and x.state = 'planned') as "visitAt",
      exists (select from case_demands x where ${mine} and x.state in ('sent', 'agreed')) as asked,
      exists (select from facts x where x.tenant_id = c.tenant_id and x.subject = c.case_id and x.name = 'case.moved_on'
        and x.body ->> 'to' = 'decided') as decided,
      (select json_agg(json_build_object('kind', kind, 'state', state) order by kind) from case_proofs x where ${mine}) as proofs,
      (select json_agg(json_build_object('fileId', file_id, 'name', name, 'mediaType', media_type, 'bytes', bytes) order by file_id)
        from case_files x where ${mine} and x.from_whom = 'customer') as files,
      (select json_agg(json_build_object('mine', kind = 'from_customer', 'text', text, 'at', at) order by at, message_id)
        from case_messages x where ${mine} and x.kind <> 'note') as messages
    from cases c
    join tenants n on n.tenant_id = c.tenant_id
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    left join contracts t on t.tenant_id = c.tenant_id and t.contract_id = c.contract_id
    left join stores s on s.tenant_id = c.tenant_id and s.store_id = c.store_id
    left join firms f on f.tenant_id = c.tenant_id and f.firm_id = c.firm_id
    left join brands b on b.tenant_id = c.tenant_id and b.brand_id = c.brand_id
    where c.tenant_id = ${tenantId} and c.case_id = ${caseId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('case.not_found', {});
  const { contractId } = row;
  const claimed = await showCustomerClaim(snapshot, { caseId, contractId, mayChange: isOpen(row) });
  return { ...shown(row, await promisesOf(snapshot, contractId)), claimed };
}

async function promisesOf(snapshot: Snapshot, contractId: Uuid | null): Promise<CustomerPage['promises']> {
  if (contractId === null) return [];
  const { rows } = await listPromisesOf(snapshot, { contractId: idOf('ctr', contractId), limit: 50 });
  return rows.map(({ wording, kind, state, dueOn, daysLate }) => ({
    wording: Object.fromEntries(
      Object.entries(wording).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    kind,
    state,
    dueOn,
    daysLate,
  }));
}

function shown(row: Raw, promises: CustomerPage['promises']): Omit<CustomerPage, 'claimed'> {
  const ended = row.state === 'resolved' || row.state === 'closed' || row.state === 'cancelled';
  return {
    company: row.company,
    language: row.language,
    number: row.number,
    state: row.state,
    status: statusOf(row),
    problem: row.problem,
    description: row.description,
    openedOn: dayAt(Date.parse(row.openedAt), row.timeZone),
    openedBy: row.openedBy,
    personName: row.personName,
    ownerName: row.ownerName,
    store: row.storeName === null ? null : { name: row.storeName, address: row.storeAddress },
    merchant: row.brandName ?? row.legalName,
    contract:
      row.contractNumber === null || row.signedOn === null
        ? null
        : { number: row.contractNumber, signedOn: row.signedOn },
    promises,
    nextOn: row.dueAt === null || ended ? null : dayAt(Date.parse(row.dueAt), row.timeZone),
    visitAt: row.visitAt,
    proofs: row.proofs ?? [],
    files: (row.files ?? []).map((file) => ({ ...file, fileId: idOf('fil', file.fileId) })),
    messages: (row.messages ?? []).map((message) => ({ ...message, at: new Date(message.at).toISOString() })),
    optedOut: row.optedOut,
    mayRate: ended && row.stars === null,
    stars: row.stars,
    outcome: row.outcome,
    outcomeReason: row.outcome === 'refused' ? row.outcomeReason : null,
  };
}

/** The one sentence that says where it stands, from what happened last backwards. */
function statusOf(row: Raw): CustomerPage['status'] {
  if (row.outcome === 'refused') return 'refused';
  if (row.outcome === 'put_right' || row.outcome === 'compensated' || row.outcome === 'satisfied') return 'put_right';
  if (row.state === 'resolved' || row.state === 'closed' || row.state === 'cancelled') return 'ended';
  if (row.decided) return 'decided';
  if (row.waitReason === 'customer') return 'waiting_for_you';
  if (row.visitAt !== null) return 'visit_planned';
  if (row.asked) return 'merchant_asked';
  if (row.rung === 'compensation') return 'being_decided';
  return row.state === 'new' ? 'received' : 'being_looked_at';
}
