// All SQL on kept judgements: appended, never changed.
import { sql } from 'kysely';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Json } from '../judgement/write-judgement.ts';
import type { KeptDifference } from './describe-difference.ts';

export interface Cause {
  factId: Uuid;
  fact: string;
  at: string;
}
export interface KeptJudgement {
  caseId: Uuid;
  version: number;
  judgedAt: string;
  decidedOn: string;
  facts: JudgementFactsInput;
  judgement: Record<string, Json>;
  because: Cause[];
  difference: KeptDifference | null;
}

const columns = sql`case_id as "caseId", version, judged_at as "judgedAt", decided_on as "decidedOn", facts, judgement, because,
  difference`;

export function judgementReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** The last of each case. */
    async latest(caseIds: readonly Uuid[]): Promise<Map<Uuid, KeptJudgement>> {
      const { rows } = await sql<KeptJudgement>`select distinct on (case_id) ${columns} from case_judgements
        where tenant_id = ${tenantId} and case_id = any(${[...caseIds]}::uuid[]) order by case_id, version desc`.execute(
        snapshot.sql,
      );
      return new Map(rows.map((row) => [row.caseId, row]));
    },
    /**
     * Facts of these names about each case or its contract that came after `after`, in their order. What a judgement has seen may have
     * arrived a moment after the facts it was asked for, so they are read after judging (ENT-2).
     */
    async factsSince(
      asked: readonly { caseId: Uuid; contractId: Uuid | null; after: Uuid | null }[],
      names: readonly string[],
    ): Promise<Map<Uuid, Cause[]>> {
      const { rows } = await sql<Cause & { caseId: Uuid }>`
        select a.case_id as "caseId", f.fact_id as "factId", f.name as fact, f.at
        from jsonb_to_recordset(${JSON.stringify(asked.map(({ caseId, contractId, after }) => ({ case_id: caseId, contract_id: contractId, after })))}::jsonb)
          as a (case_id uuid, contract_id uuid, after uuid)
        cross join lateral (select fact_id, name, at from facts f where f.tenant_id = ${tenantId}
          and f.subject in (a.case_id, a.contract_id) and (a.after is null or f.fact_id > a.after)
          and f.name = any(${[...names]}) order by f.fact_id limit 50) f`.execute(snapshot.sql);
      const causes = new Map<Uuid, Cause[]>();
      for (const { caseId, ...cause } of rows) causes.set(caseId, [...(causes.get(caseId) ?? []), cause]);
      return causes;
    },
    /** Newest first, at most a hundred. */
    async ofCase(caseId: Uuid): Promise<KeptJudgement[]> {
      const { rows } = await sql<KeptJudgement>`select ${columns} from case_judgements
        where tenant_id = ${tenantId} and case_id = ${caseId} order by version desc limit 100`.execute(snapshot.sql);
      return rows;
    },
  };
}

export function judgementWriter(tx: Tx) {
  return {
    /** A version that somebody else kept at the same moment stays theirs: the next fact is compared with it. */
    async add(kept: readonly Omit<KeptJudgement, 'judgedAt'>[]): Promise<void> {
      if (kept.length === 0) return;
      await sql`insert into case_judgements (tenant_id, case_id, version, judged_at, decided_on, facts, judgement, because, difference)
        select ${tx.tenantId}, x."caseId", x.version, ${tx.at}, x."decidedOn", x.facts, x.judgement, x.because,
          nullif(x.difference, 'null'::jsonb)
        from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as x ("caseId" uuid, version int, "decidedOn" date, facts jsonb,
          judgement jsonb, because jsonb, difference jsonb)
        on conflict do nothing`.execute(tx.sql);
    },
  };
}
