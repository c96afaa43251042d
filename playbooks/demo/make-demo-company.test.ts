import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { languages } from '#api/values';
import { addDays, daysBetween } from './days.ts';
import type { DemoCompany } from './demo-company.ts';
import { makeDemoCompany } from './make-demo-company.ts';
import { merchantList } from './merchant-list.ts';

const today = '2026-03-18';
const make = (more = {}) => makeDemoCompany({ seed: 'demo', today, language: 'zh-CN', ...more });
const text = (company: DemoCompany) =>
  JSON.stringify(company, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
const conductOf = (legalName = '') => merchantList.find((one) => one.legalName === legalName)?.conduct;
const demo = make();
const waiting = demo.contracts.filter(({ deliveredAt, cancelledOn }) => !deliveredAt && !cancelledOn);
const overdue = waiting.filter(({ deliverAgreedOn = '' }) => deliverAgreedOn < today);

test('[COMP-7] the same seed, day and language make the same company, another seed another', () => {
  expect(text(make())).toBe(text(demo));
  expect(text(make({ seed: 'other' }))).not.toBe(text(demo));
});

test('[COMP-7] it moves with the day it is made on', () => {
  const nextYear = make({ today: addDays(today, 364) });
  const ages = ({ contracts }: DemoCompany, day: string) =>
    contracts.map(({ signedOn = day }) => daysBetween(signedOn, day));
  expect(ages(nextYear, addDays(today, 364))).toEqual(ages(demo, today));
});

test.each(languages)('there is enough to look at, in %s', (language) => {
  const { stores, merchants, contracts, staff } = make({ language });
  expect([stores.length, merchants.length, staff.length, contracts.length]).toEqual([3, 25, 9, 1_500]);
  expect(new Set(contracts.map(({ customer }) => customer?.phone)).size).toBeGreaterThan(1_150);
  expect(new Set(contracts.map(({ number, merchant }) => `${number} ${merchant}`)).size).toBe(1_500);
  for (const script of [/\p{Script=Han}/u, /\p{Script=Cyrillic}/u, /^[A-Z][a-z]+ /])
    expect(contracts.filter(({ customer }) => script.test(customer?.name ?? '')).length).toBeGreaterThan(20);
});

test('nothing happened after today, or before it could', () => {
  for (const {
    signedOn = '',
    deliverAgreedOn = '',
    deliveredAt = '',
    installedAt = '',
    installAgreedOn,
    complainedOn,
    cancelledOn,
  } of demo.contracts) {
    expect(signedOn <= today && signedOn >= addDays(today, -620)).toBe(true);
    expect(deliverAgreedOn >= signedOn).toBe(true);
    for (const at of [deliveredAt, installedAt])
      if (at) expect(at.slice(0, 10) < today && at.slice(0, 10) >= signedOn).toBe(true);
    if (installedAt) expect(installedAt >= deliveredAt && installAgreedOn !== undefined).toBe(true);
    for (const day of [complainedOn, cancelledOn]) if (day) expect(day <= today && day > signedOn).toBe(true);
  }
});

test('most is delivered in time, some late, some overdue', () => {
  const due = demo.contracts.filter(({ deliverAgreedOn = '', cancelledOn }) => deliverAgreedOn < today && !cancelledOn);
  const late = due.filter(
    ({ deliveredAt, deliverAgreedOn = '' }) => deliveredAt && deliveredAt.slice(0, 10) > deliverAgreedOn,
  );
  expect(late.length / due.length).toBeGreaterThan(0.05);
  expect(late.length / due.length).toBeLessThan(0.18);
  expect(overdue.length / due.length).toBeLessThan(0.06);
  expect(overdue.every(({ deliverAgreedOn = '' }) => deliverAgreedOn > addDays(today, -90))).toBe(true);
  expect(waiting.length - overdue.length).toBeGreaterThan(40);
  expect(demo.contracts.filter(({ complainedOn }) => complainedOn).length).toBeGreaterThan(30);
});

test.each(Array.from({ length: 12 }, (_, month) => addDays(today, 31 * month)))(
  'made on %s, one merchant is silent, one has left and two are about to',
  (day) => {
    const { merchants, contracts } = make({ today: day });
    const open = contracts.filter(({ deliveredAt, cancelledOn }) => !deliveredAt && !cancelledOn);
    const late = open.filter(({ deliverAgreedOn = '' }) => deliverAgreedOn < day);
    const silent = late.filter(({ merchant }) => conductOf(merchant) === 'silent');
    expect(silent.length).toBeGreaterThanOrEqual(15);
    expect(silent.filter(({ complainedOn }) => complainedOn)).toEqual([]);
    expect(late.some(({ merchant, complainedOn }) => conductOf(merchant) !== 'silent' && complainedOn)).toBe(true);
    const tenancies = merchants.flatMap(({ legalName, tenancies: all }) => all.map((one) => ({ legalName, ...one })));
    const left = tenancies.filter(({ ended }) => ended);
    const leaving = tenancies.filter(({ leaseEndsOn, ended }) => !ended && leaseEndsOn <= addDays(day, 45));
    expect([left.length, leaving.length]).toEqual([1, 2]);
    for (const { legalName } of [...left, ...leaving])
      expect(open.filter(({ merchant }) => merchant === legalName).length).toBeGreaterThanOrEqual(4);
    for (const { number, signedOn = '' } of contracts.filter(({ merchant }) => merchant === left[0]?.legalName))
      expect(signedOn <= (left[0]?.ended?.endedOn ?? ''), number).toBe(true);
  },
);

test('phones can be read, and the amount of a contract is that of its lines', () => {
  for (const { customer, lines = [], amount } of demo.contracts) {
    expect(parsePhoneNumberFromString(customer?.phone ?? '')?.isValid(), customer?.phone).toBe(true);
    expect(lines.reduce((sum, line) => sum + (line.amount?.amountMinor ?? 0n), 0n)).toBe(amount?.amountMinor);
  }
  const phones = [...demo.merchants, ...demo.staff].map(({ phone }) => parsePhoneNumberFromString(phone)?.isValid());
  expect(phones.every(Boolean)).toBe(true);
});
