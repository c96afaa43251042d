// Makes the whole demo company out of a seed, a day and a language: pure, the same every time (COMP-7).
import type { ImportedContract } from '#registry';
import { makeChance } from './chance.ts';
import { addDays } from './days.ts';
import type { DemoColleague, DemoCompany, DemoGiven, DemoMove, DemoStaff, DemoStore } from './demo-company.ts';
import { makeContracts } from './make-contracts.ts';
import { makeMerchants } from './make-merchants.ts';
import { makePeople } from './make-people.ts';
import { makeName, makePhone } from './people-names.ts';
import { companyName, makeStores } from './place-names.ts';

const titles = {
  'zh-CN': ['客服经理', '客服专员', '楼层管理'],
  ru: ['Руководитель заботы', 'Специалист заботы', 'Администратор этажа'],
  en: ['Care manager', 'Care agent', 'Floor manager'],
};
const moveReasons = {
  'zh-CN': '客户装修延期，双方约定改期',
  ru: 'У покупателя затянулся ремонт, день перенесли по согласию',
  en: "The customer's renovation is late; both agreed on a new day",
};

export function makeDemoCompany(given: DemoGiven): DemoCompany {
  const stores = makeStores(given.language);
  const people = makePeople(given, stores);
  const traders = makeMerchants(given, stores);
  const contracts = makeContracts({ given, stores, traders, people });
  return {
    name: companyName[given.language],
    country: 'CN',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    stores,
    merchants: traders.map(({ onList: _, ...merchant }) => merchant),
    staff: makeStaff(given, stores),
    colleagues: makeColleagues(given),
    contracts,
    moves: makeMoves(given, contracts),
  };
}

function makeStaff({ seed, language }: DemoGiven, stores: readonly DemoStore[]): DemoStaff[] {
  const chance = makeChance(`${seed} staff`);
  return stores.flatMap(({ name: storeName }, store) =>
    titles[language].map((title, at) => {
      const phone = makePhone('zh-CN', 200_000 + store * 10 + at);
      return { name: makeName(chance, language), title, storeName, phone };
    }),
  );
}

function makeColleagues({ seed, language }: DemoGiven): DemoColleague[] {
  const chance = makeChance(`${seed} colleagues`);
  return (['manager', 'agent', 'finance'] as const).map((role) => ({
    name: makeName(chance, language),
    email: `${role}.demo@example.com`,
    role,
  }));
}

/** Every ninth contract still to be delivered later this month was moved by a week, as customers ask for all the time. */
function makeMoves({ today, language }: DemoGiven, contracts: readonly ImportedContract[]): DemoMove[] {
  const soon = contracts.filter(
    ({ deliverAgreedOn = '', deliveredAt, cancelledOn }) =>
      deliverAgreedOn > today && deliverAgreedOn <= addDays(today, 25) && !deliveredAt && !cancelledOn,
  );
  return soon
    .filter((_, at) => at % 9 === 0)
    .map(({ number, merchant = '', deliverAgreedOn = today, customer }) => ({
      number,
      merchant,
      agreedOn: addDays(deliverAgreedOn, 7),
      agreedBy: customer?.name ?? '',
      reason: moveReasons[language],
    }));
}
