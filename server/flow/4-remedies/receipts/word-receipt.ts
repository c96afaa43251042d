// Words a receipt for its reader: names, days and amounts filled into the sentences that are true of this payment. Pure.
import { fillText } from '#api/texts/fill-text';
import type { Language } from '#api/values';
import { decimal } from '../bank-files/write-pain-001.ts';
import type { PaymentLine } from '../payments/customer-payment.ts';
import { receiptTexts } from './receipt-texts.ts';

/** What a receipt is about, as the registry and the payment know it. */
export interface ReceiptGround {
  language: Language;
  company: string;
  person: string;
  seller: string | null;
  contract: string;
  signedOn: string;
  account: string;
  paidOn: string | null;
  currency: string;
  lines: readonly PaymentLine[];
}

/** As it is shown and, once signed, kept for ever (PAY-13). */
export interface ReceiptWording {
  title: string;
  paragraphs: string[];
  lines: { head: PaymentLine['head']; name: string; amountMinor: string; amount: string }[];
  total: string;
  totalMinor: string;
  currency: string;
  signature: string;
  labels: { head: string; amount: string; total: string };
}

/** F3: goodwill is told apart and moves no claim. */
export function wordReceipt(ground: ReceiptGround): ReceiptWording {
  const texts = receiptTexts[ground.language];
  const sumOf = (lines: readonly PaymentLine[]) => lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  const written = (minor: bigint) => writeAmount(minor, ground.currency, ground.language);
  const total = sumOf(ground.lines);
  const goodwill = sumOf(ground.lines.filter((line) => line.head === 'goodwill'));
  const claim = total - goodwill;
  const values = {
    ...ground,
    seller: ground.seller ?? '',
    signedOn: writeDay(ground.signedOn, ground.language),
    paidOn: ground.paidOn ? writeDay(ground.paidOn, ground.language) : '',
    total: written(total),
    claim: written(claim),
    goodwill: written(goodwill),
  };
  const passes = ground.seller ? texts.claimPassesFromSeller : texts.claimPasses;
  const sentences = [
    ground.paidOn ? texts.paid : texts.toBePaid,
    ...(claim > 0n ? [passes] : []),
    ...(goodwill > 0n ? [texts.goodwill] : []),
    texts.otherRights,
  ];
  return {
    title: texts.title,
    paragraphs: sentences.map((sentence) => fillText(sentence, values)),
    lines: ground.lines.map(({ head, amountMinor }) => ({
      head,
      name: texts.headName[head],
      amountMinor: `${amountMinor}`,
      amount: written(amountMinor),
    })),
    total: written(total),
    totalMinor: `${total}`,
    currency: ground.currency,
    signature: texts.signature,
    labels: { head: texts.head, amount: texts.amount, total: texts.total },
  };
}

/** Exact: the number is given to the formatter as text. */
export function writeAmount(minor: bigint, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(decimal(minor, currency) as unknown as number);
}

function writeDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** What stands under the signature: when, in the company's zone, or that it is missing. */
export function writeSigned(signedAt: string | null, language: Language, timeZone: string): string {
  const texts = receiptTexts[language];
  if (signedAt === null) return texts.draft;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return fillText(texts.signedAt, { signedAt: format.format(new Date(signedAt)) });
}
