// What a row of an imported file says about one contract, already parsed; and how the registry answers each row.
// Rows of a file that together make one contract (a line each) are joined by whoever reads the file.

import type { Uuid } from '#platform/ids/make-id';
import type { Money } from '#platform/money/money-types';

export interface ImportedLine {
  description: string;
  /** A product is found again by its SKU, without one by its name; a new one is registered. */
  sku?: string;
  productName?: string;
  family?: string;
  quantity?: number;
  amount?: Money;
  serials?: string[];
}

export interface ImportedVoucher {
  kind: 'receipt' | 'transfer' | 'card' | 'cash' | 'invoice' | 'other';
  number?: string;
  paidOn?: string;
  amount?: Money;
}

/**
 * One contract of a file. What is absent was not said and leaves the contract as it is; a new contract needs `signedOn` and
 * `customer.name`. Texts are trimmed and not empty, days `2014-01-30`, instants ISO 8601 with offset, phones in E.164.
 */
export interface ImportedContract {
  number: string;
  signedOn?: string;
  customer?: { name: string; phone?: string; email?: string; address?: string };
  city?: string;
  /** Legal name of the selling firm. */
  merchant?: string;
  brand?: string;
  store?: string;
  /** Product family of the whole contract, when the lines have none. */
  family?: string;
  lines?: ImportedLine[];
  amount?: Money;
  /** A day (the whole of it may be used) or an exact moment, never both. */
  deliverAgreedOn?: string;
  deliverAgreedAt?: string;
  installAgreedOn?: string;
  installAgreedAt?: string;
  performAgreedOn?: string;
  performAgreedAt?: string;
  deliveredAt?: string;
  installedAt?: string;
  performedAt?: string;
  cancelledOn?: string;
  voucher?: ImportedVoucher;
  complainedOn?: string;
  note?: string;
}

/** Why a row was refused: a code of the refusals catalogue, its data, and the field at fault. */
export interface RowRefusal {
  code: string;
  facts: Record<string, unknown>;
  field: keyof ImportedContract;
}

/** One per row, in the order of the rows. */
export type ContractOutcome =
  | { outcome: 'added' | 'changed' | 'unchanged'; contractId: Uuid }
  | { outcome: 'refused'; refusal: RowRefusal };

/** What makes two rows the same contract: the number, and the merchant where one is named. */
export function naturalKey(row: Pick<ImportedContract, 'number' | 'merchant'>): string {
  return `${row.number}\n${row.merchant ?? ''}`;
}
