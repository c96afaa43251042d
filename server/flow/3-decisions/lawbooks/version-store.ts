// All SQL on the company's own versions of tables and packs.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import type { LawbookKind } from './lawbook-version.ts';

/** A version without what it says. */
export interface VersionRow {
  code: string;
  version: number;
  state: 'draft' | 'published' | 'discarded';
  revision: number;
  testedAt: string | null;
  writtenBy: string;
  writtenAt: string;
  publishedBy: string | null;
  publishedAt: string | null;
  inForceFrom: string | null;
  reason: string | null;
}
export type WrittenVersion = VersionRow & { content: unknown };
export interface PublishedKey {
  kind: LawbookKind;
  code: string;
  version: number;
  inForceFrom: string;
}

const columns = sql`code, version, state, revision, tested_at as "testedAt", written_by as "writtenBy", written_at as "writtenAt",
  published_by as "publishedBy", published_at as "publishedAt", in_force_from as "inForceFrom", reason`;

/** As many versions of one table as a screen tells; older ones stay and are found by their number. */
const versionsMax = 100;

export function versionReader({ sql: on, tenantId }: Snapshot, kind: LawbookKind) {
  return {
    /** Newest first. */
    async list(code: string): Promise<VersionRow[]> {
      const { rows } = await sql<VersionRow>`select ${columns} from lawbook_versions
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} order by version desc limit ${versionsMax}`.execute(
        on,
      );
      return rows;
    },
    async find(code: string, version: number): Promise<WrittenVersion | undefined> {
      const { rows } = await sql<WrittenVersion>`select ${columns}, content from lawbook_versions
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} and version = ${version}`.execute(on);
      return rows[0];
    },
    async draft(code: string): Promise<WrittenVersion | undefined> {
      const { rows } = await sql<WrittenVersion>`select ${columns}, content from lawbook_versions
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} and state = 'draft'`.execute(on);
      return rows[0];
    },
    /** What each version of a pack that was not given up calls itself. */
    async packNames(code: string): Promise<{ version: number; name: string }[]> {
      const { rows } = await sql<{ version: number; name: string }>`
        select version, content ->> 'version' as name from lawbook_versions
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} and state <> 'discarded'`.execute(on);
      return rows;
    },
    /** Of every code, or of one, the draft and the version in force on the day. */
    async current(day: string, code?: string): Promise<WrittenVersion[]> {
      const wanted = code === undefined ? sql`` : sql`and code = ${code}`;
      const { rows } = await sql<WrittenVersion>`
        (select distinct on (code) ${columns}, content from lawbook_versions
          where tenant_id = ${tenantId} and kind = ${kind} and state = 'published' and in_force_from <= ${day} ${wanted}
          order by code, version desc)
        union all
        (select ${columns}, content from lawbook_versions
          where tenant_id = ${tenantId} and kind = ${kind} and state = 'draft' ${wanted} order by code)`.execute(on);
      return rows;
    },
  };
}

/** Which versions are published, of tables and packs: their set names the lawbook. */
export async function publishedKeys({ sql: on, tenantId }: Snapshot): Promise<PublishedKey[]> {
  const { rows } = await sql<PublishedKey>`select kind, code, version, in_force_from as "inForceFrom"
    from lawbook_versions where tenant_id = ${tenantId} and state = 'published' order by kind, code, version`.execute(
    on,
  );
  return rows;
}

export async function publishedContents({
  sql: on,
  tenantId,
}: Snapshot): Promise<(PublishedKey & { content: unknown })[]> {
  const { rows } = await sql<PublishedKey & { content: unknown }>`
    select kind, code, version, in_force_from as "inForceFrom", content
    from lawbook_versions where tenant_id = ${tenantId} and state = 'published' order by kind, code, version`.execute(
    on,
  );
  return rows;
}

export function versionWriter(tx: Tx, kind: LawbookKind) {
  const { sql: on, tenantId } = tx;
  return {
    /** The draft, which nobody else can change until this transaction ends. Refuses `lawbook_draft.changed_meanwhile` (BOOK-1). */
    async lockDraft(code: string, seen: number | null): Promise<WrittenVersion | undefined> {
      const { rows } = await sql<WrittenVersion>`select ${columns}, content from lawbook_versions
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} and state = 'draft' for update`.execute(on);
      const [draft] = rows;
      if ((draft?.revision ?? null) !== seen) throw refuse('lawbook_draft.changed_meanwhile', {});
      return draft;
    },
    /** The number after every one there was, and after that of the product's own version. */
    async nextNumber(code: string, shipped: number): Promise<number> {
      const { rows } = await sql<{ last: number }>`select coalesce(max(version), 0)::int as last from lawbook_versions
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code}`.execute(on);
      return Math.max(rows[0]?.last ?? 0, shipped) + 1;
    },
    /** Two who begin a draft at once: the second is refused. */
    async begin(code: string, version: number, content: unknown): Promise<void> {
      const { rows } = await sql`
        insert into lawbook_versions (tenant_id, kind, code, version, state, revision, content, written_by, written_at)
        values (${tenantId}, ${kind}, ${code}, ${version}, 'draft', 1, ${JSON.stringify(content)}::json,
          ${tx.actor.signature}, ${tx.at})
        on conflict do nothing returning version`.execute(on);
      if (rows.length === 0) throw refuse('lawbook_draft.changed_meanwhile', {});
    },
    async rewrite(code: string, version: number, content: unknown): Promise<void> {
      await sql`update lawbook_versions set content = ${JSON.stringify(content)}::json, revision = revision + 1,
          tested_at = null, written_by = ${tx.actor.signature}, written_at = ${tx.at}
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} and version = ${version}`.execute(on);
    },
    async noteTested(code: string, version: number, passed: boolean): Promise<void> {
      await sql`update lawbook_versions set tested_at = ${passed ? tx.at : null}
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} and version = ${version}`.execute(on);
    },
    async publish(code: string, version: number, { from, reason }: { from: string; reason: string }): Promise<void> {
      await sql`update lawbook_versions set state = 'published', tested_at = coalesce(tested_at, ${tx.at}),
          published_by = ${tx.actor.signature}, published_at = ${tx.at}, in_force_from = ${from}, reason = ${reason}
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} and version = ${version}`.execute(on);
    },
    async discard(code: string): Promise<number | undefined> {
      const { rows } = await sql<{ version: number }>`update lawbook_versions set state = 'discarded'
        where tenant_id = ${tenantId} and kind = ${kind} and code = ${code} and state = 'draft'
        returning version`.execute(on);
      return rows[0]?.version;
    },
  };
}
