// All SQL on drafts. Each is found by its author, so that nobody reads or writes another's.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface Draft {
  text: string;
  subject: string | null;
  readUpTo: Uuid | null;
  version: number;
  savedAt: string;
  otherText: string | null;
  otherSavedAt: string | null;
}

const columns = sql`text, subject, read_up_to as "readUpTo", version, saved_at as "savedAt", other_text as "otherText",
  other_saved_at as "otherSavedAt"`;

export async function findDraft(
  { sql: db, tenantId, actor }: Snapshot,
  caseId: Uuid,
  lock = sql``,
): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`select ${columns} from case_drafts
    where tenant_id = ${tenantId} and case_id = ${caseId} and author = ${actor?.signature ?? ''} ${lock}`.execute(db);
  return rows[0];
}

export function draftWriter(tx: Tx) {
  const { tenantId, actor, sql: db } = tx;
  return {
    lock: (caseId: Uuid) => findDraft(tx, caseId, sql`for update`),
    /** Two first savings at once: the second waits for the first and overwrites it, its text kept beside. */
    async keep(caseId: Uuid, draft: Omit<Draft, 'version' | 'savedAt'>): Promise<void> {
      await sql`insert into case_drafts as d
          (tenant_id, case_id, author, text, subject, read_up_to, version, saved_at, other_text, other_saved_at)
        values (${tenantId}, ${caseId}, ${actor.signature}, ${draft.text}, ${draft.subject}, ${draft.readUpTo}, 1, ${tx.at},
          ${draft.otherText}, ${draft.otherSavedAt})
        on conflict (tenant_id, case_id, author) do update set text = excluded.text, subject = excluded.subject,
          read_up_to = excluded.read_up_to, version = d.version + 1, saved_at = excluded.saved_at,
          other_text = excluded.other_text, other_saved_at = excluded.other_saved_at`.execute(db);
    },
    async drop(caseId: Uuid): Promise<void> {
      await sql`delete from case_drafts
        where tenant_id = ${tenantId} and case_id = ${caseId} and author = ${actor.signature}`.execute(db);
    },
  };
}
