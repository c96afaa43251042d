// What a shop's event tells, whichever words the shop uses: the one form that becomes verbs of the registry.

export interface ToldLine {
  lineRef: string;
  sku: string | null;
  description: string;
  vendor: string | null;
  quantity: number;
  /** A decimal of the order's currency, of the whole line. */
  amount: string | null;
  /** False for a service: no parcel brings it. */
  isDelivered: boolean;
}

export interface ToldOrder {
  kind: 'ordered';
  orderRef: string;
  number: string;
  placedAt: string;
  currency: string;
  channel: string | null;
  /** `country`: of a phone written without its code, ISO 3166-1; null when the shop does not say. */
  customer: { name: string; phone: string | null; country: string | null; email: string | null };
  city: string | null;
  deliverTo: string | null;
  deliverBy: string | null;
  installBy: string | null;
  note: string | null;
  amount: string | null;
  lines: ToldLine[];
}

/** Null where all lines of the order are meant. */
type SomeLines = { lineRef: string; quantity: number }[] | null;

/** `partRef` names the parcel or the return. A parcel's order may be known only from the event that packed it. */
export type Told =
  | ToldOrder
  | { kind: 'packed'; orderRef: string; partRef: string }
  | { kind: 'delivered'; orderRef: string | null; partRef: string; at: string; proof: string | null; lines: SomeLines }
  | { kind: 'installed'; orderRef: string; at: string }
  | { kind: 'returned'; orderRef: string; partRef: string; at: string; note: string | null; lines: SomeLines }
  | { kind: 'cancelled'; orderRef: string; at: string; reason: string }
  /** Nothing of it is ours. */
  | { kind: 'passed' };

/** The event around what it tells: its id by which it is taken once, its name, its moment. */
export interface Envelope {
  eventRef: string;
  name: string;
  happenedAt: string;
}
