// The reply token: an HMAC of 128 bits over the case and the one address it was made for, under a key of the company (CHAN-2; T-E2, F14). Its
// hash leads to the thread, and the thread must give the same token again: who could read or write the table alone gains nothing.
import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Seals } from '#platform/secrets/seal-secret';

const tokenBytes = 16;
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const form = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** The same for the same case and address, so that all mails of a thread carry one. */
export async function makeReplyToken(tx: Tx, seals: Seals, caseId: Uuid, address: string): Promise<string> {
  const token = tokenOf(tx.tenantId, seals, caseId, address);
  await sql`insert into reply_threads (tenant_id, token_hash, case_id, address)
    values (${tx.tenantId}, ${hashOf(token)}, ${caseId}, ${address}) on conflict do nothing`.execute(tx.sql);
  return token;
}

export interface ThreadFound {
  /** The case that goes on, when the one written about was joined into another. */
  caseId: Uuid;
  address: string;
}

/** Undefined for a token that is unknown here, forged or of another company. */
export async function findThread(
  { sql: on, tenantId }: Snapshot,
  seals: Seals,
  token: string,
): Promise<ThreadFound | undefined> {
  if (!form.test(token)) return undefined;
  const { rows } = await sql<ThreadFound & { madeFor: Uuid }>`
    select coalesce(c.joined_into, c.case_id) as "caseId", t.case_id as "madeFor", t.address from reply_threads t
    join cases c on c.tenant_id = t.tenant_id and c.case_id = t.case_id
    where t.tenant_id = ${tenantId} and t.token_hash = ${hashOf(token)}`.execute(on);
  const [found] = rows;
  if (!found) return undefined;
  const again = tokenOf(tenantId, seals, found.madeFor, found.address);
  return timingSafeEqual(Buffer.from(again), Buffer.from(token))
    ? { caseId: found.caseId, address: found.address }
    : undefined;
}

/**
 * What in a mail could be a token of ours: the tag of the address it was sent to, or a part of a Message-ID it answers. Whatever has
 * another form is none.
 */
export function tokensIn(tags: readonly (string | null)[], references: readonly string[]): string[] {
  const inReferences = references.map((id) => /^[0-7][0-9a-hjkmnp-tv-z]{25}\.([^@]{26})@/.exec(id)?.[1] ?? null);
  const found = [...tags, ...inReferences].filter((one): one is string => one !== null && form.test(one));
  return [...new Set(found)].slice(0, 10);
}

/** Whether this Message-ID has the form of ours: an answer to it that no token explains is told as such. */
export function tokenOfOwnMessage(messageId: string): string | undefined {
  return tokensIn([], [messageId])[0];
}

function tokenOf(tenantId: Uuid, seals: Seals, caseId: Uuid, address: string): string {
  const mac = seals.sign(tenantId, 'reply token', `${caseId} ${address}`).subarray(0, tokenBytes);
  let bits = BigInt(`0x${mac.toString('hex')}`) << 2n;
  let token = '';
  for (let i = 0; i < 26; i++) {
    token = letters.charAt(Number(bits & 31n)) + token;
    bits >>= 5n;
  }
  return token;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
