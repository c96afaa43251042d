// PAY-14: every file is valid by the facts of its schema, its sums and counts are those of its transfers, and it reads back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workAtOnce } from '#platform/work-in-slices';
import { readOrders } from '../../../../journeys/story-bank.ts';
import { at, readXml, textAt, type XmlNode } from '../bank-answers/read-xml.ts';
import type { BankPlace } from '../payees/payee.ts';
import { type Rule, rules } from './pain-001-schema.fixture.ts';
import { type BankOrder, decimal, writePain001 } from './write-pain-001.ts';

/** What the schema finds wrong, as paths; empty when valid. */
function faultsOf(node: XmlNode, parent = ''): string[] {
  const rule: Rule | undefined = rules[`${parent}/${node.name}`] ?? rules[node.name];
  const path = `${parent}/${node.name}`;
  if (!rule) return [`${path} is not in the schema`];
  const faults: string[] = [];
  for (const name of Object.keys(node.attributes)) if (!rule.attributes?.includes(name)) faults.push(`${path}@${name}`);
  for (const name of rule.attributes ?? []) if (!(name in node.attributes)) faults.push(`${path} lacks @${name}`);
  if (rule.text && (node.children.length > 0 || !rule.text(node.text)))
    faults.push(`${path} is not of its type: ${node.text}`);
  if (rule.children) {
    if (node.text.trim() !== '') faults.push(`${path} has text`);
    const order = rule.children.map(([name]) => name);
    const places = node.children.map((child) => order.indexOf(child.name));
    if (places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0))) faults.push(`${path} is out of order`);
    for (const [name, least, most] of rule.children) {
      const count = node.children.filter((child) => child.name === name).length;
      if (count < least || count > most) faults.push(`${path}/${name} stands ${count} times`);
    }
    if (rule.choice && node.children.length !== 1) faults.push(`${path} is a choice`);
  }
  return [...faults, ...node.children.flatMap((child) => faultsOf(child, node.name))];
}

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((text) => `N ${text}`);
const place: fc.Arbitrary<BankPlace> = fc.oneof(
  fc.record({
    scheme: fc.constant('iban' as const),
    holderName: name,
    account: fc.constant('DE89370400440532013000'),
    bankCode: fc.constantFrom(null, 'COBADEFFXXX'),
    bankName: fc.constant(null),
    shown: fc.constant(''),
  }),
  fc.record({
    scheme: fc.constant('cn' as const),
    holderName: name,
    account: fc.constant('6222020200112230004'),
    bankCode: fc.constantFrom(null, '102100099996'),
    bankName: name,
    shown: fc.constant(''),
  }),
  fc.record({
    scheme: fc.constant('ru' as const),
    holderName: name,
    account: fc.constant('40817810700000000001'),
    bankCode: fc.constant('044525225'),
    bankName: fc.option(name),
    shown: fc.constant(''),
  }),
);
const order: fc.Arbitrary<BankOrder> = fc.record({
  messageId: fc.stringMatching(/^[0-9a-f]{32}$/),
  madeAt: fc.constant('2014-07-10T02:00:00.123Z'),
  initiator: name,
  executeOn: fc.constant('2014-07-10'),
  from: place,
  currency: fc.constantFrom('CNY', 'RUB', 'JPY', 'KWD'),
  transfers: fc.array(
    fc.record({
      endToEndId: fc.stringMatching(/^[0-9a-f]{32}$/),
      amountMinor: fc.bigInt(1n, 10n ** 15n),
      to: place,
      remittance: name,
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

test('[PAY-14] whatever names, banks, currencies and amounts: valid, with the right sums and counts', () => {
  fc.assert(
    fc.property(order, (given) => {
      const file = workAtOnce(writePain001(given));
      const document = readXml(file);
      expect(faultsOf(document)).toEqual([]);
      const sum = decimal(
        given.transfers.reduce((total, { amountMinor }) => total + amountMinor, 0n),
        given.currency,
      );
      for (const part of ['GrpHdr', 'PmtInf']) {
        const head = at(document, 'CstmrCdtTrfInitn', part);
        expect([textAt(head, 'CtrlSum'), textAt(head, 'NbOfTxs')]).toEqual([sum, `${given.transfers.length}`]);
      }
      const read = readOrders(file);
      expect(read.messageId).toBe(given.messageId);
      expect(read.orders.map(({ endToEndId, amount, account }) => [endToEndId, amount, account])).toEqual(
        given.transfers.map(({ endToEndId, amountMinor, to }) => [
          endToEndId,
          decimal(amountMinor, given.currency),
          to.account,
        ]),
      );
      expect(workAtOnce(writePain001(given))).toBe(file);
    }),
    { numRuns: 300 },
  );
});

test('[PAY-14] the schema facts notice what is wrong', () => {
  const [given] = fc.sample(order, { numRuns: 1, seed: 7 });
  const file = workAtOnce(writePain001(given as BankOrder));
  const broken = [
    file.replace(/<CtrlSum>[^<]*<\/CtrlSum>/, '<CtrlSum>x</CtrlSum>'),
    file.replace('<PmtMtd>TRF</PmtMtd>', ''),
    file.replace(/(<NbOfTxs>\d+<\/NbOfTxs>)(<CtrlSum>[^<]*<\/CtrlSum>)/, '$2$1'),
    file.replace(/<EndToEndId>[^<]*/, `<EndToEndId>${'x'.repeat(36)}`),
    file.replace('<Dt>2014-07-10</Dt>', ''),
    file.replace('<BtchBookg>', '<Unknown/><BtchBookg>'),
  ];
  for (const text of broken) expect(faultsOf(readXml(text))).not.toEqual([]);
});

test('[PAY-14] amounts are written in the places of their currency', () => {
  expect([decimal(7n, 'CNY'), decimal(7_000_000n, 'CNY'), decimal(500n, 'JPY'), decimal(1n, 'KWD')]).toEqual([
    '0.07',
    '70000.00',
    '500',
    '0.001',
  ]);
});
