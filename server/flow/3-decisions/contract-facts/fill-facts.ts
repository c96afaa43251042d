// Fills the facts of a judgement from what is known of a contract on a day. Pure; what is not known is left open, never assumed.

import type { JudgementFacts, JudgementFactsInput } from '#api/flow/3-decisions';
import type { obligationKinds } from '#api/registry/contracts';
import { addDays } from '#platform/calendar/days';
import { dayAt } from '#platform/calendar/zone-offsets';
import { goodsCategoryOf } from './goods-category-of.ts';
import { localityOfCity } from './locality-of-city.ts';
import type { KnownContract } from './read-known-contract.ts';

type ProblemKind = JudgementFacts['problem']['kind'];
type Sale = JudgementFactsInput['sale'];

/** Lateness can be reported before anything came; what is wrong with goods only once they are there. */
const lateKinds: ReadonlySet<ProblemKind> = new Set(['not_delivered', 'late_delivery', 'late_work', 'late_handover']);

/**
 * `on` is a day of the place. What happened after it is not known on it (FILL-5). `receivedOn` is the day the customer says they had
 * the goods: it counts where no delivery is on record (FILL-7).
 */
export function fillFacts(
  known: KnownContract,
  problem: ProblemKind,
  on: string,
  receivedOn: string | null = null,
): JudgementFactsInput {
  const { terms, country } = known;
  const sale = fillSale(known, on, receivedOn !== null && receivedOn <= on ? receivedOn : undefined);
  const ended = known.tenancyEndedOn !== null && known.tenancyEndedOn <= on ? known.tenancyEndedOn : undefined;
  return {
    decidedOn: on,
    timeZone: terms.timeZone,
    place: { country, locality: localityOfCity(country, terms.city) },
    sale,
    problem: { kind: problem, reportedOn: reportedOn(known, problem, sale.deliveredOn, on) },
    trader: { leaseEndedOn: ended, leftOn: ended },
    // The contract lies here; a payment that was noted was shown.
    proofs: { sales_contract: true, ...(vouchersBy(known, on).length > 0 ? { payment_voucher: true } : {}) },
    other: Object.fromEntries(promisedCodes(known).map((code) => [code, true])),
  };
}

function fillSale(known: KnownContract, on: string, receivedOn: string | undefined): Sale {
  const { terms } = known;
  const currency = terms.currency ?? known.companyCurrency;
  const deliver = dutyOf(known, 'deliver', on);
  const deliveredOn = deliver.doneOn ?? receivedOn;
  const install = dutyOf(known, 'install', on);
  const perform = dutyOf(known, 'perform', on);
  const paid = paidIn(known, currency, on);
  // Paid before anything came: a prepayment, however much of the price it is.
  const ahead =
    deliveredOn === undefined
      ? paid
      : known.vouchers.some((one) => one.paidOn === null)
        ? undefined
        : paidIn(known, currency, addDays(deliveredOn, -1));
  return {
    currency,
    category: goodsCategoryOf(terms.family),
    contractOn: terms.signedOn,
    paidOn: vouchersBy(known, on).find((voucher) => voucher.paidOn !== null)?.paidOn ?? undefined,
    invoiceOn: vouchersBy(known, on).find((voucher) => voucher.kind === 'invoice')?.paidOn ?? undefined,
    soldBy: terms.firmId === null ? undefined : 'merchant',
    channel: known.isTenant ? 'booth' : undefined,
    priceMinor: terms.amountMinor?.toString(),
    paidMinor: paid?.toString(),
    prepaidMinor: ahead?.toString(),
    agreedDeliveryOn: deliver.dueOn,
    deliveredOn,
    installationRequired: install.exists ? true : undefined,
    installedOn: install.doneOn,
    workDueOn: perform.dueOn,
    workDoneOn: perform.doneOn,
  };
}

interface Duty {
  exists: boolean;
  dueOn?: string | undefined;
  doneOn?: string | undefined;
}

/** All obligations of a kind as one duty: due with the first still open, done with the last. */
function dutyOf({ terms }: KnownContract, kind: (typeof obligationKinds)[number], on: string): Duty {
  const all = terms.obligations.filter((one) => one.kind === kind);
  const withDays = all.map((one) => {
    const doneOn = one.fulfilledAt === null ? null : dayAt(Date.parse(one.fulfilledAt), terms.timeZone);
    return { dueOn: one.dueOn, doneOn: doneOn !== null && doneOn <= on ? doneOn : null };
  });
  const open = withDays.filter((one) => one.doneOn === null);
  const dueDays = (open.length > 0 ? open : withDays).flatMap(({ dueOn }) => dueOn ?? []).sort();
  const doneDays = withDays.flatMap(({ doneOn }) => doneOn ?? []).sort();
  return {
    exists: all.length > 0,
    dueOn: dueDays[0],
    doneOn: all.length > 0 && open.length === 0 ? doneDays.at(-1) : undefined,
  };
}

function vouchersBy({ vouchers }: Pick<KnownContract, 'vouchers'>, on: string) {
  return vouchers.filter(({ paidOn }) => paidOn === null || paidOn <= on);
}

/** The sum paid by a day; undefined when nothing was noted, or not everything noted says how much in this currency. */
export function paidIn(known: Pick<KnownContract, 'vouchers'>, currency: string, by: string): bigint | undefined {
  const vouchers = vouchersBy(known, by);
  if (vouchers.length === 0 || vouchers.some((one) => one.amountMinor === null || one.currency !== currency))
    return undefined;
  return vouchers.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor ?? 0), 0n);
}

/** The first complaint that can have been about this problem; without one it is told on the day of judging. */
function reportedOn(known: KnownContract, problem: ProblemKind, deliveredOn: string | undefined, on: string): string {
  const fits = (day: string) => day <= on && (lateKinds.has(problem) || day >= (deliveredOn ?? day));
  return known.complainedOn.find(fits) ?? on;
}

/** `promised_one_month_return`: the operator's own fact, for its own tables. */
function promisedCodes({ promises }: KnownContract): string[] {
  const codes = promises.flatMap(({ commitment }) => commitment ?? []);
  return [...new Set(codes)].sort().map((code) => `promised_${code.replaceAll('-', '_')}`.slice(0, 60));
}
