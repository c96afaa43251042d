// The receipt of a payment as it stands, and the customer's signature under it.
import type { z } from 'zod';
import type { receipt as shape } from '#api/flow/4-remedies.receipts';
import type { Snapshot, Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Ground, receiptReader, receiptWriter, type SignedReceipt } from './receipt-store.ts';
import { type ReceiptWording, wordReceipt } from './word-receipt.ts';

export type ReceiptShown = z.input<typeof shape>;
export interface Signature {
  name: string;
  strokes: string;
}

export interface WholeReceipt {
  ground: Ground;
  wording: ReceiptWording;
  signed: SignedReceipt | undefined;
}

/** Signed: the words that were signed. Refuses `payment.not_found` and `receipt.not_yet`. */
export async function readReceipt(snapshot: Snapshot, paymentId: Uuid, ofCase?: Uuid): Promise<WholeReceipt> {
  const ground = await receiptReader(snapshot).ground(paymentId, ofCase);
  const signed = await receiptReader(snapshot).ofPayment(paymentId);
  return { ground, wording: signed?.wording ?? wordReceipt(ground), signed };
}

export function receiptShown(paymentId: Uuid, { ground, wording, signed }: WholeReceipt): ReceiptShown {
  return {
    paymentId: idOf('pay', paymentId),
    language: signed?.language ?? ground.language,
    title: wording.title,
    paragraphs: wording.paragraphs,
    lines: wording.lines.map(({ head, name, amountMinor }) => ({ head, name, amountMinor })),
    total: { amountMinor: wording.totalMinor, currency: wording.currency },
    signedBy: signed?.signedBy ?? null,
    signedAt: signed?.signedAt ?? null,
  };
}

/** PAY-13. Refuses besides `receipt.signed_already`; nothing it says changes afterwards, whatever becomes of the payment. */
export async function signReceiptIn(
  tx: Tx,
  paymentId: Uuid,
  { name, strokes }: Signature,
  { via, ofCase }: { via: 'customer' | 'desk'; ofCase?: Uuid },
): Promise<ReceiptShown> {
  const whole = await readReceipt(tx, paymentId, ofCase);
  if (whole.signed) throw refuse('receipt.signed_already', { signedAt: whole.signed.signedAt });
  const signed: SignedReceipt = {
    receiptId: makeUuid(),
    paymentId,
    language: whole.ground.language,
    wording: whole.wording,
    signedBy: name,
    strokes,
    via,
    signedAt: tx.at.toISOString(),
  };
  if (!(await receiptWriter(tx).add(signed))) throw refuse('receipt.signed_already', { signedAt: signed.signedAt });
  const { caseId } = whole.ground;
  recordFact(tx, 'receipt.signed', caseId, {
    paymentId: idOf('pay', paymentId),
    caseId: idOf('cas', caseId),
    receiptId: idOf('rcp', signed.receiptId),
    signedBy: name,
    via,
  });
  return receiptShown(paymentId, { ...whole, signed });
}
