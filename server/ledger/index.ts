// The door of the ledger.
export type { AccountCode } from './chart.ts';
export { type ClosedMonth, closeMonth, proofHolds } from './close-month.ts';
export { type Balance, ledgerReader, proveBooks } from './ledger-reader.ts';
export {
  closedMonths,
  closedUntil,
  findTransfers,
  readMovements,
  type TransferShown,
  trialBalance,
} from './ledger-views.ts';
export { postTransfers } from './post-transfers.ts';
export { reverseTransfer } from './reverse-transfer.ts';
export type { AccountName, Transfer } from './transfer.ts';
