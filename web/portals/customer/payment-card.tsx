// One payment to the customer: how much and for what, how it stands, and what we wait for: the account, the signature, or a no.
import { useState } from 'react';
import { addressOf } from '../../lib/address-of.ts';
import { Press } from '../frame/press.tsx';
import { customerDownloadReceipt } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import { usePortalWriting } from '../words/use-portal-writing.ts';
import type { CustomerPayment, OfPayment } from './customer-shown.ts';
import { DeclineForm } from './decline-form.tsx';
import { PayeeForm } from './payee-form.tsx';
import { SignReceipt } from './sign-receipt.tsx';

/** Money on its way is promised; what was paid, or ended unpaid, is told as it is. */
const headings: Partial<Record<CustomerPayment['state'], 'money.of_paid' | 'money.of_ended'>> = {
  confirmed: 'money.of_paid',
  declined: 'money.of_ended',
  cancelled: 'money.of_ended',
};

export function PaymentCard({ payment, name, token }: OfPayment) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  const { state, total, lines, payee, asks, sentOn, paidOn } = payment;
  const [opened, setOpened] = useState<'payee' | 'decline'>();
  const mayChange = ['awaiting_payee', 'draft', 'approved', 'returned'].includes(state);
  const on = paidOn ?? sentOn;
  const close = () => setOpened(undefined);
  return (
    <section className={asks.length > 0 ? 'pt-card pt-card-wanted' : 'pt-card'} aria-label={say('money.title')}>
      <h2>{say(headings[state] ?? 'money.of', { amount: writing.money(total) })}</h2>
      <p>{say(`money.${state}`, { day: on === null ? '' : writing.day(on) })}</p>
      <ul className="pt-list pt-quiet">
        {lines.map((line) => (
          <li key={line.head}>
            {say(`head.${line.head}`)}: {writing.money({ amountMinor: line.amountMinor, currency: total.currency })}
          </li>
        ))}
      </ul>
      {payee && <p>{say('money.to', { holder: payee.holderName, account: payee.shown })}</p>}
      {(asks.includes('payee') || opened === 'payee') && (
        <PayeeForm currency={total.currency} name={name} token={token} onDone={close} />
      )}
      {asks.includes('signature') && <SignReceipt payment={payment} name={name} token={token} />}
      {payment.signedAt !== null && <SignedReceipt payment={payment} token={token} />}
      {opened === 'decline' && <DeclineForm payment={payment} token={token} onClose={close} />}
      {mayChange && opened === undefined && (
        <div className="pt-row">
          {payee && !asks.includes('payee') && <Press onPress={() => setOpened('payee')}>{say('payee.another')}</Press>}
          <Press kind="plain" onPress={() => setOpened('decline')}>
            {say('decline.deed')}
          </Press>
        </div>
      )}
    </section>
  );
}

function SignedReceipt({ payment, token }: { payment: CustomerPayment; token: string }) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  const { paymentId, signedAt } = payment;
  return (
    <div className="pt-form">
      <p className="pt-told">{say('sign.done', { at: signedAt === null ? '' : writing.instant(signedAt) })}</p>
      <a className="pt-press" href={addressOf(customerDownloadReceipt, { params: { token, paymentId } })}>
        {say('sign.pdf')}
      </a>
    </div>
  );
}
