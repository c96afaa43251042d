// The same request sent twice has one effect: the key, the work and the answer commit in one transaction (T-M6).
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Keyed } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { refuse } from '../refusal.ts';

/** Ends a request whose key has been answered: whatever the verb would have done after its transaction is left undone too. */
export class Replayed extends Error {
  override name = 'Replayed';
  readonly status: number;
  readonly answer: unknown;
  constructor(status: number, answer: unknown) {
    super('replayed');
    this.status = status;
    this.answer = answer;
  }
}

/** What makes two requests the same: who asks, what for, and every byte of the input. */
export function fingerprintOf(actor: string, name: string, input: unknown): Buffer {
  return createHash('sha256')
    .update(`${actor}\n${name}\n${JSON.stringify(input)}`)
    .digest();
}

/**
 * Refuses `key.reused` (422) when the key came with other content and `key.running` (409) while its first request runs;
 * replays the stored answer otherwise. A request that ended between our snapshot and our
 * lock is met by the primary key: the insert fails, the transaction is tried again and then replays. `encode` closes the answer the way the first caller saw it.
 */
export function keyedRequest(
  tenantId: Uuid,
  key: string,
  fingerprint: Buffer,
  status: number,
  at: () => Date,
  encode: (answer: unknown) => unknown,
): Keyed {
  return {
    async before(client: pg.PoolClient) {
      const { rows } = await client.query<{
        mine: boolean;
        fingerprint: Buffer | null;
        status: number;
        answer: unknown;
      }>({
        name: 'key_claimed',
        text: `select l.mine, k.fingerprint, k.status, k.answer
         from (select pg_try_advisory_xact_lock(hashtextextended($1 || $2, 7)) as mine) l
         left join idempotency_keys k on k.tenant_id = $3 and k.key = $2`,
        values: [tenantId, key, tenantId],
      });
      const seen = rows[0];
      if (seen?.fingerprint) {
        if (!seen.fingerprint.equals(fingerprint)) throw refuse('key.reused', {});
        throw new Replayed(seen.status, seen.answer);
      }
      if (!seen?.mine) throw refuse('key.running', {});
    },
    async after(client: pg.PoolClient, answer: unknown) {
      await client.query({
        name: 'key_answered',
        text: 'insert into idempotency_keys (tenant_id, key, fingerprint, status, answer, answered_at) values ($1, $2, $3, $4, $5, $6)',
        values: [tenantId, key, fingerprint, status, JSON.stringify(encode(answer) ?? null), at()],
      });
    },
  };
}
