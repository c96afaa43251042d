// All SQL on decisions, their lines and their signatures.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { KeptLine } from '../assessing/write-assessment.ts';
import type { Decision } from './decision.ts';

type Row = Omit<Decision, 'lines'> & { lines: KeptLine[] };

const columns = sql`d.decision_id as "decisionId", d.kind, d.state, d.case_id as "caseId", d.contract_id as "contractId",
  d.person_id as "personId", d.firm_id as "firmId", d.incident_id as "incidentId", d.batch_id as "batchId", d.currency,
  d.total_minor as "totalMinor", d.said, d.overrule_reason as "overruleReason", d.note, d.proposed_by as "proposedBy",
  d.proposed_at as "proposedAt", d.approved_on as "approvedOn", d.ended_by as "endedBy", d.ended_at as "endedAt",
  d.end_reason as "endReason",
  coalesce((select jsonb_agg(jsonb_build_object('head', l.head, 'amountMinor', l.amount_minor::text,
      'beforeCapMinor', l.before_cap_minor::text, 'ruleId', l.rule_id, 'ruleVersion', l.rule_version, 'title', l.title,
      'from', l.taken_from) order by array_position(array['refund', 'penalty', 'consequential', 'goodwill'], l.head))
    from decision_lines l where l.tenant_id = d.tenant_id and l.decision_id = d.decision_id), '[]') as lines`;

export function decisionReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** In no particular order. With `lock`, other writers of them wait until this transaction ends. */
    async find(decisionIds: readonly Uuid[], lock?: 'lock'): Promise<Decision[]> {
      const { rows } = await sql<Row>`select ${columns} from decisions d
        where d.tenant_id = ${tenantId} and d.decision_id = any(${[...decisionIds]}::uuid[])
        order by d.decision_id ${lock ? sql`for update of d` : sql``}`.execute(snapshot.sql);
      return rows;
    },
    /** The proposals of a batch that are still open. */
    async openOfBatch(batchId: Uuid, lock?: 'lock'): Promise<Decision[]> {
      const { rows } = await sql<Row>`select ${columns} from decisions d
        where d.tenant_id = ${tenantId} and d.batch_id = ${batchId} and d.state = 'proposed'
        order by d.decision_id ${lock ? sql`for update of d` : sql``}`.execute(snapshot.sql);
      return rows;
    },
    async ofCase(caseId: Uuid): Promise<Decision[]> {
      const { rows } = await sql<Row>`select ${columns} from decisions d
        where d.tenant_id = ${tenantId} and d.case_id = ${caseId} order by d.decision_id`.execute(snapshot.sql);
      return rows;
    },
    async signedBy(signedId: Uuid): Promise<string[]> {
      const { rows } = await sql<{ by: string }>`select signed_by as by from decision_signatures
        where tenant_id = ${tenantId} and signed_id = ${signedId} order by signed_at, signed_by`.execute(snapshot.sql);
      return rows.map((row) => row.by);
    },
    /**
     * What the limits look at for open proposals and batches, by the id that is signed: their sum, and what was approved on the same
     * contracts in the same currency before (DEC-6).
     */
    async exposures(signedIds: readonly Uuid[]): Promise<Map<Uuid, bigint>> {
      const ids = sql`any(${[...signedIds]}::uuid[])`;
      const { rows } = await sql<{ signedId: Uuid; exposureMinor: bigint }>`
        select s.signed_id as "signedId", sum(s.total_minor + coalesce((select sum(b.total_minor) from decisions b
            where b.tenant_id = ${tenantId} and b.contract_id = s.contract_id and b.state = 'approved'
              and b.currency = s.currency), 0))::int8 as "exposureMinor"
        from (select coalesce(d.batch_id, d.decision_id) as signed_id, d.contract_id, d.currency, sum(d.total_minor) as total_minor
          from decisions d where d.tenant_id = ${tenantId} and d.state = 'proposed'
            and (d.batch_id = ${ids} or (d.batch_id is null and d.decision_id = ${ids}))
          group by 1, 2, 3) s
        group by 1`.execute(snapshot.sql);
      return new Map(rows.map((row) => [row.signedId, row.exposureMinor]));
    },
  };
}

