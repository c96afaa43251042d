// The chart of accounts (domain table "Ledger: advance compensation, goodwill, warranty"), with the side each grows on.

export type Side = 'debit' | 'credit';

export interface AccountKind {
  /** The side on which the account grows. */
  normal: Side;
  /** Whether it may stand on the other side. A bank account may be overdrawn, a deposit may not. */
  mayGoBelowZero: boolean;
  perParty: boolean;
}

const asset = (perParty = false): AccountKind => ({ normal: 'debit', mayGoBelowZero: false, perParty });
const liability = (perParty = false): AccountKind => ({ normal: 'credit', mayGoBelowZero: false, perParty });
const either = (normal: Side, perParty = false): AccountKind => ({ normal, mayGoBelowZero: true, perParty });

export const chart = {
  /** Bank. */
  '1010': either('debit'),
  /** Receivable from merchants, by recourse. */
  '1210': asset(true),
  /** Receivable from suppliers, insurers, carriers. */
  '1220': asset(true),
  /** Receivable from staff. */
  '1230': asset(true),
  /** Allowance for credit loss, against 1210. */
  '1290': liability(true),
  '1310': either('debit'),
  '1320': either('debit'),
  /** Compensation payable to customers. */
  '2110': liability(),
  /** Deposits of merchants. */
  '2120': liability(true),
  /** Prices collected for merchants and not yet passed on. */
  '2125': liability(true),
  /** Provision for warranty. */
  '2210': liability(),
  /** Extended warranties sold and not yet earned. */
  '2310': liability(),
  '4100': either('credit'),
  '4900': either('credit'),
  '5100': either('debit'),
  '5200': either('debit'),
  '5300': either('debit'),
  '5400': either('debit'),
  '5500': either('debit'),
} as const satisfies Record<string, AccountKind>;

export type AccountCode = keyof typeof chart;

/** The sign PostgreSQL holds the account to: 1 grows by debits, -1 by credits, 0 may stand on either side. */
export function floorSide(code: AccountCode): -1 | 0 | 1 {
  const kind: AccountKind = chart[code];
  if (kind.mayGoBelowZero) return 0;
  return kind.normal === 'debit' ? 1 : -1;
}
