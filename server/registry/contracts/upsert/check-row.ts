// Whether a row may go in at all: pure, and before anything is registered for it, so that a refused row leaves nothing behind.
import { dayAt } from '#platform/calendar/zone-offsets';
import { moneyKept } from '../../money-shown.ts';
import { isDoneInFuture, isSignedInFuture, mayCancel, strayCurrency } from '../contract-rules.ts';
import type { ImportedContract, RowRefusal } from '../imported-contract.ts';

/** What is known of the contract the row speaks of; nothing, for a new one. */
export interface RowStanding {
  signedOn: string;
  cancelledOn: string | null;
  currency: string | null;
}

/** Longest texts by field, as the API takes them: longer ones do not fit the indexes. */
const lengths: Partial<Record<keyof ImportedContract, number>> = {
  number: 100,
  city: 120,
  merchant: 300,
  brand: 200,
  store: 200,
  family: 200,
  note: 2000,
};
const customerLengths = { name: 200, phone: 40, email: 254, address: 500 } as const;
const lineLengths = { description: 500, sku: 100, productName: 300, family: 200 } as const;

/** The first reason against the row, or undefined. `timeZone` is the place's; `at` our clock. */
export function checkRow(
  row: ImportedContract,
  known: RowStanding | undefined,
  timeZone: string,
  at: Date,
): RowRefusal | undefined {
  return checkTexts(row) ?? checkWhole(row, known) ?? checkDays(row, known, dayAt(at.getTime(), timeZone), at);
}

function checkTexts(row: ImportedContract): RowRefusal | undefined {
  const invalid = (field: keyof ImportedContract): RowRefusal => ({ code: 'input.invalid', facts: {}, field });
  for (const [field, longest] of Object.entries(lengths) as [keyof ImportedContract, number][])
    if (isBad(row[field] as string | undefined, longest)) return invalid(field);
  const { customer, lines = [], voucher } = row;
  if (customer) {
    for (const [part, longest] of Object.entries(customerLengths) as [keyof typeof customerLengths, number][])
      if (isBad(customer[part], longest)) return invalid('customer');
    if (customer.phone !== undefined && !/^\+\d{4,17}$/.test(customer.phone))
      return { code: 'phone.unreadable', facts: { phone: customer.phone }, field: 'customer' };
  }
  for (const line of lines) {
    for (const [part, longest] of Object.entries(lineLengths) as [keyof typeof lineLengths, number][])
      if (isBad(line[part], longest)) return invalid('lines');
    if (line.serials?.some((serial) => isBad(serial, 100))) return invalid('lines');
    if (line.quantity !== undefined && !(line.quantity > 0 && line.quantity <= 1_000_000)) return invalid('lines');
  }
  return isBad(voucher?.number, 100) ? invalid('voucher') : undefined;
}

/** Empty, too long, or with the one character PostgreSQL cannot keep. */
function isBad(text: string | undefined, longest: number): boolean {
  return text !== undefined && (text === '' || text.length > longest || text.includes('\0'));
}

function checkWhole(row: ImportedContract, known: RowStanding | undefined): RowRefusal | undefined {
  const missing = (field: 'signedOn' | 'customer'): RowRefusal => ({
    code: 'contract.incomplete',
    facts: { field },
    field,
  });
  if (!known && row.signedOn === undefined) return missing('signedOn');
  if (!known && row.customer === undefined) return missing('customer');
  const amounts = [
    ...(row.amount === undefined && known ? [{ amountMinor: null, currency: known.currency }] : []),
    ...[row.amount, ...(row.lines ?? []).map(({ amount }) => amount), row.voucher?.amount].map(moneyKept),
  ];
  const stray = strayCurrency(amounts);
  return stray ? { code: 'money.mixed_currencies', facts: { currency: stray }, field: 'amount' } : undefined;
}

function checkDays(
  row: ImportedContract,
  known: RowStanding | undefined,
  today: string,
  at: Date,
): RowRefusal | undefined {
  const { signedOn = known?.signedOn ?? today, cancelledOn, complainedOn } = row;
  if (isSignedInFuture(signedOn, today))
    return { code: 'contract.signed_in_future', facts: { signedOn }, field: 'signedOn' };
  for (const field of ['deliveredAt', 'installedAt', 'performedAt'] as const) {
    const done = row[field];
    if (done !== undefined && isDoneInFuture(done, at)) return { code: 'obligation.in_future', facts: {}, field };
  }
  if (cancelledOn !== undefined && cancelledOn !== known?.cancelledOn) {
    const answer = mayCancel({ signedOn, cancelledOn: null }, cancelledOn, today);
    if (answer === 'in_future')
      return { code: 'contract.cancelled_in_future', facts: { cancelledOn }, field: 'cancelledOn' };
    if (answer === 'before_signing')
      return { code: 'contract.cancelled_before_signing', facts: { signedOn }, field: 'cancelledOn' };
  }
  if (complainedOn !== undefined && complainedOn > today)
    return { code: 'complaint.in_future', facts: { complainedOn }, field: 'complainedOn' };
  return undefined;
}
