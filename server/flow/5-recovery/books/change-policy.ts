// Changes how the company recovers; what is booked already stays as it was booked.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { type PolicyVersion, readPolicy, writePolicy } from './policy-store.ts';
import type { RecoveryPolicy } from './recovery-policy.ts';

/** Answers with the new version; the same policy again makes none. */
export async function changeRecoveryPolicy(acting: Acting, policy: RecoveryPolicy): Promise<PolicyVersion> {
  allow(acting, 'recovery.policy');
  return acting.transact(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('recovery policy ' || ${tx.tenantId}, 0))`.execute(tx.sql);
    const was = await readPolicy(tx);
    const names = Object.keys(policy) as (keyof RecoveryPolicy)[];
    const differing = names.filter((name) => !isDeepStrictEqual(policy[name], was[name]));
    if (differing.length === 0) return was;
    const is = { ...policy, version: was.version + 1 };
    await writePolicy(tx, is);
    const changed = Object.fromEntries(
      differing.map((name): [string, [unknown, unknown]] => [name, [was[name], is[name]]]),
    );
    recordFact(tx, 'recovery_policy.changed', tx.tenantId, { changed });
    return is;
  });
}
