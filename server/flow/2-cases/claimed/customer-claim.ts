// What a customer claims on a page of their own: one thing asked for, laid over what was said before. Pure but for reading that.
import type { z } from 'zod';
import type { ClaimGiven, CustomerClaim, customerClaimed } from '#api/flow/2-cases.claimed';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Claim } from './claim.ts';
import { claimReader } from './claim-store.ts';
import { currencyOfSale } from './currency-of-sale.ts';

type Shown = z.input<typeof customerClaimed>;

/** CLAIM-4: what is not met gives way to what is asked for now; what is asked for again keeps its day. */
export function withCustomerClaim(last: Claim | undefined, given: CustomerClaim, currency: string): ClaimGiven {
  const { remedy, amountMinor, buyer, receivedOn } = given;
  const again = last?.asks.find((ask) => ask.remedy === remedy && ask.metOn === null);
  const met = last?.asks.filter((ask) => ask.metOn !== null && ask.remedy !== remedy) ?? [];
  const sum = (minor: string | null, of: string | null) => (minor && of ? { amountMinor: minor, currency: of } : null);
  const daily = last?.lateDailyMinor ?? null;
  const cap = last?.lateCapMinor ?? null;
  const inMoney = (minor: bigint) => ({ amountMinor: minor.toString(), currency: last?.lateCurrency ?? currency });
  return {
    buyer: buyer ?? last?.buyer ?? null,
    bought: last?.bought ?? null,
    ordered: last?.ordered ?? null,
    receivedOn: receivedOn ?? last?.receivedOn ?? null,
    latePenalty: daily === null ? null : { perDay: inMoney(daily), atMost: cap === null ? null : inMoney(cap) },
    asks: [
      ...met.map((ask) => ({ ...ask, amount: sum(ask.amountMinor, ask.currency) })),
      { remedy, askedOn: again?.askedOn ?? null, amount: sum(amountMinor, currency), metOn: null },
    ].map(({ remedy: what, askedOn, amount, metOn }) => ({ remedy: what, askedOn, amount, metOn })),
  };
}

/** What the customer's page shows of it. */
export async function showCustomerClaim(
  snapshot: Snapshot,
  { caseId, contractId, mayChange }: { caseId: Uuid; contractId: Uuid | null; mayChange: boolean },
): Promise<Shown> {
  const [last] = await claimReader(snapshot).versions(caseId);
  const asks = last?.asks.map(({ remedy, askedOn, amountMinor, currency, metOn }) => ({
    ...{ remedy, askedOn, metOn },
    amount: amountMinor !== null && currency !== null ? { amountMinor, currency } : null,
  }));
  return {
    currency: await currencyOfSale(snapshot, contractId),
    buyer: last?.buyer ?? null,
    receivedOn: last?.receivedOn ?? null,
    asks: asks ?? [],
    mayChange,
  };
}
