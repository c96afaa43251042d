// Who a sweep would call, before anything is kept: counts, sums, and the contracts that are late the longest.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { previewSweep as previewContract } from '#api/flow/6-learning';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { readCompany } from '#registry';
import { readOrigin, refuseUnknownWindow, windowOf } from './start-sweep.ts';
import { contractsIn, knownCase } from './sweep-window.ts';

type Preview = z.input<typeof previewContract.answer>;
type PreviewRow = Omit<Preview['first'][number], 'contractId'> & { contractId: Uuid };

/** How many are shown of those found. */
const previewed = 50;

/** The question the start will ask (SWEEP-1 to SWEEP-4), with the same refusals. */
export async function previewSweep(acting: Acting, given: z.output<typeof previewContract.body>): Promise<Preview> {
  allow(acting, 'sweep.start');
  return await acting.look(async (snapshot) => {
    await refuseUnknownWindow(snapshot, given.filter);
    const { incidentUuid, problem } = await readOrigin(snapshot, acting.actor, uuidOf(given.caseId));
    const { timeZone } = await readCompany(snapshot);
    const { tenantId, at } = snapshot;
    const found = sql`select c.contract_id, c.number, c.signed_on, c.state, c.amount_minor, c.currency, c.person_id,
        greatest(${dayAt(at.getTime(), timeZone)}::date - c.next_due_on, 0) as days_late, known.case_id is not null as known,
        exists (select from sweep_members m where m.tenant_id = ${tenantId} and m.incident_id = ${incidentUuid}::uuid
          and m.contract_id = c.contract_id) as before
      from contracts c ${knownCase(snapshot, incidentUuid, problem)} where ${contractsIn(snapshot, windowOf(given.filter))}`;
    return { ...(await sumsOf(snapshot, found)), first: await firstOf(snapshot, found) };
  });
}

type Found = ReturnType<typeof sql>;

async function sumsOf(snapshot: Snapshot, found: Found): Promise<Omit<Preview, 'first'>> {
  const { rows } = await sql<{ currency: string | null; amountMinor: string } & Omit<Preview, 'first' | 'amounts'>>`
    select currency, coalesce(sum(amount_minor) filter (where not before), 0)::text as "amountMinor",
      count(*) filter (where not before)::int as members, count(*) filter (where known and not before)::int as known,
      count(*) filter (where before)::int as "foundBefore", count(*) filter (where days_late > 0 and not before)::int as overdue
    from (${found}) f group by currency order by currency`.execute(snapshot.sql);
  const sum = (of: 'members' | 'known' | 'foundBefore' | 'overdue') => rows.reduce((total, row) => total + row[of], 0);
  return {
    members: sum('members'),
    known: sum('known'),
    foundBefore: sum('foundBefore'),
    overdue: sum('overdue'),
    amounts: rows.flatMap(({ currency, amountMinor, members }) =>
      currency === null || members === 0 ? [] : [{ currency, amountMinor }],
    ),
  };
}

async function firstOf(snapshot: Snapshot, found: Found): Promise<Preview['first']> {
  const { rows } = await sql<PreviewRow>`
    select f.contract_id as "contractId", f.number as "contractNumber", p.name as "personName", f.signed_on as "signedOn",
      f.state as "contractState", coalesce(f.days_late, 0) as "daysLate", f.known
    from (${found}) f join persons p on p.tenant_id = ${snapshot.tenantId} and p.person_id = f.person_id
    where not f.before order by f.days_late desc nulls last, f.contract_id limit ${previewed}`.execute(snapshot.sql);
  return rows.map((row) => ({ ...row, contractId: idOf('ctr', row.contractId) }));
}
