// The mark of a row's whole content: the same row again is known by it without comparing anything (REG-14).
import { hash } from 'node:crypto';
import type { ImportedContract, ImportedLine, ImportedVoucher } from '../imported-contract.ts';

/** Sixteen bytes; equal for equal content, in whatever order the fields were set, and different for different content. */
export function rowDigest(row: ImportedContract): Buffer {
  const { customer, lines, amount, voucher, ...plain } = row;
  const content = [
    inOrder(plain),
    customer && inOrder(customer),
    lines?.map(lineContent),
    amount && inOrder(amount),
    voucher && voucherContent(voucher),
  ];
  return hash('sha256', JSON.stringify(content), 'buffer').subarray(0, 16);
}

function lineContent({ amount, serials, ...plain }: ImportedLine) {
  return [inOrder(plain), amount && inOrder(amount), serials];
}

function voucherContent({ amount, ...plain }: ImportedVoucher) {
  return [inOrder(plain), amount && inOrder(amount)];
}

/** Fields that are set, sorted by name, as one flat list. */
function inOrder(fields: object): string[] {
  const named = fields as Record<string, unknown>;
  const names = Object.keys(named).filter((name) => named[name] !== undefined);
  return names.sort().flatMap((name) => [name, `${named[name]}`]);
}
