// The merchants of the demo mall with their tenancies, dated by today.
import { makeChance } from './chance.ts';
import { addDays } from './days.ts';
import type { DemoGiven, DemoMerchant, DemoStore, DemoTenancy } from './demo-company.ts';
import { type MerchantOnList, merchantList } from './merchant-list.ts';
import { makePhone } from './people-names.ts';

/** Days before today on which the one that left closed. */
export const leftDaysAgo = 38;

const reasons = {
  'zh-CN': '经营困难，提前退场',
  ru: 'Досрочный уход из-за убытков',
  en: 'Left early after losses',
};

export interface DemoTrader extends DemoMerchant {
  onList: MerchantOnList;
}

export function makeMerchants(given: DemoGiven, stores: readonly DemoStore[]): DemoTrader[] {
  const chance = makeChance(`${given.seed} merchants`);
  return merchantList.map((onList, at) => ({
    onList,
    legalName: onList.legalName,
    registrationNumber: `DEMO-${String(at + 1).padStart(4, '0')}`,
    brand: onList.brand,
    contactName: onList.contactName,
    phone: makePhone('zh-CN', 100_000 + at),
    email: `merchant.${at + 1}@example.com`,
    tenancies: onList.stores.map((store) => {
      // Every eighth came within the year; the others have been here since before the first contract.
      const startedDaysAgo = at % 8 === 7 ? chance.between(200, 330) : chance.between(640, 1_900);
      return makeTenancy(given, stores[store]?.name ?? '', onList, startedDaysAgo, chance.between(70, 900));
    }),
  }));
}

function makeTenancy(
  { today, language }: DemoGiven,
  storeName: string,
  { conduct, draw }: MerchantOnList,
  startedDaysAgo: number,
  leaseDaysLeft: number,
): DemoTenancy {
  const startedOn = addDays(today, -startedDaysAgo);
  if (conduct === 'leaving') return { storeName, startedOn, leaseEndsOn: addDays(today, 14 + 5 * draw), ended: null };
  const leaseEndsOn = addDays(today, leaseDaysLeft);
  const ended = conduct === 'left' ? { endedOn: addDays(today, -leftDaysAgo), reason: reasons[language] } : null;
  return { storeName, startedOn, leaseEndsOn, ended };
}
