// What screens show of claims: the list, and one claim with its steps, moves and losses.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { ClaimShown, claimPage, listClaims } from '#api/flow/5-recovery';
import { shownToReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';
import { companyDay } from '../books/booking-day.ts';
import { ageOf } from '../losses/loss-rules.ts';
import { listLossesOf } from '../losses/loss-views.ts';
import { type Claim, openOf } from './claim-file.ts';
import { windowPercent } from './claim-rules.ts';
import { claimColumns } from './claim-store.ts';
import { idOrNull } from './tell-claim.ts';

export type ClaimPageShown = z.input<typeof claimPage>;
type Query = z.output<typeof listClaims.query>;
type NamedClaim = Claim & { bearerName: string };

const bearerName = sql`coalesce(
  (select f.legal_name from firms f where f.tenant_id = c.tenant_id and f.firm_id = c.firm_id),
  (select s.name from staff s where s.tenant_id = c.tenant_id and s.staff_id = c.staff_id), '') as "bearerName"`;

/** The filing window that ends first at the top; closed ones in the same order when asked for. */
export async function listClaimsOf(snapshot: Snapshot, query: Query): Promise<Page<ClaimShown>> {
  const key = readPageKey(query.after, ['day', 'uuid']);
  const { rows } = await sql<NamedClaim>`select ${claimColumns}, ${bearerName} from claims c
    where c.tenant_id = ${snapshot.tenantId} and ${shownToReader(snapshot, 'c.case_id')} ${filterOf(query)}
      ${key ? sql`and (c.file_by, c.claim_id) > (${key[0]}::date, ${key[1]}::uuid)` : sql``}
    order by c.file_by, c.claim_id limit ${query.limit + 1}`.execute(snapshot.sql);
  const { today } = await companyDay(snapshot);
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.fileBy, row.claimId],
    (row) => showClaim(row, today),
  );
}

function filterOf({ firmId, caseId, decisionId, incidentId, state, bearer, open }: Query) {
  const parts = [
    firmId && sql`and c.bearer_id = ${uuidOf(firmId)}`,
    caseId && sql`and c.case_id = ${uuidOf(caseId)}`,
    decisionId && sql`and c.decision_id = ${uuidOf(decisionId)}`,
    incidentId && sql`and c.incident_id = ${uuidOf(incidentId)}`,
    state && sql`and c.state = ${state}`,
    bearer && sql`and c.bearer = ${bearer}`,
    open === 'yes' && sql`and c.open_minor > 0`,
    open === 'no' && sql`and c.open_minor = 0`,
  ];
  return sql.join(
    parts.filter((part) => part !== undefined && part !== false),
    sql` `,
  );
}

/** Open claims of a bearer, the oldest first, at most `limit`. */
export async function openClaimsOf(
  snapshot: Snapshot,
  bearerId: Uuid,
  today: string,
  limit: number,
): Promise<ClaimShown[]> {
  const { rows } = await sql<NamedClaim>`select ${claimColumns}, ${bearerName} from claims c
    where c.tenant_id = ${snapshot.tenantId} and c.bearer_id = ${bearerId} and c.open_minor > 0
      and ${shownToReader(snapshot, 'c.case_id')}
    order by c.raised_on, c.claim_id limit ${limit}`.execute(snapshot.sql);
  return rows.map((row) => showClaim(row, today));
}

/** Refuses `claim.not_found`, also to whom its case is about. */
export async function showClaimOf(snapshot: Snapshot, claimId: Uuid): Promise<ClaimPageShown> {
  const { rows } = await sql<NamedClaim>`select ${claimColumns}, ${bearerName} from claims c
    where c.tenant_id = ${snapshot.tenantId} and c.claim_id = ${claimId}
      and ${shownToReader(snapshot, 'c.case_id')}`.execute(snapshot.sql);
  const [claim] = rows;
  if (!claim) throw refuse('claim.not_found', {});
  const { today } = await companyDay(snapshot);
  const { rows: losses } = await listLossesOf(snapshot, { claimId, limit: 200 });
  return {
    ...showClaim(claim, today),
    steps: await readSteps(snapshot, claimId),
    moves: await readMoves(snapshot, claimId),
    losses,
  };
}

async function readSteps(snapshot: Snapshot, claimId: Uuid): Promise<ClaimPageShown['steps']> {
  const { rows } = await sql<{
    kind: never;
    at: string;
    by: string;
    from: never;
    amountMinor: bigint | null;
    note: string;
  }>`
    select kind, at, by_actor as by, side as from, amount_minor as "amountMinor", note from claim_steps
    where tenant_id = ${snapshot.tenantId} and claim_id = ${claimId} order by step_number limit 200`.execute(
    snapshot.sql,
  );
  const names = await namesOfActors(
    snapshot,
    rows.map(({ by }) => by),
  );
  return rows.map((row) => ({
    ...row,
    by: names.get(row.by) ?? row.by,
    amountMinor: row.amountMinor?.toString() ?? null,
  }));
}

async function readMoves(snapshot: Snapshot, claimId: Uuid): Promise<ClaimPageShown['moves']> {
  const { rows } = await sql<{ kind: never; on: string; amountMinor: bigint; changeMinor: bigint; openMinor: bigint }>`
    select kind, on_day as on, amount_minor as "amountMinor", change_minor as "changeMinor", open_minor as "openMinor"
    from claim_moves where tenant_id = ${snapshot.tenantId} and claim_id = ${claimId}
    order by move_number limit 1000`.execute(snapshot.sql);
  return rows.map(({ kind, on, amountMinor, changeMinor, openMinor }) => ({
    ...{ kind, on, amountMinor: String(amountMinor) },
    ...{ changeMinor: String(changeMinor), openMinor: String(openMinor) },
  }));
}

function showClaim(claim: NamedClaim, today: string): ClaimShown {
  return {
    claimId: idOf('clm', claim.claimId),
    ...{ bearer: claim.bearer, bearerName: claim.bearerName, cause: claim.cause, note: claim.note },
    firmId: idOrNull('frm', claim.firmId),
    staffId: idOrNull('stf', claim.staffId),
    decisionId: idOrNull('dec', claim.decisionId),
    caseId: idOrNull('cas', claim.caseId),
    contractId: idOrNull('ctr', claim.contractId),
    incidentId: idOrNull('inc', claim.incidentId),
    ...{ state: claim.state, rung: claim.rung, currency: claim.currency },
    claimedMinor: String(claim.claimedMinor),
    openMinor: String(openOf(claim)),
    bookedMinor: String(claim.bookedMinor),
    recoveredMinor: String(claim.recoveredMinor),
    waivedMinor: String(claim.waivedMinor),
    writtenOffMinor: String(claim.writtenOffMinor),
    recoveredLateMinor: String(claim.recoveredLateMinor),
    frozenMinor: String(claim.frozenMinor),
    offeredMinor: claim.offeredMinor?.toString() ?? null,
    agreedMinor: claim.agreedMinor?.toString() ?? null,
    ...{ raisedOn: claim.raisedOn, ageDays: ageOf(claim.raisedOn, today), fileBy: claim.fileBy },
    ...{ windowPercent: windowPercent(claim, today), filedOn: claim.filedOn, payBy: claim.payBy },
  };
}
