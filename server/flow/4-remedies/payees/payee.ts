// Where a customer wants the money, or where the company pays from: one shape for the three ways accounts are written.
import type { AccountScheme, BankAccount } from '#api/flow/4-remedies.accounts';
import { russianCurrencies } from '#api/flow/4-remedies.accounts';
import type { Uuid } from '#platform/ids/make-id';

export interface BankPlace {
  holderName: string;
  scheme: AccountScheme;
  /** The IBAN, or the account number. */
  account: string;
  /** BIC, CNAPS code or BIK. */
  bankCode: string | null;
  bankName: string | null;
  /** All that people are shown of it (PAY-4). */
  shown: string;
}

export interface Payee extends BankPlace {
  payeeId: Uuid;
  caseId: Uuid;
  via: 'customer' | 'desk';
  givenBy: string;
  givenAt: string;
}

export function placeOf(given: BankAccount): BankPlace {
  const { scheme, holderName } = given;
  if (scheme === 'iban')
    return { scheme, holderName, account: given.iban, bankCode: given.bic, bankName: null, shown: mask(given.iban, 2) };
  const { account } = given;
  const bankCode = scheme === 'cn' ? given.cnaps : given.bik;
  return { scheme, holderName, account, bankCode, bankName: given.bankName, shown: mask(account, 0) };
}

/** `DE•• 4321`: the country of an IBAN and the last four signs. */
export function mask(account: string, head: number): string {
  return `${account.slice(0, head)}•• ${account.slice(-4)}`;
}

/** Whether the account can be kept in the currency. Only a Russian number tells its own. */
export function keepsCurrency({ scheme, account }: BankPlace, currency: string): boolean {
  if (scheme !== 'ru') return true;
  const told = russianCurrencies[account.slice(5, 8)];
  return told === undefined || told === currency;
}
