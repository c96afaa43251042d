// Takes in a message of the bank: each line once, placed by itself where it fits, kept for a person where it does not.
import { createHash } from 'node:crypto';
import { type Acting, allow } from '#platform/database/acting';
import { type Snapshot, type Tx, transact } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { workInSlices } from '#platform/work-in-slices';
import { bankIdOf } from '../bank-files/file-store.ts';
import type { CustomerPayment } from '../payments/customer-payment.ts';
import { paymentWriter } from '../payments/payment-store.ts';
import type { BankLine, ToldLine } from './bank-line.ts';
import { hearWords, type PlacedWord } from './hear-words.ts';
import { lineWriter, type NewMessage, readAttemptsOfFiles } from './line-store.ts';
import { type MessageShown, showMessage } from './line-views.ts';
import { type Attempt, whyNotPlaced } from './place-rules.ts';
import { readBankMessage } from './read-bank-message.ts';

interface Progress {
  messageId: Uuid;
  /** Lines that are in. */
  taken: number;
}

/** So many lines a transaction: money that waits for one of them waits well below a second. */
const linesAtOnce = 500;

/**
 * PAY-21: a long message is read in slices and taken in batches, each a transaction of its own. After a fault the same file goes on
 * where it stopped; taken whole, it answers as the first time. Refuses `bank_message.unreadable`, `bank_message.unknown_kind`.
 */
export async function takeBankMessage(
  acting: Acting,
  { bytes, fileName }: { bytes: Uint8Array; fileName: string },
): Promise<MessageShown> {
  allow(acting, 'payment.match');
  const told = await workInSlices(readBankMessage(bytes));
  const sha256 = createHash('sha256').update(bytes).digest();
  const { database, tenantId, actor } = acting;
  const lines = await acting.look((snapshot) => forEachOrder(snapshot, told.lines));
  const message = { kind: told.kind, bankId: told.bankId.slice(0, 200), fileName, sha256, lines: lines.length };
  const next = (tx: Tx) => takeNext(tx, message, lines);
  // Only the last batch is the deed that a key of the caller's remembers.
  for (let taken = 0; taken + linesAtOnce < lines.length; )
    taken = (await transact(database, { tenantId, actor }, next)).taken;
  return acting.transact(async (tx) => showMessage(tx, (await next(tx)).messageId));
}

/** Takes in the lines after those that are in. Two who bring the same file at once take turns. */
async function takeNext(tx: Tx, message: Omit<NewMessage, 'messageId'>, lines: readonly ToldLine[]): Promise<Progress> {
  const writer = lineWriter(tx);
  const before = await writer.messageOf(message.sha256);
  if (before && before.taken >= lines.length) return before;
  const { messageId, taken } = before ?? { messageId: makeUuid(), taken: 0 };
  if (!before) await writer.addMessage({ ...message, messageId });
  const batch = withDigests(lines.slice(taken, taken + linesAtOnce));
  const known = await writer.known(batch.map(({ digest }) => digest));
  const fresh = batch.filter(({ digest }) => !known.has(digest.toString('hex')));
  await placeLines(tx, messageId, fresh);
  await writer.addProgress(messageId, batch.length, batch.length - fresh.length);
  const now = { messageId, taken: taken + batch.length };
  if (now.taken >= lines.length) await recordTaken(tx, messageId, message);
  return now;
}

async function placeLines(tx: Tx, messageId: Uuid, fresh: readonly (ToldLine & { digest: Buffer })[]): Promise<void> {
  const { attempts, payments } = await lockMeant(tx, fresh);
  const words: PlacedWord[] = [];
  const placed = fresh.map((line): BankLine & { digest: Buffer } => {
    const attempt = line.endToEndId === null ? undefined : attempts.get(line.endToEndId);
    const payment = attempt && payments.get(attempt.paymentId);
    const why = whyNotPlaced(line, attempt, payment) ?? null;
    if (why === null && attempt) {
      words.push({ attempt, word: { says: line.says, on: line.bookedOn ?? '', reason: line.reason } });
      // A second line of this very message that says the same is seen as one.
      if (line.isBooking)
        attempts.set(attempt.endToEndId, { ...attempt, booked: new Set([...attempt.booked, line.says]) });
    }
    const state = why === null ? 'matched' : 'unmatched';
    const paymentId = why === null && payment ? payment.paymentId : null;
    return { ...line, lineId: makeUuid(), messageId, state, why, paymentId, setAsideBecause: null };
  });
  await lineWriter(tx).addLines(placed);
  await hearWords(tx, words, payments);
}

async function recordTaken(
  tx: Tx,
  messageId: Uuid,
  { kind, lines }: Pick<NewMessage, 'kind' | 'lines'>,
): Promise<void> {
  const { matched } = await showMessage(tx, messageId);
  recordFact(tx, 'bank_message.taken', messageId, { messageId: idOf('bkm', messageId), kind, lines, matched });
}

/** A word about a whole file becomes one for each of its orders that the message does not name. */
async function forEachOrder(snapshot: Snapshot, told: readonly ToldLine[]): Promise<ToldLine[]> {
  // One message may tell a line twice, as status reports do: it counts once.
  const lines = [...new Map(told.map((line) => [line.identity, line])).values()];
  const whole = lines.filter((line) => line.wholeFile !== null);
  if (whole.length === 0) return lines;
  const ids = whole.flatMap(({ wholeFile }) =>
    wholeFile !== null && /^[0-9a-f]{32}$/i.test(wholeFile) ? [uuidOfBankId(wholeFile)] : [],
  );
  const attempts = await readAttemptsOfFiles(snapshot, ids);
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

function withDigests(lines: readonly ToldLine[]): (ToldLine & { digest: Buffer })[] {
  return lines.map((line) => ({ ...line, digest: createHash('sha256').update(line.identity).digest() }));
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
