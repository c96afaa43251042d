// The money beside the cases: own account, limits, deposits, claims on carriers and insurers, closed months.
import { present } from '#platform/assert';
import { addDays } from '../days.ts';
import { merchantList } from '../merchant-list.ts';
import type { PastStep, PastTeller } from './past-step.ts';
import { merchantOf } from './pick-contracts.ts';

/** When the books begin. */
export const beganDaysAgo = 60;

export function tellBeginnings({ texts, step, demo }: PastTeller): PastStep[] {
  const deposits = merchantList.filter((_, at) => at % 4 === 0 || at === 16 || at === 18);
  return [
    step(beganDaysAgo, 'administrator', 'add own account', {
      name: texts.account,
      holder: demo.name,
      bank: texts.bank,
    }),
    step(beganDaysAgo, 'administrator', 'set payment limit', { amount: 5_000 }),
    step(beganDaysAgo, 'administrator', 'change recovery policy', { recourse: 'receivable' }),
    ...deposits.flatMap(({ legalName: merchant, draw }) => [
      step(beganDaysAgo, 'finance', 'agree deposit', { merchant, minimum: draw * 2_000 }),
      step(beganDaysAgo, 'finance', 'receive deposit', { merchant, amount: draw * 2_000 }),
    ]),
    ...deposits
      .slice(0, 3)
      .map(({ legalName: merchant, draw }) =>
        step(beganDaysAgo, 'finance', 'hold settlement', { merchant, amount: draw * 1_500 }),
      ),
  ];
}

export function tellClaims({ texts, step, day, today, demo }: PastTeller): PastStep[] {
  const maker = present(merchantList[4], 'COMP-7 the list is longer').legalName;
  const claim = (on: string, amount: number, cause: string, note: string, as: string, daysAgo: number, who?: string) =>
    step(daysAgo, 'finance', 'raise claim', { on, amount, cause, note, ...(who === undefined ? {} : { who }) }, as);
  return [
    step(25, 'administrator', 'register merchant', { name: texts.carrier }, 'carrier'),
    step(25, 'administrator', 'register merchant', { name: texts.insurer }, 'insurer'),
    claim('carrier', 1_800, 'transport', texts.carrierCause, 'the carrier', 21, 'carrier'),
    step(21, 'finance', 'file claim', { claim: 'the carrier', by: 'invoice', 'pay by': day(5) }),
    step(12, 'finance', 'dispute claim', { claim: 'the carrier', objection: texts.carrierObjection, offers: 600 }),
    claim('insurer', 60_000, 'quality', texts.insurerCause, 'the insurer', 18, 'insurer'),
    step(18, 'finance', 'file claim', { claim: 'the insurer', by: 'invoice', 'pay by': day(-20) }),
    claim('maker', 4_200, 'quality', texts.makerCause, 'the maker', 21, maker),
    step(21, 'finance', 'file claim', { claim: 'the maker', by: 'invoice' }),
    step(12, 'finance', 'settle claim', { claim: 'the maker', agreed: 4_200, note: texts.agreed }),
    step(8, 'finance', 'receive recovery', { claim: 'the maker', amount: 4_200 }),
    claim('staff', 300, 'loader damage', texts.loaderCause, 'the loader', 8, demo.staff[2]?.name),
    step(8, 'finance', 'recover from merchant', { merchant: merchantOf('leaking') }),
    ...monthsToClose(day(beganDaysAgo), addDays(today, -1)).map((month) =>
      step(0.5, 'finance', 'close month', { month }),
    ),
  ];
}

/** Every month over by `until`, from the one `from` is in: `2026-03`. */
function monthsToClose(from: string, until: string): string[] {
  const months: string[] = [];
  for (
    let day = `${from.slice(0, 7)}-01`;
    day.slice(0, 7) < until.slice(0, 7);
    day = `${addDays(day, 31).slice(0, 7)}-01`
  )
    months.push(day.slice(0, 7));
  return months;
}
