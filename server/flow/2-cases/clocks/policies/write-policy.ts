// Writes the next version of a clock (CLOCK-13): never changed afterwards, never in force before it was written.
import { sql } from 'kysely';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { refuse } from '#platform/refusal';
import { readWorker } from '../../worker.ts';
import type { ClockPolicy } from '../replay/clock.ts';
import { addVersion, readVersions } from './clock-book.ts';
import { type PolicyShown, showPolicies } from './policy-views.ts';

export interface PolicyGiven {
  policy: ClockPolicy;
  isOn: boolean;
  takesRunning: boolean;
  inForceFrom: string | null;
}

/** Refuses `clock.begins_too_early`, and `worker.not_found` for somebody to be told who is not there. */
export async function writeClockPolicy(acting: Acting, code: string, given: PolicyGiven): Promise<PolicyShown> {
  allow(acting, 'case.settings');
  return await acting.transact(async (tx) => {
    await takeTurns(tx, code);
    for (const named of new Set(given.policy.steps.flatMap(({ tell }) => tell)))
      if (named !== 'owner' && named !== 'overseers') await readWorker(tx, named);
    const last = (await readVersions(tx, code)).at(-1);
    const inForceFrom = new Date(given.inForceFrom ?? tx.at).toISOString();
    const after = last ? new Date(Date.parse(last.inForceFrom) + 1) : tx.at;
    const notBefore = after > tx.at ? after : tx.at;
    if (Date.parse(inForceFrom) < notBefore.getTime())
      throw refuse('clock.begins_too_early', { notBefore: notBefore.toISOString() });
    const version = (last?.version ?? 0) + 1;
    const { policy, isOn, takesRunning } = given;
    const kept = { code, version, policy, isOn, takesRunning, inForceFrom, writtenBy: tx.actor.signature };
    await addVersion(tx, kept);
    recordFact(tx, 'clock_policy.written', tx.tenantId, { code, version, inForceFrom });
    const [shown] = await showPolicies(tx, [kept]);
    if (!shown) throw refuse('system.bug', {});
    return shown;
  });
}

/** Two who write versions of one clock do so one after the other. */
async function takeTurns(tx: Tx, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('clock policy ' || ${tx.tenantId} || ${code}, 0))`.execute(
    tx.sql,
  );
}
