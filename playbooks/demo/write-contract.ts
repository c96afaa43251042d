// A sale as the registry takes it in: number, lines, amount, payment and the course it took.
import type { ImportedContract } from '#registry';
import type { Chance } from './chance.ts';
import type { DemoGiven, DemoStore } from './demo-company.ts';
import type { DemoTrader } from './make-merchants.ts';
import type { DemoPerson } from './make-people.ts';
import type { DemoFamily } from './product-list.ts';
import { runCourse } from './run-course.ts';

export interface Sale {
  person: DemoPerson;
  trader: DemoTrader;
  store: DemoStore;
  family: DemoFamily;
  signedOn: string;
  agreedOn: string;
}

export function writeContract(
  chance: Chance,
  { today, language }: DemoGiven,
  sale: Sale,
  number: string,
): ImportedContract {
  const { person, trader, store, family, signedOn, agreedOn } = sale;
  const conduct = trader.onList.conduct;
  const lines = makeLines(chance, trader, family, language);
  const minor = lines.reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0n), 0n);
  const paid = chance.happens(0.7) ? minor : (minor * 3n) / 10n;
  const { name, phone, email, address } = person;
  return {
    number,
    signedOn,
    customer: { name, phone, address, ...(email === undefined ? {} : { email }) },
    city: store.city,
    merchant: trader.legalName,
    brand: trader.brand,
    store: store.name,
    lines,
    amount: { amountMinor: minor, currency: 'CNY' },
    voucher: {
      kind: chance.pick(['receipt', 'transfer', 'card'] as const),
      number: `${number.replace('-', '')}P`,
      paidOn: signedOn,
      amount: { amountMinor: paid, currency: 'CNY' },
    },
    ...runCourse(chance, { today, signedOn, agreedOn, installed: family.installed, conduct }),
  };
}

function makeLines(
  chance: Chance,
  trader: DemoTrader,
  family: DemoFamily,
  language: DemoGiven['language'],
): NonNullable<ImportedContract['lines']> {
  const howMany = Math.min(family.products.length, chance.happens(0.7) ? 1 : 2);
  const from = chance.between(0, family.products.length - 1);
  return Array.from({ length: howMany }, (_, at) => {
    const product = family.products[(from + at) % family.products.length] as DemoFamily['products'][number];
    const yuan = Math.round(chance.between(...product.price) / 10) * 10;
    const quantity = chance.happens(0.8) ? 1 : 2;
    // Every brand has its own article of a kind.
    const name = `${trader.brand} ${product.name[language]}`;
    const sku = `${trader.registrationNumber.slice(-2)}-${product.sku}`;
    const amount = { amountMinor: BigInt(yuan * quantity) * 100n, currency: 'CNY' };
    return { description: name, productName: name, sku, family: family.name[language], quantity, amount };
  });
}
