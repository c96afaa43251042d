// The limits of the company: shown, and changed as a new version from now on (DEC-10).
import type { z } from 'zod';
import type { approvalLimits, approvalLimitsShown } from '#api/flow/3-decisions.compensation';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { currencyExponent } from '#platform/money/currency-exponent';
import { refuse } from '#platform/refusal';
import { namesOfActors, readCompany } from '#registry';
import { addLimits, readLimits } from './limits-store.ts';

type LimitsShown = z.input<typeof approvalLimitsShown>;

/** Refuses `currency.unknown`. Proposals already signed keep their signatures; what is signed from now on is signed under these. */
export async function changeApprovalLimits(
  acting: Acting,
  limits: z.output<typeof approvalLimits>,
): Promise<LimitsShown> {
  allow(acting, 'limits.write');
  const { currency } = limits;
  if (currencyExponent(currency) === null) throw refuse('currency.unknown', { currency });
  return await acting.transact(async (tx) => {
    const version = await addLimits(tx, limits);
    recordFact(tx, 'approval_limits.changed', tx.tenantId, { version });
    return await showApprovalLimits(tx);
  });
}

export async function showApprovalLimits(snapshot: Snapshot): Promise<LimitsShown> {
  const { version, limits, writtenBy, writtenAt } = await readLimits(snapshot, (await readCompany(snapshot)).currency);
  const names = await namesOfActors(snapshot, writtenBy === null ? [] : [writtenBy]);
  return {
    ...limits,
    version,
    changed:
      writtenBy === null || writtenAt === null
        ? null
        : { by: writtenBy, name: names.get(writtenBy) ?? null, at: writtenAt },
  };
}
