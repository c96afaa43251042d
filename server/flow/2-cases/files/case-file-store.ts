// All SQL on files of cases.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export type FileFrom = 'staff' | 'customer' | 'merchant';
export interface CaseFileRow {
  fileId: Uuid;
  caseId: Uuid;
  hash: string;
  name: string;
  mediaType: string;
  bytes: bigint;
  from: FileFrom;
  who: string;
  addedAt: string;
  proofKind: string | null;
  visitId: Uuid | null;
  demandId: Uuid | null;
}

const columns = sql`f.file_id as "fileId", f.case_id as "caseId", f.hash, f.name, f.media_type as "mediaType", f.bytes,
  f.from_whom as "from", f.who, f.added_at as "addedAt", f.proof_kind as "proofKind", f.visit_id as "visitId", f.demand_id as "demandId"`;

/** Asked by the nightly check of stored files: which of them this area names. */
export async function caseFilesNamed({ sql: on, tenantId }: Snapshot, from: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`select distinct hash from case_files
    where tenant_id = ${tenantId} and hash >= ${from} order by hash limit ${limit}`.execute(on);
  return rows.map(({ hash }) => hash);
}

export async function findFile(snapshot: Snapshot, fileId: Uuid): Promise<CaseFileRow | undefined> {
  const { rows } = await sql<CaseFileRow>`select ${columns} from case_files f
    where f.tenant_id = ${snapshot.tenantId} and f.file_id = ${fileId}`.execute(snapshot.sql);
  return rows[0];
}

export async function countFiles(snapshot: Snapshot, caseId: Uuid): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from case_files
    where tenant_id = ${snapshot.tenantId} and case_id = ${caseId}`.execute(snapshot.sql);
  return rows[0]?.count ?? 0;
}

export async function addFileRow(tx: Tx, file: CaseFileRow): Promise<void> {
  await sql`insert into case_files (tenant_id, file_id, case_id, hash, name, media_type, bytes, from_whom, who, added_at, proof_kind,
      visit_id, demand_id)
    values (${tx.tenantId}, ${file.fileId}, ${file.caseId}, ${file.hash}, ${file.name}, ${file.mediaType}, ${file.bytes}, ${file.from},
      ${file.who}, ${file.addedAt}, ${file.proofKind}, ${file.visitId}, ${file.demandId})`.execute(tx.sql);
}
