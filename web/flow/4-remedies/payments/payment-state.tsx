// The state of a payment as a mark, and to whom it goes with as little of the account as is needed to tell it from another.
import type { z } from 'zod';
import type { paymentWithAttempts, PaymentState as State, payment as shape } from '#api/flow/4-remedies';
import { useWords } from '../../../lib/use-language.ts';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';

export type PaymentShown = z.infer<typeof shape>;
export type PaymentWhole = z.infer<typeof paymentWithAttempts>;

const tones: Readonly<Record<State, MarkTone>> = {
  awaiting_payee: 'warn',
  draft: 'accent',
  approved: 'accent',
  sent: 'accent',
  confirmed: 'good',
  returned: 'bad',
  declined: 'quiet',
  cancelled: 'quiet',
};

export function PaymentState({ state }: { state: State }) {
  const say = useWords();
  return <Mark tone={tones[state]}>{say(`words:payment_state.${state}`)}</Mark>;
}

export function PayeeText({ payee }: { payee: PaymentShown['payee'] }) {
  const say = useWords();
  if (payee === null) return <span className="mg-quiet">{say('payments:payee.none')}</span>;
  return (
    <span>
      {payee.holderName} <span className="mg-number mg-nowrap mg-quiet">{payee.shown}</span>
    </span>
  );
}