export function decisionWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** From here to the end of the transaction nobody else decides on the contracts of these cases (DEC-8). Taken in one order. */
    async lockContracts(caseIds: readonly Uuid[]): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(k.lock_key, 60)) from (
          select distinct tenant_id::text || coalesce(contract_id, case_id)::text as lock_key from cases
          where tenant_id = ${tenantId} and case_id = any(${[...caseIds]}::uuid[]) order by 1
        ) k`.execute(tx.sql);
    },
    /** False when a head already stands on the contract of one of them: then the caller refuses and all is rolled back. */
    async add(decisions: readonly Decision[]): Promise<boolean> {
      if (decisions.length === 0) return true;
      await insertDecisions(tx, decisions);
      const lines = decisions.flatMap((one) =>
        one.lines.map((line) => ({ ...line, decisionId: one.decisionId, contractId: one.contractId })),
      );
      if (lines.length === 0) return true;
      return (await insertLines(tx, lines)) === lines.length;
    },
    async approve(decisionIds: readonly Uuid[], on: ReadonlyMap<Uuid, string>): Promise<void> {
      await sql`update decisions d set state = 'approved', approved_on = g.approved_on
        from unnest(${[...decisionIds]}::uuid[], ${decisionIds.map((id) => on.get(id) ?? null)}::date[]) as g (decision_id, approved_on)
        where d.tenant_id = ${tenantId} and d.decision_id = g.decision_id and d.state = 'proposed'`.execute(tx.sql);
    },
    /** Takes decisions back; their heads are free again. */
    async withdraw(decisionIds: readonly Uuid[], reason: string): Promise<void> {
      await sql`update decisions set state = 'withdrawn', ended_by = ${tx.actor.signature}, ended_at = ${tx.at}, end_reason = ${reason}
        where tenant_id = ${tenantId} and decision_id = any(${[...decisionIds]}::uuid[])`.execute(tx.sql);
      await sql`update decision_lines set live = false
        where tenant_id = ${tenantId} and decision_id = any(${[...decisionIds]}::uuid[])`.execute(tx.sql);
    },
    async sign(signedId: Uuid, limitsVersion: number): Promise<void> {
      await sql`insert into decision_signatures (tenant_id, signed_id, signed_by, signed_at, limits_version)
        values (${tenantId}, ${signedId}, ${tx.actor.signature}, ${tx.at}, ${limitsVersion})`.execute(tx.sql);
    },
  };
}

async function insertDecisions(tx: Tx, all: readonly Decision[]): Promise<void> {
  const texts = (pick: (one: Decision) => string | null) => all.map(pick);
  await sql`insert into decisions (tenant_id, decision_id, kind, state, case_id, contract_id, person_id, firm_id, incident_id,
      batch_id, currency, total_minor, said, overrule_reason, note, proposed_by, proposed_at, ended_by, ended_at, end_reason)
    select ${tx.tenantId}, g.* from unnest(${texts((one) => one.decisionId)}::uuid[], ${texts((one) => one.kind)}::text[],
      ${texts((one) => one.state)}::text[], ${texts((one) => one.caseId)}::uuid[], ${texts((one) => one.contractId)}::uuid[],
      ${texts((one) => one.personId)}::uuid[], ${texts((one) => one.firmId)}::uuid[], ${texts((one) => one.incidentId)}::uuid[],
      ${texts((one) => one.batchId)}::uuid[], ${texts((one) => one.currency)}::text[],
      ${texts((one) => one.totalMinor.toString())}::int8[], ${texts((one) => JSON.stringify(one.said))}::jsonb[],
      ${texts((one) => one.overruleReason)}::text[], ${texts((one) => one.note)}::text[],
      ${texts((one) => one.proposedBy)}::text[], ${texts((one) => one.proposedAt)}::timestamptz[],
      ${texts((one) => one.endedBy)}::text[], ${texts((one) => one.endedAt)}::timestamptz[],
      ${texts((one) => one.endReason)}::text[]) as g`.execute(tx.sql);
}

type LineToAdd = KeptLine & { decisionId: Uuid; contractId: Uuid | null };

/** Waits for whoever is writing the same head, then adds it or leaves it out: the unique index decides (AC-6). */
async function insertLines(tx: Tx, lines: readonly LineToAdd[]): Promise<number> {
  const texts = (pick: (one: LineToAdd) => string | null) => lines.map(pick);
  const { rows } =
    await sql`insert into decision_lines (tenant_id, decision_id, head, contract_id, amount_minor, before_cap_minor,
      rule_id, rule_version, title, taken_from, live)
    select ${tx.tenantId}, g.*, true from unnest(${texts((one) => one.decisionId)}::uuid[], ${texts((one) => one.head)}::text[],
      ${texts((one) => one.contractId)}::uuid[], ${texts((one) => one.amountMinor)}::int8[],
      ${texts((one) => one.beforeCapMinor)}::int8[], ${texts((one) => one.ruleId)}::text[],
      ${texts((one) => one.ruleVersion)}::text[], ${texts((one) => one.title && JSON.stringify(one.title))}::jsonb[],
      ${texts((one) => one.from)}::text[]) as g
    on conflict (tenant_id, contract_id, head) where live do nothing returning 1`.execute(tx.sql);
  return rows.length;
}
