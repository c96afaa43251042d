// Which contracts of the demo the past is told about: by what their merchant is like and what has become of them.

import { present } from '#platform/assert';
import type { ImportedContract } from '#registry';
import { type Conduct, merchantList } from '../merchant-list.ts';
import type { PastTeller } from './past-step.ts';

/** The legal name of the one merchant of this conduct. */
export function merchantOf(conduct: Conduct): string {
  return present(
    merchantList.find((one) => one.conduct === conduct),
    `COMP-7 a merchant is ${conduct}`,
  ).legalName;
}

export function contractsOf({ demo }: PastTeller, conduct: Conduct): ImportedContract[] {
  const legalName = merchantOf(conduct);
  return demo.contracts.filter(({ merchant }) => merchant === legalName);
}

/** Whose doors crack: it has a search of its own. */
export const sweptBrand = '榫间';
const troubled: readonly (string | undefined)[] = (['silent', 'left', 'leaking'] as const).map(merchantOf);
const told = ({ merchant, brand, cancelledOn, complainedOn }: ImportedContract) =>
  !troubled.includes(merchant) && brand !== sweptBrand && cancelledOn === undefined && complainedOn === undefined;

/** Past their day for at least `days` and not delivered, of merchants without a story of their own; the oldest first. */
export function undelivered({ demo, day }: PastTeller, days: number): ImportedContract[] {
  return demo.contracts
    .filter((one) => told(one) && one.deliveredAt === undefined && (one.deliverAgreedOn ?? '9') <= day(days))
    .sort((a, b) => (a.deliverAgreedOn ?? '').localeCompare(b.deliverAgreedOn ?? ''));
}

/** Delivered late between two days; those nearest to two weeks late first. */
export function deliveredLate({ demo, day }: PastTeller, from: number, until: number): ImportedContract[] {
  const daysLate = ({ deliveredAt, deliverAgreedOn }: ImportedContract) =>
    (Date.parse(deliveredAt?.slice(0, 10) ?? '') - Date.parse(deliverAgreedOn ?? '')) / 86_400_000;
  const off = (one: ImportedContract) => Math.abs(daysLate(one) - 14);
  return demo.contracts
    .filter((one) => {
      const on = one.deliveredAt?.slice(0, 10) ?? '';
      return told(one) && on >= day(from) && on <= day(until) && daysLate(one) >= 3;
    })
    .sort((a, b) => off(a) - off(b));
}

/** Delivered in time between two days, dear enough to be worth a complaint. */
export function delivered({ demo, day }: PastTeller, from: number, until: number): ImportedContract[] {
  return demo.contracts.filter((one) => {
    const on = one.deliveredAt?.slice(0, 10) ?? '';
    const done = one.installAgreedOn === undefined || one.installedAt !== undefined;
    return told(one) && done && on >= day(from) && on <= day(until) && (one.amount?.amountMinor ?? 0n) > 300_000n;
  });
}
