// What screens show of sweeps: one sweep with its counts, and the list of them.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { sweep as sweepShape } from '#api/flow/6-learning';
import { shownToReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';
import type { MemberCounts, SweepWindow } from './sweep.ts';

export type SweepShown = z.input<typeof sweepShape>;

interface SweepRow extends MemberCounts, SweepWindow {
  sweepId: Uuid;
  title: string;
  state: SweepShown['state'];
  caseId: Uuid;
  incidentId: Uuid;
  problem: string;
  firmName: string | null;
  brandName: string | null;
  storeName: string | null;
  foundBefore: number;
  attemptsMax: number;
  startedAt: string;
  startedBy: string;
  completedAt: string | null;
}

export interface SweepQuery {
  state?: string | undefined;
  incidentId?: Uuid | undefined;
  limit: number;
  after?: string | undefined;
}

/** Newest first: ids grow with time. */
export async function listSweeps(snapshot: Snapshot, query: SweepQuery): Promise<Page<SweepShown>> {
  const key = readPageKey(query.after, ['uuid']);
  const rows = await readSweeps(
    snapshot,
    sql`${query.state ? sql`and s.state = ${query.state}` : sql``}
      ${query.incidentId ? sql`and s.incident_id = ${query.incidentId}` : sql``}
      ${key ? sql`and s.sweep_id < ${key[0]}::uuid` : sql``}`,
    query.limit + 1,
  );
  const names = await namesOfActors(
    snapshot,
    rows.map((row) => row.startedBy),
  );
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.sweepId],
    (row) => shown(row, names),
  );
}

/** Refuses `sweep.not_found`. */
export async function showSweep(snapshot: Snapshot, sweepId: Uuid): Promise<SweepShown> {
  const [row] = await readSweeps(snapshot, sql`and s.sweep_id = ${sweepId}`, 1);
  if (!row) throw refuse('sweep.not_found', {});
  return shown(row, await namesOfActors(snapshot, [row.startedBy]));
}

async function readSweeps(snapshot: Snapshot, more: ReturnType<typeof sql>, limit: number): Promise<SweepRow[]> {
  const { rows } = await sql<SweepRow>`
    select s.sweep_id as "sweepId", s.title, s.state, s.case_id as "caseId", s.incident_id as "incidentId", s.problem,
      s.firm_id as "firmId", s.brand_id as "brandId", s.signed_from as "signedFrom", s.signed_until as "signedUntil",
      s.store_id as "storeId", s.product_id as "productId", s.family, s.contract_states as "contractStates",
      s.promise_state as "promiseState", s.found_before as "foundBefore", s.attempts_max as "attemptsMax",
      s.started_at as "startedAt", s.started_by as "startedBy", s.completed_at as "completedAt",
      s.to_call, s.known, s.satisfied, s.affected, s.other, s.unreached, s.declined,
      f.legal_name as "firmName", b.name as "brandName", o.name as "storeName"
    from sweeps s
    left join firms f on f.tenant_id = s.tenant_id and f.firm_id = s.firm_id
    left join brands b on b.tenant_id = s.tenant_id and b.brand_id = s.brand_id
    left join stores o on o.tenant_id = s.tenant_id and o.store_id = s.store_id
    where s.tenant_id = ${snapshot.tenantId} and ${shownToReader(snapshot, 's.case_id')} ${more}
    order by s.sweep_id desc limit ${limit}`.execute(snapshot.sql);
  return rows;
}

function shown(row: SweepRow, names: ReadonlyMap<string, string>): SweepShown {
  const { to_call: toCall, known, satisfied, affected, other, unreached, declined } = row;
  const members = toCall + known + satisfied + affected + other + unreached + declined;
  return {
    ...row,
    sweepId: idOf('swp', row.sweepId),
    caseId: idOf('cas', row.caseId),
    incidentId: idOf('inc', row.incidentId),
    filter: {
      firmId: row.firmId && idOf('frm', row.firmId),
      brandId: row.brandId && idOf('brd', row.brandId),
      signedFrom: row.signedFrom,
      signedUntil: row.signedUntil,
      storeId: row.storeId && idOf('sto', row.storeId),
      productId: row.productId && idOf('prd', row.productId),
      family: row.family,
      contractStates: row.contractStates as SweepShown['filter']['contractStates'],
      promiseState: row.promiseState as SweepShown['filter']['promiseState'],
    },
    counts: { members, toCall, known, satisfied, affected, other, unreached, declined },
    startedBy: names.get(row.startedBy) ?? row.startedBy,
  };
}
