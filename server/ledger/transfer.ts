// The noun of the ledger: one transfer, and what must be true of it before it is posted.
import { assert } from '#platform/assert';
import type { Uuid } from '#platform/ids/make-id';
import { type AccountCode, chart } from './chart.ts';

/** A code of the chart, for one party where the chart keeps it per party. */
export interface AccountName {
  code: AccountCode;
  party?: Uuid;
}

export interface Transfer {
  /** Made by whoever wants the money moved, and kept by them before they ask: the same id twice moves it once. */
  transferId: Uuid;
  debit: AccountName;
  credit: AccountName;
  amountMinor: bigint;
  currency: string;
  /** The day it is booked on. */
  bookedOn: string;
  /** What happened, in the words of the domain: `advance_compensation.decided`. */
  event: string;
  /** What the money is about: case, incident, merchant, customer, cause, policy version; public ids. */
  about: Readonly<Record<string, string>>;
  reverses?: Uuid;
}

export const nobody = '00000000-0000-0000-0000-000000000000' as Uuid;

/** LEDGER-1. A transfer that breaks it is a bug of the caller, never the wish of a user. */
export function assertPostable(transfer: Transfer): void {
  assert(transfer.amountMinor > 0n, 'LEDGER-1 an amount is a positive number of minor units');
  assert(transfer.amountMinor < 10n ** 18n, 'LEDGER-1 an amount fits eighteen digits');
  assert(/^[A-Z]{3}$/.test(transfer.currency), 'LEDGER-1 a transfer has one currency');
  assert(keyOf(transfer.debit) !== keyOf(transfer.credit), 'LEDGER-1 the accounts of a transfer differ');
  for (const name of [transfer.debit, transfer.credit]) {
    assert(
      chart[name.code].perParty === (name.party !== undefined),
      `LEDGER-1 account ${name.code} is kept per party or for nobody`,
    );
  }
}

export function keyOf(name: AccountName): string {
  return `${name.code} ${name.party ?? nobody}`;
}
