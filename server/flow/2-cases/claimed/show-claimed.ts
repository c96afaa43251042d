// What is claimed on a case, and what was claimed before, for whoever may see the case.
import type { z } from 'zod';
import type { ClaimedShown, showClaimed as route } from '#api/flow/2-cases.claimed';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors } from '#registry';
import { isOpen } from '../case-file.ts';
import { findCase } from '../case-store.ts';
import { refuseWhoItIsAbout } from '../change-case.ts';
import { claimReader, type KeptClaim } from './claim-store.ts';
import { currencyOfSale } from './currency-of-sale.ts';

/** Refuses `case.not_found`. */
export async function showClaimedOf(
  snapshot: Snapshot,
  caseId: Uuid,
  actor: Actor,
): Promise<z.input<typeof route.answer>> {
  const file = await findCase(snapshot, caseId);
  refuseWhoItIsAbout(file, actor);
  if (!file) throw refuse('case.not_found', {});
  const kept = await claimReader(snapshot).versions(caseId);
  const names = await namesOfActors(snapshot, [...new Set(kept.map(({ who }) => who))]);
  const [now = null, ...before] = kept.map((one) => shown(one, names));
  const currency = await currencyOfSale(snapshot, file.contractId);
  return {
    caseId: idOf('cas', caseId),
    currency,
    now,
    before,
    mayChange: isOpen(file) && actor.permissions.has('case.write'),
  };
}

function shown(kept: KeptClaim, names: ReadonlyMap<string, string>): ClaimedShown {
  const { lateDailyMinor, lateCapMinor, lateCurrency: currency, asks, who, at, ...rest } = kept;
  return {
    ...rest,
    latePenalty:
      lateDailyMinor === null || currency === null
        ? null
        : {
            perDay: { amountMinor: lateDailyMinor.toString(), currency },
            atMost: lateCapMinor === null ? null : { amountMinor: lateCapMinor.toString(), currency },
          },
    asks: asks.map(({ amountMinor, currency: of, ...ask }) => ({
      ...ask,
      amount: amountMinor === null || of === null ? null : { amountMinor, currency: of },
    })),
    who: names.get(who) ?? who.split(':', 1)[0] ?? '',
    at: new Date(at).toISOString(),
  };
}
