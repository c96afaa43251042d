// Takes in a message of the bank: each line once, placed by itself where it fits, kept for a person where it does not.
import { createHash } from 'node:crypto';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { bankIdOf } from '../bank-files/file-store.ts';
import type { CustomerPayment } from '../payments/customer-payment.ts';
import { paymentWriter } from '../payments/payment-store.ts';
import type { BankLine, ToldLine } from './bank-line.ts';
import { hearWords, type PlacedWord } from './hear-words.ts';
import { lineWriter } from './line-store.ts';
import { type MessageShown, showMessage } from './line-views.ts';
import { type Attempt, whyNotPlaced } from './place-rules.ts';
import { readBankMessage } from './read-bank-message.ts';

/** Refuses `bank_message.unreadable` and `bank_message.unknown_kind`. The same file again answers as the first time. */
export async function takeBankMessage(
  acting: Acting,
  { bytes, fileName }: { bytes: Uint8Array; fileName: string },
): Promise<MessageShown> {
  allow(acting, 'payment.match');
  const told = readBankMessage(bytes);
  const sha256 = createHash('sha256').update(bytes).digest();
  return acting.transact(async (tx) => {
    const writer = lineWriter(tx);
    const before = await writer.messageOf(sha256);
    if (before) return showMessage(tx, before);
    const messageId = makeUuid();
    const lines = withDigests(await forEachOrder(tx, told.lines));
    const known = await writer.known(lines.map(({ digest }) => digest));
    const fresh = lines.filter(({ digest }) => !known.has(digest.toString('hex')));
    const { attempts, payments } = await lockMeant(tx, fresh);
    const words: PlacedWord[] = [];
    const placed = fresh.map((line): BankLine & { digest: Buffer } => {
      const attempt = line.endToEndId === null ? undefined : attempts.get(line.endToEndId);
      const payment = attempt && payments.get(attempt.paymentId);
      const why = whyNotPlaced(line, attempt, payment) ?? null;
      if (why === null && attempt)
        words.push({ attempt, word: { says: line.says, on: line.bookedOn ?? '', reason: line.reason } });
      const state = why === null ? 'matched' : 'unmatched';
      const paymentId = why === null && payment ? payment.paymentId : null;
      return { ...line, lineId: makeUuid(), messageId, state, why, paymentId, setAsideBecause: null };
    });
    const message = {
      messageId,
      kind: told.kind,
      bankId: told.bankId.slice(0, 200),
      fileName,
      sha256,
      lines: lines.length,
    };
    await writer.addMessage(message, lines.length - fresh.length);
    await writer.addLines(placed);
    await hearWords(tx, words, payments);
    recordFact(tx, 'bank_message.taken', messageId, {
      messageId: idOf('bkm', messageId),
      kind: told.kind,
      lines: lines.length,
      matched: placed.filter((line) => line.state === 'matched').length,
    });
    return showMessage(tx, messageId);
  });
}

/** A word about a whole file becomes one for each of its orders that the message does not name. */
async function forEachOrder(tx: Tx, lines: readonly ToldLine[]): Promise<ToldLine[]> {
  const whole = lines.filter((line) => line.wholeFile !== null);
  if (whole.length === 0) return [...lines];
  const ids = whole.flatMap(({ wholeFile }) =>
    wholeFile !== null && /^[0-9a-f]{32}$/i.test(wholeFile) ? [uuidOfBankId(wholeFile)] : [],
  );
  const attempts = await lineWriter(tx).attemptsOfFiles(ids);
  const named = new Set(lines.map((line) => line.endToEndId));
  const spread = whole.flatMap((line) => {
    const ofFile = attempts.filter((attempt) => bankIdOf(attempt.fileId) === line.wholeFile?.toLowerCase());
    const sum = ofFile.reduce((total, attempt) => total + attempt.amountMinor, 0n);
    // An entry that is not the sum of the file's orders is for a person, whole.
    if (ofFile.length === 0 || (line.amountMinor !== null && line.amountMinor !== sum)) return [line];
    return ofFile
      .filter((attempt) => !named.has(attempt.endToEndId))
      .map(({ endToEndId, amountMinor, currency }) => ({
        ...line,
        endToEndId,
        amountMinor: line.amountMinor === null ? null : amountMinor,
        currency: line.amountMinor === null ? null : currency,
        identity: `${line.identity} ${endToEndId}`,
      }));
  });
  return [...lines.filter((line) => line.wholeFile === null), ...spread];
}

function uuidOfBankId(text: string): Uuid {
  const hex = text.toLowerCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid;
}

/** One message may tell a line twice, as status reports do: it counts once. */
function withDigests(lines: readonly ToldLine[]): (ToldLine & { digest: Buffer })[] {
  const once = new Map(lines.map((line) => [line.identity, line]));
  return [...once.values()].map((line) => ({ ...line, digest: createHash('sha256').update(line.identity).digest() }));
}

/** Payments are locked before their attempts are read, so that two messages at once hear one another. */
async function lockMeant(tx: Tx, lines: readonly ToldLine[]) {
  const ids = [...new Set(lines.flatMap(({ endToEndId }) => (endToEndId === null ? [] : [endToEndId])))];
  const meant = await lineWriter(tx).attemptsOf(ids);
  const locked = await paymentWriter(tx).lock([...new Set(meant.map(({ paymentId }) => paymentId))]);
  const attempts = await lineWriter(tx).attemptsOf(ids);
  return {
    attempts: new Map<string, Attempt>(attempts.map((attempt) => [attempt.endToEndId, attempt])),
    payments: new Map<Uuid, CustomerPayment>(locked.map((payment) => [payment.paymentId, payment])),
  };
}
