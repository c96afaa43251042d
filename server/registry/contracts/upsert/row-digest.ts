// The mark of a row's whole content: the same row again is known by it without comparing anything (REG-14).
import { hash } from 'node:crypto';
import type { Money } from '#platform/money/money-types';
import type { ImportedContract, ImportedLine } from '../imported-contract.ts';

type Plain = Exclude<keyof ImportedContract, 'customer' | 'lines' | 'amount' | 'voucher'>;

/** Every field once, in an order of our own: the compiler misses none, and what was set first does not matter. */
const plain = Object.keys({
  number: true,
  signedOn: true,
  city: true,
  merchant: true,
  brand: true,
  store: true,
  family: true,
  deliverAgreedOn: true,
  deliverAgreedAt: true,
  installAgreedOn: true,
  installAgreedAt: true,
  performAgreedOn: true,
  performAgreedAt: true,
  deliveredAt: true,
  installedAt: true,
  performedAt: true,
  cancelledOn: true,
  complainedOn: true,
  note: true,
} satisfies Record<Plain, true>) as Plain[];

/** Whoever reads a file asks for it to see repeats, and the one who writes the row asks again. */
const made = new WeakMap<ImportedContract, Buffer>();

/** Sixteen bytes; equal for equal content, in whatever order the fields were set, and different for different content. */
export function rowDigest(row: ImportedContract): Buffer {
  const known = made.get(row) ?? digestOf(row);
  made.set(row, known);
  return known;
}

function digestOf(row: ImportedContract): Buffer {
  const { customer, lines, amount, voucher } = row;
  const content = [
    plain.map((name) => row[name]),
    customer && [customer.name, customer.phone, customer.email, customer.address],
    lines?.map(lineContent),
    moneyContent(amount),
    voucher && [voucher.kind, voucher.number, voucher.paidOn, moneyContent(voucher.amount)],
  ];
  return hash('sha256', JSON.stringify(content), 'buffer').subarray(0, 16);
}

function lineContent({ description, sku, productName, family, quantity, amount, serials }: ImportedLine) {
  return [description, sku, productName, family, quantity, moneyContent(amount), serials];
}

function moneyContent(money: Money | undefined) {
  return money && [`${money.amountMinor}`, money.currency];
}
