// The door of the ledger.
export type { AccountCode } from './chart.ts';
export { type ClosedMonth, closeMonth } from './close-month.ts';
export { type Balance, ledgerReader, proveBooks } from './ledger-reader.ts';
export { postTransfers } from './post-transfers.ts';
export { reverseTransfer } from './reverse-transfer.ts';
export type { AccountName, Transfer } from './transfer.ts';
