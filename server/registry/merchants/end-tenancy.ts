// Ends a tenancy. What was promised to customers stays promised (E5): nothing of the contracts is touched.
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { checkExit, type ExitCheck } from './check-exit.ts';
import { merchantReader, merchantWriter } from './merchant-store.ts';
import { mayEnd } from './tenancy.ts';

/**
 * Answers with the exit check of the last day (E22). Refuses `tenancy.not_found`, `tenancy.ended_already` and
 * `tenancy.ends_before_start`.
 */
export async function endTenancy(
  acting: Acting,
  tenancyId: Uuid,
  { endedOn, reason }: { endedOn: string; reason: string },
): Promise<ExitCheck> {
  allow(acting, 'tenancy.end');
  return await acting.transact(async (tx) => {
    const tenancy = await merchantReader(tx).findTenancy(tenancyId, 'lock');
    if (!tenancy) throw refuse('tenancy.not_found', {});
    const answer = mayEnd(tenancy, endedOn);
    if (answer === 'ended_already') throw refuse('tenancy.ended_already', { endedOn: tenancy.endedOn ?? endedOn });
    if (answer === 'ends_before_start') throw refuse('tenancy.ends_before_start', { startedOn: tenancy.startedOn });
    await merchantWriter(tx).endTenancy(tenancyId, endedOn, reason);
    const check = await checkExit(tx, tenancyId, endedOn);
    recordFact(tx, 'tenancy.ended', tenancyId, {
      tenancyId: idOf('tcy', tenancyId),
      firmId: idOf('frm', tenancy.firmId),
      endedOn,
      reason,
      undelivered: check.undeliveredCount,
      openPromises: check.openPromises,
    });
    return check;
  });
}
