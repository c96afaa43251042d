// What screens show of decisions: one, some, or a page of them, newest first. Of a case about somebody that person sees none (Q14).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { compensationDecision, listCompensation } from '#api/flow/3-decisions.compensation';
import { shownToReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readCompany, readPageKey } from '#registry';
import { goodwillNotice } from '../../judgement/answers/goodwill-notice.ts';
import { showAssessment, showLine } from '../assessing/write-assessment.ts';
import { limitsFor, readLimits, type WrittenLimits } from '../limits/limits-store.ts';
import { signaturesWanted } from './approval-rules.ts';
import type { Decision } from './decision.ts';
import { decisionReader } from './decision-store.ts';

export type DecisionShown = z.input<typeof compensationDecision>;
type ListQuery = z.output<typeof listCompensation.query>;

interface Beside {
  decisionId: Uuid;
  contractNumber: string | null;
  personName: string;
  legalName: string | null;
  signatures: { by: string; at: string }[];
}

/** Refuses `decision.not_found`. */
export async function showDecision(snapshot: Snapshot, decisionId: Uuid): Promise<DecisionShown> {
  const [shown] = await showDecisions(snapshot, [decisionId], true);
  if (!shown) throw refuse('decision.not_found', {});
  return shown;
}

/** In the order of the ids; `whole`: with every rule's answer in words. */
async function showDecisions(snapshot: Snapshot, ids: readonly Uuid[], whole: boolean): Promise<DecisionShown[]> {
  if (ids.length === 0) return [];
  const decisions = new Map((await decisionReader(snapshot).find(ids)).map((one) => [one.decisionId, one]));
  const beside = await readBeside(snapshot, ids);
  const exposures = await decisionReader(snapshot).exposures([...decisions.values()].map(signedIdOf));
  const limits = await readLimits(snapshot, (await readCompany(snapshot)).currency);
  const signers = [...beside.values()].flatMap((one) => one.signatures.map((signature) => signature.by));
  const others = [...decisions.values()].flatMap((one) => [one.proposedBy, one.endedBy ?? '']);
  const names = await namesOfActors(snapshot, [...signers, ...others]);
  return ids.flatMap((id) => {
    const decision = decisions.get(id);
    const more = beside.get(id);
    return decision && more ? [show(decision, more, { names, limits, exposures, whole })] : [];
  });
}

/** Refuses `decision.not_found`, also to whom the case is about. */
export async function showDecisionTo(snapshot: Snapshot, decisionId: Uuid): Promise<DecisionShown> {
  const { rows } = await sql`select 1 from decisions d where d.tenant_id = ${snapshot.tenantId}
    and d.decision_id = ${decisionId} and ${shownToReader(snapshot, 'd.case_id')}`.execute(snapshot.sql);
  if (rows.length === 0) throw refuse('decision.not_found', {});
  return await showDecision(snapshot, decisionId);
}

export async function listDecisions(snapshot: Snapshot, query: ListQuery): Promise<Page<DecisionShown>> {
  const key = readPageKey(query.after, ['uuid']);
  const conditions = [
    sql`d.tenant_id = ${snapshot.tenantId}`,
    shownToReader(snapshot, 'd.case_id'),
    ...(key ? [sql`d.decision_id < ${key[0]}::uuid`] : []),
    ...(query.state ? [sql`d.state = ${query.state}`] : []),
    ...(query.caseId ? [sql`d.case_id = ${uuidOf(query.caseId)}`] : []),
    ...(query.contractId ? [sql`d.contract_id = ${uuidOf(query.contractId)}`] : []),
    ...(query.incidentId ? [sql`d.incident_id = ${uuidOf(query.incidentId)}`] : []),
    ...(query.batchId ? [sql`d.batch_id = ${uuidOf(query.batchId)}`] : []),
    ...(query.alone === 'yes' ? [sql`d.batch_id is null`] : []),
  ];
  const { rows } = await sql<{ decisionId: Uuid }>`select d.decision_id as "decisionId" from decisions d
    where ${sql.join(conditions, sql` and `)} order by d.decision_id desc limit ${query.limit + 1}`.execute(
    snapshot.sql,
  );
  const page = pageOfRows(
    rows,
    query.limit,
    (row) => [row.decisionId],
    (row) => row.decisionId,
  );
  return { ...page, rows: await showDecisions(snapshot, page.rows, query.caseId !== undefined) };
}

async function readBeside(snapshot: Snapshot, ids: readonly Uuid[]): Promise<Map<Uuid, Beside>> {
  const { rows } = await sql<Beside>`
    select d.decision_id as "decisionId", k.number as "contractNumber", p.name as "personName", f.legal_name as "legalName",
      coalesce((select jsonb_agg(jsonb_build_object('by', s.signed_by, 'at', s.signed_at) order by s.signed_at, s.signed_by)
        from decision_signatures s where s.tenant_id = d.tenant_id
          and s.signed_id = any(array[d.decision_id, d.batch_id])), '[]') as signatures
    from decisions d
    join persons p on p.tenant_id = d.tenant_id and p.person_id = d.person_id
    left join contracts k on k.tenant_id = d.tenant_id and k.contract_id = d.contract_id
    left join firms f on f.tenant_id = d.tenant_id and f.firm_id = d.firm_id
    where d.tenant_id = ${snapshot.tenantId} and d.decision_id = any(${[...ids]}::uuid[])`.execute(snapshot.sql);
  return new Map(rows.map((row) => [row.decisionId, row]));
}

/** A proposal of a batch is signed with it. */
const signedIdOf = ({ batchId, decisionId }: Decision) => batchId ?? decisionId;

interface Around {
  names: ReadonlyMap<string, string>;
  limits: WrittenLimits;
  exposures: ReadonlyMap<Uuid, bigint>;
  whole: boolean;
}

function show(one: Decision, beside: Beside, { names, limits, exposures, whole }: Around): DecisionShown {
  const who = (by: string, at: string) => ({ by, name: names.get(by) ?? null, at: new Date(at).toISOString() });
  const { contractNumber, personName, legalName, signatures } = beside;
  const signed = signatures.length;
  return {
    decisionId: idOf('dec', one.decisionId),
    state: one.state,
    kind: one.kind,
    caseId: idOf('cas', one.caseId),
    incidentId: one.incidentId && idOf('inc', one.incidentId),
    batchId: one.batchId && idOf('bat', one.batchId),
    contractId: one.contractId && idOf('ctr', one.contractId),
    contractNumber,
    personId: idOf('per', one.personId),
    personName,
    firmId: one.firmId && idOf('frm', one.firmId),
    legalName,
    lines: one.lines.map((line) => showLine(line, one.currency)),
    totalMinor: one.totalMinor.toString(),
    currency: one.currency,
    said: showAssessment(one.said, one, whole),
    overruled:
      one.overruleReason === null ? null : { ...who(one.proposedBy, one.proposedAt), reason: one.overruleReason },
    note: one.note,
    notice: one.kind === 'goodwill' ? goodwillNotice : null,
    proposed: who(one.proposedBy, one.proposedAt),
    signatures: signatures.map(({ by, at }) => who(by, at)),
    signaturesWanted:
      one.state === 'proposed'
        ? signaturesWanted(signed, exposures.get(signedIdOf(one)) ?? one.totalMinor, limitsFor(limits, one.currency))
        : signed,
    approvedOn: one.approvedOn,
    ended:
      one.endedBy === null || one.endedAt === null
        ? null
        : { ...who(one.endedBy, one.endedAt), reason: one.endReason ?? '' },
  };
}
