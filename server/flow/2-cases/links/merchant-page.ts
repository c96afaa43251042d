// What the merchant's page says: the demand, by when, and what was answered. Nothing of the customer but the contract (LINK-2).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { merchantPage } from '#api/flow/2-cases.portals';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

export type MerchantPage = z.input<typeof merchantPage>;

interface Raw extends Omit<MerchantPage, 'demandId' | 'goods' | 'files' | 'mayAnswer'> {
  goods: string[] | null;
  files: { fileId: Uuid; name: string; mediaType: string; bytes: number }[] | null;
  caseOpen: boolean;
}

/** Refuses `demand.not_found`. */
export async function showMerchantPageOf(snapshot: Snapshot, demandId: Uuid): Promise<MerchantPage> {
  const { rows } = await sql<Raw>`
    select n.name as company, n.language, f.legal_name as merchant, d.state, c.number, t.number as "contractNumber",
      t.signed_on as "signedOn", c.problem, d.text, d.sent_at as "sentAt", d.due_at as "dueAt", d.answer,
      d.answer_note as "answerNote", d.perform_on as "performOn", d.answered_at as "answeredAt",
      c.state in ('new', 'triaged', 'in_progress', 'waiting') as "caseOpen",
      (select json_agg(description order by position) from contract_lines x
        where x.tenant_id = c.tenant_id and x.contract_id = c.contract_id) as goods,
      (select json_agg(json_build_object('fileId', file_id, 'name', name, 'mediaType', media_type, 'bytes', bytes) order by file_id)
        from case_files x where x.tenant_id = c.tenant_id and x.case_id = c.case_id and x.demand_id = d.demand_id) as files
    from case_demands d
    join cases c on c.tenant_id = d.tenant_id and c.case_id = d.case_id
    join tenants n on n.tenant_id = d.tenant_id
    left join contracts t on t.tenant_id = c.tenant_id and t.contract_id = c.contract_id
    left join firms f on f.tenant_id = c.tenant_id and f.firm_id = c.firm_id
    where d.tenant_id = ${snapshot.tenantId} and d.demand_id = ${demandId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('demand.not_found', {});
  const { caseOpen, goods, files, ...page } = row;
  return {
    ...page,
    demandId: idOf('dem', demandId),
    goods: goods ?? [],
    mayAnswer: caseOpen && (row.answer === null || row.state === 'agreed'),
    files: (files ?? []).map((file) => ({ ...file, fileId: idOf('fil', file.fileId) })),
  };
}
