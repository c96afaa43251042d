// All SQL on answers, their versions and where they served, but for the lists of screens.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { answerGiven } from '#api/flow/2-cases.knowledge';
import type { AnswerUse } from '#api/flow/2-cases.knowledge.words';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export type AnswerGiven = z.output<typeof answerGiven>;
export interface AnswerHead {
  answerId: Uuid;
  /** The highest version; it may begin later. */
  newest: number;
  reviewOn: string | null;
  retiredAt: string | null;
}
export interface AnswerVersion {
  version: number;
  answer: AnswerGiven;
  inForceFrom: string;
  publishedAt: string;
  publishedBy: string;
  why: string;
}

const head = sql`answer_id as "answerId", newest, review_on as "reviewOn", retired_at as "retiredAt"`;

export async function findAnswer({ tenantId, sql: db }: Snapshot, answerId: Uuid): Promise<AnswerHead | undefined> {
  const { rows } = await sql<AnswerHead>`select ${head} from answers
    where tenant_id = ${tenantId} and answer_id = ${answerId}`.execute(db);
  return rows[0];
}

/** The newest first. */
export async function readVersions({ tenantId, sql: db }: Snapshot, answerId: Uuid): Promise<AnswerVersion[]> {
  const { rows } = await sql<AnswerVersion>`select version, answer, in_force_from as "inForceFrom",
      published_at as "publishedAt", published_by as "publishedBy", why
    from answer_versions where tenant_id = ${tenantId} and answer_id = ${answerId}
    order by version desc limit 200`.execute(db);
  return rows;
}

/** KNOW-1: the newest whose moment has come; the first of all before any has begun. */
export function inForceAt(versions: readonly AnswerVersion[], at: Date): AnswerVersion | undefined {
  return versions.find(({ inForceFrom }) => Date.parse(inForceFrom) <= at.getTime()) ?? versions.at(-1);
}

export function answerWriter(tx: Tx) {
  const { tenantId, sql: db } = tx;
  return {
    async lock(answerId: Uuid): Promise<AnswerHead | undefined> {
      const { rows } = await sql<AnswerHead>`select ${head} from answers
        where tenant_id = ${tenantId} and answer_id = ${answerId} for update`.execute(db);
      return rows[0];
    },
    /** A new answer, or one whose newest version, review day or retirement has changed. */
    async keep({ answerId, newest, reviewOn, retiredAt }: AnswerHead, code: string | null = null): Promise<void> {
      await sql`insert into answers (tenant_id, answer_id, code, newest, review_on, retired_at)
        values (${tenantId}, ${answerId}, ${code}, ${newest}, ${reviewOn}, ${retiredAt})
        on conflict (tenant_id, answer_id) do update set newest = excluded.newest, review_on = excluded.review_on,
          retired_at = excluded.retired_at`.execute(db);
    },
    async addVersion(
      answerId: Uuid,
      one: Pick<AnswerVersion, 'version' | 'answer' | 'why'>,
      from: Date,
    ): Promise<void> {
      await sql`insert into answer_versions
          (tenant_id, answer_id, version, answer, in_force_from, published_at, published_by, why)
        values (${tenantId}, ${answerId}, ${one.version}, ${JSON.stringify(one.answer)}::jsonb, ${from}, ${tx.at},
          ${tx.actor.signature}, ${one.why})`.execute(db);
    },
    /** KNOW-4: false when it has served so in this case before. */
    async use(caseId: Uuid, answerId: Uuid, how: AnswerUse, version: number): Promise<boolean> {
      const { rows } = await sql`insert into answer_uses (tenant_id, case_id, answer_id, how, version, used_at, used_by)
        values (${tenantId}, ${caseId}, ${answerId}, ${how}, ${version}, ${tx.at}, ${tx.actor.signature})
        on conflict do nothing returning case_id`.execute(db);
      return rows.length > 0;
    },
  };
}
