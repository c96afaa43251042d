// A sales contract: who and what it is about, what it promises to be done, and the state that follows from what has been done.
import { dayAt } from '#platform/calendar/zone-offsets';
import { makeUuid, type Uuid } from '#platform/ids/make-id';

export const obligationKinds = ['deliver', 'install', 'perform'] as const;
export type ObligationKind = (typeof obligationKinds)[number];
export type ContractState =
  | 'awaiting_delivery'
  | 'awaiting_installation'
  | 'awaiting_performance'
  | 'fulfilled'
  | 'cancelled';
export const voucherKinds = ['receipt', 'transfer', 'card', 'cash', 'invoice', 'other'] as const;
export type VoucherKind = (typeof voucherKinds)[number];

/** Money in two columns: both or neither. */
export interface MoneyKept {
  amountMinor: bigint | null;
  currency: string | null;
}
export interface KnownObligation {
  obligationId: Uuid;
  kind: ObligationKind;
  agreedOn: string | null;
  agreedAt: string | null;
  /** The day of the place what was agreed falls on. */
  dueOn: string | null;
  fulfilledAt: string | null;
  proof: string | null;
}
export interface KnownLine extends MoneyKept {
  lineId: Uuid;
  description: string;
  productId: Uuid | null;
  quantity: number;
  serials: readonly string[];
}
export interface KnownVoucher extends MoneyKept {
  voucherId: Uuid;
  kind: VoucherKind;
  number: string | null;
  paidOn: string | null;
}
export interface ContractHead extends MoneyKept {
  contractId: Uuid;
  number: string;
  signedOn: string;
  personId: Uuid;
  firmId: Uuid | null;
  brandId: Uuid | null;
  storeId: Uuid | null;
  city: string | null;
  family: string | null;
  deliverTo: string | null;
  note: string | null;
  cancelledOn: string | null;
  cancelReason: string | null;
  firstComplainedOn: string | null;
}
export interface WholeContract extends ContractHead {
  lines: readonly KnownLine[];
  obligations: readonly KnownObligation[];
  vouchers: readonly KnownVoucher[];
}

const awaiting: Record<ObligationKind, ContractState> = {
  deliver: 'awaiting_delivery',
  install: 'awaiting_installation',
  perform: 'awaiting_performance',
};
type Standing = Pick<KnownObligation, 'kind' | 'dueOn' | 'fulfilledAt'>;

/** The first open kind in the order deliver, install, perform names the state; with nothing open it is fulfilled (REG-10). */
export function stateOf(obligations: readonly Standing[], cancelledOn: string | null): ContractState {
  if (cancelledOn !== null) return 'cancelled';
  const open = obligationKinds.find((kind) =>
    obligations.some((obligation) => obligation.kind === kind && obligation.fulfilledAt === null),
  );
  return open ? awaiting[open] : 'fulfilled';
}

/** The earliest day something still open is due; null when nothing is, or the contract is cancelled (REG-10). */
export function nextDueOn(obligations: readonly Standing[], cancelledOn: string | null): string | null {
  if (cancelledOn !== null) return null;
  const days = obligations.flatMap(({ fulfilledAt, dueOn }) => (fulfilledAt === null && dueOn !== null ? [dueOn] : []));
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first));
}

/** When an obligation is due as the calendar on the wall of the place shows it. */
export function dueDay(agreed: { agreedOn: string | null; agreedAt: string | null }, timeZone: string): string | null {
  return agreed.agreedOn ?? (agreed.agreedAt === null ? null : dayAt(Date.parse(agreed.agreedAt), timeZone));
}

/** A new obligation of a contract whose place is in `timeZone`. */
export function newObligation(
  given: Pick<KnownObligation, 'kind' | 'agreedOn' | 'agreedAt'> & { fulfilledAt?: string | null },
  timeZone: string,
): KnownObligation {
  const { kind, agreedOn, agreedAt, fulfilledAt = null } = given;
  const agreed = { agreedOn, agreedAt: agreedAt === null ? null : inUtc(agreedAt) };
  return { obligationId: makeUuid(), kind, ...agreed, dueOn: dueDay(agreed, timeZone), fulfilledAt, proof: null };
}

/** One spelling of an instant, as the database answers it: UTC, fractions only when there are any. */
export function inUtc(instant: string): string {
  return new Date(instant).toISOString().replace(/\.?0+Z$/, 'Z');
}
