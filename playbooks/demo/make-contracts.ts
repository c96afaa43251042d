// Eighteen months of sales: who bought from whom, where and when.
import type { ImportedContract } from '#registry';
import { type Chance, makeChance } from './chance.ts';
import { addDays, isWeekend } from './days.ts';
import type { DemoGiven, DemoStore } from './demo-company.ts';
import type { DemoTrader } from './make-merchants.ts';
import type { DemoPerson } from './make-people.ts';
import type { Conduct } from './merchant-list.ts';
import { type DemoFamily, families } from './product-list.ts';
import { type Sale, writeContract } from './write-contract.ts';

const count = 1_500;
const monthsBackDays = 548;
/** Contracts of the last weeks that the merchants in trouble signed, on top of what chance gives them: [how many, first agreed day, last]. */
const troubled: Partial<Record<Conduct, readonly [number, number, number]>> = {
  silent: [32, -40, 6],
  left: [14, -46, 12],
  leaving: [8, 6, 40],
  leaking: [64, -85, -48],
};
/** What the merchant in trouble sold then, when it is not what it usually sells. */
const troubledGoods: Partial<Record<Conduct, DemoFamily>> = { leaking: families.heating };

export interface DemoWorld {
  given: DemoGiven;
  stores: readonly DemoStore[];
  traders: readonly DemoTrader[];
  people: readonly DemoPerson[];
}

export function makeContracts(world: DemoWorld): ImportedContract[] {
  const chance = makeChance(`${world.given.seed} contracts`);
  const sales = troubledSales(chance, world);
  for (let at = 0; sales.length < count; at += 1) {
    const sale = makeSale(chance, world, at);
    if (sale) sales.push(sale);
  }
  sales.sort((a, b) => (a.signedOn < b.signedOn ? -1 : a.signedOn > b.signedOn ? 1 : 0));
  const numberOf = makeNumbers();
  return sales.map((sale) => writeContract(chance, world.given, sale, numberOf(sale)));
}

/** Everyone buys once before anyone buys again. Undefined when nobody at the store of this person sold on that day. */
function makeSale(chance: Chance, { given, stores, traders, people }: DemoWorld, at: number): Sale | undefined {
  const person = people[at] ?? chance.pick(people);
  const store = stores[person.storeAt];
  const signedOn = pickDay(chance, given.today);
  const here = traders.filter((trader) =>
    trader.tenancies.some(
      ({ storeName, startedOn, ended }) =>
        storeName === store?.name &&
        startedOn <= signedOn &&
        (ended === null || signedOn <= addDays(ended.endedOn, -20)),
    ),
  );
  if (!store || here.length === 0) return undefined;
  const trader = chance.weighted(here, ({ onList }) => onList.draw);
  const family: DemoFamily = families[chance.pick(trader.onList.sells)];
  return { person, trader, store, family, signedOn, agreedOn: addDays(signedOn, chance.between(...family.lead)) };
}

function troubledSales(chance: Chance, { given, stores, traders, people }: DemoWorld): Sale[] {
  return traders.flatMap((trader) => {
    const [howMany, from, until] = troubled[trader.onList.conduct] ?? [0, 0, 0];
    return Array.from({ length: howMany }, () => {
      const storeAt = chance.pick(trader.onList.stores);
      const usual: DemoFamily = families[chance.pick(trader.onList.sells)];
      const family = troubledGoods[trader.onList.conduct] ?? usual;
      const agreedOn = addDays(given.today, chance.between(from, until));
      const ended = trader.tenancies[0]?.ended;
      const signedOn = [
        addDays(agreedOn, -chance.between(...family.lead)),
        given.today,
        addDays(ended?.endedOn ?? given.today, -1),
      ].sort()[0];
      const person = chance.pick(people.filter((one) => one.storeAt === storeAt));
      return {
        person,
        trader,
        store: stores[storeAt] as DemoStore,
        family,
        signedOn: signedOn ?? given.today,
        agreedOn,
      };
    });
  });
}

/** Any day of the last eighteen months, weekends twice as often. */
function pickDay(chance: Chance, today: string): string {
  for (;;) {
    const day = addDays(today, -chance.between(0, monthsBackDays));
    if (isWeekend(day) || chance.happens(0.5)) return day;
  }
}

/** `SH260105-03`: the store, the day and the count of that day. */
function makeNumbers(): (sale: Sale) => string {
  const last = new Map<string, number>();
  return ({ store, signedOn }) => {
    const stem = `${store.code}${signedOn.slice(2).replaceAll('-', '')}`;
    const next = (last.get(stem) ?? 0) + 1;
    last.set(stem, next);
    return `${stem}-${String(next).padStart(2, '0')}`;
  };
}
