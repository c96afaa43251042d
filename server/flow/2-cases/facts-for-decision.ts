// Asked by later stages: everything about a case that a decision stands on, in two statements.
import { sql } from 'kysely';
import type {
  CaseMode,
  CaseOpener,
  CaseState,
  DamageClass,
  DemandAnswer,
  ProofState,
  Rung,
} from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Claim } from './claimed/claim.ts';
import { claimReader } from './claimed/claim-store.ts';

/** Instants are ISO in UTC, days those of the place. `ownerAccount` and `aboutAccount` are public ids, of an account or a key. */
export interface CaseForDecision {
  caseUuid: Uuid;
  number: string;
  contractUuid: Uuid | null;
  personUuid: Uuid;
  firmUuid: Uuid | null;
  brandUuid: Uuid | null;
  storeUuid: Uuid | null;
  commitmentUuid: Uuid | null;
  mode: CaseMode;
  openedBy: CaseOpener;
  state: CaseState;
  rung: Rung;
  problem: string;
  language: Language;
  timeZone: string;
  openedAt: string;
  complainedOn: string;
  firmLeftOn: string | null;
  joinedIntoUuid: Uuid | null;
  proofs: { kind: string; state: ProofState }[];
  /** The last visit made. */
  visit: {
    doneAt: string;
    doneOn: string;
    delivered: boolean | null;
    installed: boolean | null;
    problemFound: boolean;
  } | null;
  demands: DemandForDecision[];
  damageClass: DamageClass;
  assessedLossMinor: bigint | null;
  /** The company's. */
  currency: string;
  /** What is claimed on it; null until anybody has said so. */
  claimed: Claim | null;
  incidentUuid: Uuid | null;
  sweepUuid: Uuid | null;
  ownerAccount: string | null;
  aboutAccount: string | null;
}

export interface DemandForDecision {
  demandUuid: Uuid;
  sentAt: string;
  dueAt: string;
  answeredAt: string | null;
  answer: DemandAnswer | null;
  performOn: string | null;
  lapsedAt: string | null;
  /** The merchant said no, stayed silent, or did not keep the day agreed. */
  failed: boolean;
}

interface Row extends Omit<CaseForDecision, 'proofs' | 'demands' | 'claimed' | 'ownerAccount' | 'aboutAccount'> {
  proofs: CaseForDecision['proofs'] | null;
  demands: DemandForDecision[] | null;
  ownerId: Uuid | null;
  ownerKind: string | null;
  aboutId: Uuid | null;
  aboutKind: string | null;
}

/** Refuses `case.not_found`. */
export async function factsForDecision(snapshot: Snapshot, caseUuid: Uuid): Promise<CaseForDecision> {
  const [facts] = await factsForDecisions(snapshot, [caseUuid]);
  if (!facts) throw refuse('case.not_found', {});
  return facts;
}

/** Of many cases at once, for batches over an incident; by the order of ids, unknown ones left out. */
export async function factsForDecisions(snapshot: Snapshot, caseUuids: readonly Uuid[]): Promise<CaseForDecision[]> {
  const { rows } = await sql<Row>`
    select c.case_id as "caseUuid", c.number, c.contract_id as "contractUuid", c.person_id as "personUuid", c.firm_id as "firmUuid",
      c.brand_id as "brandUuid", c.store_id as "storeUuid", c.commitment_id as "commitmentUuid", c.mode,
      c.opened_by as "openedBy", c.state, c.rung, c.problem, c.language, c.time_zone as "timeZone", c.opened_at as "openedAt",
      c.complained_on as "complainedOn", c.firm_left_on as "firmLeftOn", c.joined_into as "joinedIntoUuid",
      c.damage_class as "damageClass", c.assessed_minor as "assessedLossMinor", t.currency, c.incident_id as "incidentUuid",
      c.sweep_id as "sweepUuid", c.owner_id as "ownerId", c.owner_kind as "ownerKind", c.about_id as "aboutId",
      c.about_kind as "aboutKind",
      (select json_agg(json_build_object('kind', kind, 'state', state) order by kind) from case_proofs p
        where p.tenant_id = c.tenant_id and p.case_id = c.case_id) as proofs,
      (select json_build_object('doneAt', done_at, 'doneOn', (done_at at time zone c.time_zone)::date, 'delivered', delivered,
          'installed', installed, 'problemFound', problem_found) from case_visits v
        where v.tenant_id = c.tenant_id and v.case_id = c.case_id and v.state = 'done' order by done_at desc limit 1) as visit,
      (select json_agg(json_build_object('demandUuid', demand_id, 'sentAt', sent_at, 'dueAt', due_at, 'answeredAt', answered_at,
          'answer', answer, 'performOn', perform_on, 'lapsedAt', lapsed_at, 'failed', d.state in ('failed', 'lapsed')) order by sent_at, demand_id)
        from case_demands d where d.tenant_id = c.tenant_id and d.case_id = c.case_id) as demands
    from cases c join tenants t on t.tenant_id = c.tenant_id
    where c.tenant_id = ${snapshot.tenantId} and c.case_id = any(${[...caseUuids]}::uuid[]) order by c.case_id`.execute(
    snapshot.sql,
  );
  const claims = await claimReader(snapshot).ofCases(rows.map((row) => row.caseUuid));
  return rows.map(({ ownerId, ownerKind, aboutId, aboutKind, ...row }) => ({
    ...row,
    proofs: row.proofs ?? [],
    claimed: claims.get(row.caseUuid) ?? null,
    visit: row.visit && { ...row.visit, doneAt: utc(row.visit.doneAt) },
    demands: (row.demands ?? []).map((demand) => ({
      ...demand,
      sentAt: utc(demand.sentAt),
      dueAt: utc(demand.dueAt),
      answeredAt: demand.answeredAt && utc(demand.answeredAt),
      lapsedAt: demand.lapsedAt && utc(demand.lapsedAt),
    })),
    ownerAccount: ownerId && ownerKind && idOf(ownerKind, ownerId),
    aboutAccount: aboutId && aboutKind && idOf(aboutKind, aboutId),
  }));
}

const utc = (at: string) => new Date(at).toISOString();

/** The members of an incident, ended ones too. */
export async function casesOfIncident(snapshot: Snapshot, incidentUuid: Uuid): Promise<Uuid[]> {
  const { rows } = await sql<{ caseId: Uuid }>`select case_id as "caseId" from cases
    where tenant_id = ${snapshot.tenantId} and incident_id = ${incidentUuid} order by case_id`.execute(snapshot.sql);
  return rows.map(({ caseId }) => caseId);
}
