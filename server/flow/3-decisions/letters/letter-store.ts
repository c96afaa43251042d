// All SQL on letters and their templates: both appended, never changed.
import { sql } from 'kysely';
import type { LetterKind, LetterTexts } from '#api/flow/3-decisions.letters';
import type { Language } from '#api/values';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface WrittenTemplate {
  kind: LetterKind;
  version: number;
  texts: LetterTexts;
  reason: string;
  writtenBy: string;
  writtenAt: string;
}
export interface KeptLetter {
  letterId: Uuid;
  caseId: Uuid;
  kind: LetterKind;
  language: Language;
  templateVersion: number;
  judgementVersion: number;
  subject: string;
  body: string;
  told: boolean;
  madeBy: string;
  madeAt: string;
}

const columns = sql`letter_id as "letterId", case_id as "caseId", kind, language, template_version as "templateVersion",
  judgement_version as "judgementVersion", subject, body, told, made_by as "madeBy", made_at as "madeAt"`;

export function letterReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** The newest version of each kind the company has written; the others are as shipped. */
    async templates(): Promise<WrittenTemplate[]> {
      const { rows } = await sql<WrittenTemplate>`select distinct on (kind) kind, version, texts, reason,
          written_by as "writtenBy", written_at as "writtenAt"
        from letter_templates where tenant_id = ${tenantId} order by kind, version desc`.execute(snapshot.sql);
      return rows;
    },
    async find(letterId: Uuid): Promise<KeptLetter | undefined> {
      const { rows } = await sql<KeptLetter>`select ${columns} from case_letters
        where tenant_id = ${tenantId} and letter_id = ${letterId}`.execute(snapshot.sql);
      return rows[0];
    },
    /** Newest first, at most two hundred. */
    async ofCase(caseId: Uuid): Promise<KeptLetter[]> {
      const { rows } = await sql<KeptLetter>`select ${columns} from case_letters
        where tenant_id = ${tenantId} and case_id = ${caseId} order by letter_id desc limit 200`.execute(snapshot.sql);
      return rows;
    },
    /** Whom a letter is written to. */
    async addressee(personId: Uuid): Promise<string> {
      const { rows } = await sql<{ name: string }>`select name from persons
        where tenant_id = ${tenantId} and person_id = ${personId}`.execute(snapshot.sql);
      return rows[0]?.name ?? '';
    },
  };
}

export function letterWriter(tx: Tx) {
  return {
    /** False when another version was put in force at the same moment. */
    async addTemplate(template: Pick<WrittenTemplate, 'kind' | 'version' | 'texts' | 'reason'>): Promise<boolean> {
      const { kind, version, texts, reason } = template;
      const { rows } =
        await sql`insert into letter_templates (tenant_id, kind, version, texts, reason, written_by, written_at)
        values (${tx.tenantId}, ${kind}, ${version}, ${JSON.stringify(texts)}, ${reason}, ${tx.actor.signature}, ${tx.at})
        on conflict do nothing returning 1`.execute(tx.sql);
      return rows.length > 0;
    },
    async addLetter(letter: KeptLetter): Promise<void> {
      await sql`insert into case_letters (tenant_id, letter_id, case_id, kind, language, template_version, judgement_version,
          subject, body, told, made_by, made_at)
        values (${tx.tenantId}, ${letter.letterId}, ${letter.caseId}, ${letter.kind}, ${letter.language},
          ${letter.templateVersion}, ${letter.judgementVersion}, ${letter.subject}, ${letter.body}, ${letter.told},
          ${letter.madeBy}, ${letter.madeAt})`.execute(tx.sql);
    },
  };
}
