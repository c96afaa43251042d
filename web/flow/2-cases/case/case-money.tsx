// The money of a case: each payment with its state, where it goes and when it left. Paying itself stands in Money.
import { Link } from '@tanstack/react-router';
import { listPayments } from '#api/flow/4-remedies';
import type { Id } from '#api/values';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { type PaymentShown, PaymentState } from '../../4-remedies/payments/payment-state.tsx';

export function CaseMoney({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const { list, rows } = useList(listPayments, { query: { caseId, limit: 50 } });
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('cases:money.title')}</h2>
        {rows.length > 0 && (
          <div className="mg-row">
            <Link to="/money">{say('cases:money.all')}</Link>
          </div>
        )}
      </div>
      {list.isError && rows.length === 0 && <Fault error={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className="mg-quiet">{say('cases:money.none')}</p>}
      <ul className="mg-steps">
        {rows.map((payment) => (
          <PaymentLine key={payment.paymentId} payment={payment} />
        ))}
      </ul>
    </section>
  );
}

function PaymentLine({ payment }: { payment: PaymentShown }) {
  const say = useWords();
  const writing = useWriting();
  const { total, state, lines, payee, paidOn, sentOn, reason, receipt } = payment;
  const told = [
    payee && say('cases:money.to', { account: `${payee.holderName} ${payee.shown}` }),
    state === 'awaiting_payee' && say('cases:money.no_account'),
    sentOn && say('cases:money.sent', { day: writing.day(sentOn) }),
    paidOn && say('cases:money.paid', { day: writing.day(paidOn) }),
    receipt && say('cases:money.signed', { at: writing.instant(receipt.signedAt) }),
    reason,
  ].filter(Boolean);
  return (
    <li>
      <div className="mg-step-head">
        <strong>
          <MoneyText money={total} />
        </strong>
        <PaymentState state={state} />
        <span className="mg-quiet">{lines.map(({ head }) => say(`words:payment_head.${head}`)).join(' · ')}</span>
      </div>
      <small className="mg-quiet">{told.join(' · ')}</small>
    </li>
  );
}
