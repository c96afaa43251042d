// What the bank has said about one order, and what that makes of it. Kept is the earliest day of each kind of word: taking another one
// in is commutative, associative and idempotent, so every order of messages, with any of them twice, ends alike (PAY-9, T-M9).

export interface Heard {
  /** The money left our account. */
  paidOn: string | null;
  /** It came back to our account. */
  backOn: string | null;
  backReason: string | null;
  /** The bank refused the order. */
  rejectedOn: string | null;
  rejectedReason: string | null;
}

export type AttemptState = 'sent' | 'confirmed' | 'returned';
export interface BankWord {
  says: 'paid' | 'money_back' | 'accepted' | 'rejected';
  on: string;
  reason: string | null;
}

export const nothingHeard: Heard = {
  paidOn: null,
  backOn: null,
  backReason: null,
  rejectedOn: null,
  rejectedReason: null,
};

const earlier = (a: string | null, b: string): string => (a === null || b < a ? b : a);

/** The earlier of two told reasons; on one day the smaller text, so that the order of hearing does not matter. */
function earliest(on: string | null, reason: string | null, word: BankWord): [string, string] {
  const said = word.reason ?? '';
  if (on === null || word.on < on) return [word.on, said];
  const known = reason ?? '';
  return word.on === on && said < known ? [on, said] : [on, known];
}

export function hear(heard: Heard, word: BankWord): Heard {
  if (word.says === 'paid') return { ...heard, paidOn: earlier(heard.paidOn, word.on) };
  if (word.says === 'money_back') {
    const [backOn, backReason] = earliest(heard.backOn, heard.backReason, word);
    return { ...heard, backOn, backReason };
  }
  if (word.says === 'rejected') {
    const [rejectedOn, rejectedReason] = earliest(heard.rejectedOn, heard.rejectedReason, word);
    return { ...heard, rejectedOn, rejectedReason };
  }
  return heard;
}

/** A statement outranks a status report: money that left has left, whatever was said about the order before or after. */
export function stateOf(heard: Heard): AttemptState {
  if (heard.backOn !== null) return 'returned';
  if (heard.paidOn !== null) return 'confirmed';
  return heard.rejectedOn === null ? 'sent' : 'returned';
}

export type MoneyFact =
  | { name: 'payment.confirmed'; on: string }
  | { name: 'payment.returned'; on: string; reason: string; moneyMoved: boolean };

/**
 * The facts between two moments of one attempt. Money that came back must have left: `payment.returned` with `moneyMoved` always
 * stands behind a `payment.confirmed`, so that the books come out the same in every order.
 */
export function factsBetween(before: Heard, after: Heard): MoneyFact[] {
  const told: MoneyFact[] = [];
  const hadLeft = before.paidOn !== null || before.backOn !== null;
  const hasLeft = after.paidOn !== null || after.backOn !== null;
  if (!hadLeft && hasLeft) told.push({ name: 'payment.confirmed', on: after.paidOn ?? after.backOn ?? '' });
  if (before.backOn === null && after.backOn !== null)
    told.push({ name: 'payment.returned', on: after.backOn, reason: after.backReason ?? '', moneyMoved: true });
  const wasRejected = stateOf(before) === 'sent' && stateOf(after) === 'returned' && !hasLeft;
  if (wasRejected && after.rejectedOn !== null)
    told.push({
      name: 'payment.returned',
      on: after.rejectedOn,
      reason: after.rejectedReason ?? '',
      moneyMoved: false,
    });
  return told;
}
