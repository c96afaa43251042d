// Takes finished cases over from a file: all rows of a batch in two statements (FIN-1, FIN-2).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { comparableName, type RowOutcome } from '#registry';
import { digestOf, type FinishedCase, sourceKeyOf } from './finished-case.ts';

/** One outcome a row, in order: a row seen before is unchanged, or changed when it says something else under its number. */
export async function takeOver(tx: Tx, rows: readonly FinishedCase[], importId: Uuid): Promise<RowOutcome[]> {
  const keyed = new Map(rows.map((row) => [sourceKeyOf(row), row]));
  const { rows: written } = await sql<{ sourceKey: string; isNew: boolean }>`
    insert into finished_cases (tenant_id, finished_case_id, source_key, business, business_key, category, complaint_type, opened_on,
      closed_on, result, satisfaction, restitution_minor, currency, address, postcode, customer_postcode, import_id, row_digest)
    select ${tx.tenantId}::uuid, r.id, r.key, r.business, r."businessKey", r.category, r."complaintType", r."openedOn", r."closedOn",
      r.result, r.satisfaction, r."restitutionMinor", r.currency, r.address, r.postcode, r."customerPostcode", ${importId}::uuid,
      decode(r.digest, 'hex')
    from jsonb_to_recordset(${asJson(keyed)}::jsonb) as r (id uuid, key text, business text, "businessKey" text, category text,
      "complaintType" text, "openedOn" date, "closedOn" date, result text, satisfaction text, "restitutionMinor" bigint,
      currency text, address text, postcode text, "customerPostcode" text, digest text)
    on conflict on constraint finished_cases_source do update set business = excluded.business,
      business_key = excluded.business_key, category = excluded.category, complaint_type = excluded.complaint_type,
      opened_on = excluded.opened_on, closed_on = excluded.closed_on, result = excluded.result,
      satisfaction = excluded.satisfaction, restitution_minor = excluded.restitution_minor, currency = excluded.currency,
      address = excluded.address, postcode = excluded.postcode, customer_postcode = excluded.customer_postcode,
      import_id = excluded.import_id, row_digest = excluded.row_digest
    where finished_cases.row_digest <> excluded.row_digest
    returning source_key as "sourceKey", xmax = 0 as "isNew"`.execute(tx.sql);
  const fates = new Map(written.map((row) => [row.sourceKey, row.isNew ? ('added' as const) : ('changed' as const)]));
  record(tx, importId, [...fates.values()]);
  // A second row of the batch with the key of an earlier one is the same case again.
  const told = new Set<string>();
  return rows.map((row) => {
    const key = sourceKeyOf(row);
    const fate = told.has(key) ? 'unchanged' : (fates.get(key) ?? 'unchanged');
    told.add(key);
    return fate;
  });
}

function asJson(keyed: ReadonlyMap<string, FinishedCase>): string {
  const rows = [...keyed].map(([key, row]) => ({
    ...row,
    id: makeUuid(),
    key,
    businessKey: row.business === null ? null : comparableName(row.business),
    restitutionMinor: String(row.restitutionMinor),
    digest: digestOf(row).toString('hex'),
  }));
  return JSON.stringify(rows);
}

function record(tx: Tx, importId: Uuid, fates: readonly ('added' | 'changed')[]): void {
  if (fates.length === 0) return;
  recordFact(tx, 'finished_cases.taken_over', importId, {
    importId: idOf('imp', importId),
    added: fates.filter((fate) => fate === 'added').length,
    changed: fates.filter((fate) => fate === 'changed').length,
  });
}
