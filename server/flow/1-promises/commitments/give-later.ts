// What a commitment written later brings to a contract that was there before it. Pure.

import type { PlacedPromise } from '../promises/customer-promise.ts';
import { applyingTo, giveCommitted } from '../promises/give-promises.ts';
import { bringUp, type Standing } from '../promises/settle-promises.ts';
import type { Commitment } from './commitment.ts';

export interface GivenLater {
  made: PlacedPromise[];
  /** Duties of agreed dates that were given by the agreement alone, and now by the commitment (PROM-2). */
  adopted: { was: PlacedPromise; is: PlacedPromise }[];
}

/**
 * PROM-20: what `commitment` gives the contract by its signing day and scope, unless it has it. The new promise stands as if it had
 * been given at the start: kept, late or ended by what has been done since. Promises the contract has stay as they are.
 */
export function giveLater(
  asked: Standing & { promises: readonly PlacedPromise[] },
  commitment: Commitment,
): GivenLater {
  const { contract, promises, now } = asked;
  const applying = applyingTo(contract, [commitment]);
  const given = new Set(promises.map((promise) => promise.givenBy));
  const fresh = giveCommitted(contract, applying, now.toISOString()).filter((promise) => !given.has(promise.givenBy));
  const [first] = applying;
  const clock = first?.version.clock;
  const kinds = clock?.kind === 'agreed_date' ? clock.obligations : [];
  const adopted = promises.flatMap((was) => {
    const isCovered = was.source === 'agreement' && was.obligationId !== null && was.obligationKind !== null;
    if (!first || !isCovered || !kinds.includes(was.obligationKind as (typeof kinds)[number])) return [];
    const { commitmentId, version } = first;
    return [{ was, is: { ...was, source: 'commitment' as const, commitmentId, commitmentVersion: version.version } }];
  });
  return { made: fresh.map((promise) => bringUp(promise, asked)), adopted };
}
