// PAY-9 and T-M9: whatever order the bank's words come in, and however often, the end is the same and so are the books.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BankWord, factsBetween, type Heard, hear, nothingHeard, stateOf } from './attempt-rules.ts';

const word: fc.Arbitrary<BankWord> = fc.record({
  says: fc.constantFrom('paid', 'money_back', 'accepted', 'rejected'),
  on: fc.integer({ min: 1, max: 28 }).map((day) => `2014-07-${String(day).padStart(2, '0')}`),
  reason: fc.option(fc.constantFrom('AC01', 'AC04', 'MS03')),
});
const words = fc.array(word, { maxLength: 6 });

function tell(all: readonly BankWord[]) {
  let heard: Heard = nothingHeard;
  const facts: string[] = [];
  for (const one of all) {
    const next = hear(heard, one);
    facts.push(
      ...factsBetween(heard, next).map(({ name, ...more }) =>
        'moneyMoved' in more ? `${name} ${more.moneyMoved}` : name,
      ),
    );
    heard = next;
  }
  return { heard, facts };
}

test('[PAY-9] every order of the words, with any of them again, ends alike', () => {
  fc.assert(
    fc.property(words, fc.infiniteStream(fc.nat()), (told, draws) => {
      const straight = tell(told).heard;
      const shuffled = [...told, ...told]
        .map((one) => ({ one, at: draws.next().value as number }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      expect(tell(shuffled).heard).toEqual(straight);
    }),
    { numRuns: 2_000 },
  );
});

test('[PAY-9] the books end alike: money out and money back are told once each, whatever the order', () => {
  fc.assert(
    fc.property(words, (told) => {
      const { heard, facts } = tell(told);
      const count = (name: string) => facts.filter((fact) => fact === name).length;
      const out = heard.paidOn !== null || heard.backOn !== null;
      expect(count('payment.confirmed')).toBe(out ? 1 : 0);
      expect(count('payment.returned true')).toBe(heard.backOn === null ? 0 : 1);
      // What came back had left: the one is never told before the other.
      if (heard.backOn !== null)
        expect(facts.indexOf('payment.confirmed')).toBeLessThan(facts.indexOf('payment.returned true'));
      expect(count('payment.returned false')).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2_000 },
  );
});

test('[PAY-9] a statement outranks a status report', () => {
  const on = '2014-07-10';
  const rejected: BankWord = { says: 'rejected', on, reason: 'AC01' };
  const paid: BankWord = { says: 'paid', on, reason: null };
  expect(stateOf(tell([paid, rejected]).heard)).toBe('confirmed');
  expect(tell([rejected, paid]).facts).toEqual(['payment.returned false', 'payment.confirmed']);
  expect(stateOf(tell([rejected]).heard)).toBe('returned');
  expect(stateOf(tell([{ says: 'accepted', on, reason: null }]).heard)).toBe('sent');
});
