// How a decision is booked: which part is a receivable, which our own loss (domain table "Ledger", 2a, 2b, 12, 14). Pure.
import type { AccountCode } from '#ledger';
import type { RecoveryPolicy } from '../books/recovery-policy.ts';

export type Head = 'refund' | 'penalty' | 'consequential' | 'goodwill';
export interface DecidedLine {
  head: Head;
  amountMinor: bigint;
  rule: string;
}
/** One debit against 2110; `receivable` stands for the bearer's account. */
export interface BookedLine {
  debit: 'receivable' | AccountCode;
  head: Head;
  rule: string;
  amountMinor: bigint;
}

/** Where the unrecoverable part of a head is an expense: goodwill 5200, penalties 5500, the rest 5300. */
export function expenseOf(head: Head): AccountCode {
  return head === 'goodwill' ? '5200' : head === 'penalty' ? '5500' : '5300';
}

/**
 * Whether a line is taken back from a merchant. A penalty paid for the merchant passes to the payer with the claim (CN Civil Code
 * art. 524), unless the company bears penalties itself; goodwill is ours always (F3).
 */
export function isRecoverable(head: Head, policy: Pick<RecoveryPolicy, 'penalties'>): boolean {
  return head !== 'goodwill' && (head !== 'penalty' || policy.penalties === 'recourse');
}

export function recoverableOf(lines: readonly DecidedLine[], hasMerchant: boolean, policy: RecoveryPolicy): bigint {
  if (!hasMerchant) return 0n;
  return lines.reduce((sum, { head, amountMinor }) => (isRecoverable(head, policy) ? sum + amountMinor : sum), 0n);
}

/**
 * REC-1. `securedMinor` is what deposit and held money still secure; under `secured_loss` the receivable ends there, and the rest is
 * our loss until money comes back. The parts of the lines add up to the lines.
 */
export function bookLines(
  lines: readonly DecidedLine[],
  hasMerchant: boolean,
  policy: RecoveryPolicy,
  securedMinor: bigint,
): BookedLine[] {
  let secured = policy.recourse === 'loss' ? 0n : policy.recourse === 'secured_loss' ? securedMinor : undefined;
  return lines.flatMap(({ head, rule, amountMinor }) => {
    const recoverable = hasMerchant && isRecoverable(head, policy);
    if (!recoverable) return [{ debit: expenseOf(head), head, rule, amountMinor }];
    const booked = secured === undefined || secured > amountMinor ? amountMinor : secured;
    if (secured !== undefined) secured -= booked;
    const parts: BookedLine[] = [
      { debit: 'receivable', head, rule, amountMinor: booked },
      // What a merchant answers for and we do not book is a loss of advance compensation, whatever its head (2b).
      { debit: '5300', head, rule, amountMinor: amountMinor - booked },
    ];
    return parts.filter((part) => part.amountMinor > 0n);
  });
}
