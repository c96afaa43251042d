// One payment: what it is for and by which rule, to whom, who approved it, every attempt at the bank, the receipt.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { showPayment } from '#api/flow/4-remedies';
import { downloadReceipt } from '#api/flow/4-remedies.receipts';
import type { Id } from '#api/values';
import { addressOf } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { ContractLink, MerchantLink, PersonLink } from '../../../ui/subject/subject-links.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { PaymentAttempts } from './payment-attempts.tsx';
import { PaymentDeeds } from './payment-deeds.tsx';
import { PaymentState, type PaymentWhole } from './payment-state.tsx';
import { SignAtDesk } from './sign-at-desk.tsx';

export function PaymentScreen() {
  const say = useWords();
  const may = useMay();
  const { paymentId } = useParams({ strict: false }) as { paymentId: Id<'pay'> };
  const { data: payment, error, refetch } = useAnswer(showPayment, { params: { paymentId } });
  const back = { to: '/money', title: say('area.money') };
  if (!payment) {
    return (
      <PageFrame title={say('payments:list')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={say('payments:one.title', { name: payment.personName })}
      mark={<PaymentState state={payment.state} />}
      lead={<MoneyText money={payment.total} />}
      back={back}
      deeds={
        <>
          <LinkButton to={`/cases/${payment.caseId}`}>{say('payments:one.open_case')}</LinkButton>
          {may('books.read') && (
            <LinkButton to="/books/lines" search={{ caseId: payment.caseId }}>
              {say('payments:one.books')}
            </LinkButton>
          )}
        </>
      }
    >
      <PaymentDeeds payment={payment} all />
      {payment.state === 'cancelled' && <p className="mg-note">{say('payments:stop.next')}</p>}
      <section className="mg-panel">
        <h2>{say('payments:one.lines')}</h2>
        <ul className="mg-plain-list">
          {payment.lines.map((line) => (
            <li key={`${line.head} ${line.ruleId}`} className="mg-row">
              <strong>
                {say(`words:payment_head.${line.head}`)} <MoneyText money={line} />
              </strong>
              <span className="mg-quiet">
                {say('payments:one.rule')} {line.ruleId} · {line.ruleVersion}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <PaymentFacts payment={payment} />
      <PaymentAttempts attempts={payment.attempts} />
      <PaymentReceipt payment={payment} />
    </PageFrame>
  );
}

function PaymentFacts({ payment }: { payment: PaymentWhole }) {
  const say = useWords();
  const writing = useWriting();
  const day = (on: string | null) => on && writing.day(on);
  const { payee } = payment;
  const entered =
    payee &&
    (payee.via === 'customer' ? say('payments:via.customer') : say('payments:via.desk', { name: payee.givenBy }));
  const approvals = payment.approvals.map(({ by, at }) => (
    <div key={`${by} ${at}`}>{say('payments:approve.by', { name: by, at: writing.instant(at) })}</div>
  ));
  const needsMore = payment.state === 'draft' && payment.approvals.length > 0;
  const pairs: [string, ReactNode][] = [
    [say('payments:column.person'), <PersonLink key="person" id={payment.personId} name={payment.personName} />],
    [
      say('payments:one.contract'),
      <ContractLink key="contract" id={payment.contractId} name={payment.contractNumber} />,
    ],
    [say('payments:one.merchant'), <MerchantLink key="firm" id={payment.firmId} name={payment.legalName} />],
    [say('payments:one.payee'), payee && `${payee.holderName} · ${payee.shown}`],
    [say('payments:one.bank'), payee && [payee.bankName, payee.bankCode].filter(Boolean).join(' · ')],
    [say('payments:one.entered'), payee && `${entered}, ${writing.instant(payee.givenAt)}`],
    [say('payments:one.decided'), day(payment.decidedOn)],
    [say('payments:one.approvals'), approvals.length > 0 && approvals],
    [say('payments:column.approvals'), needsMore && say('payments:approve.needs_another')],
    [say('payments:one.sent'), day(payment.sentOn)],
    [say('payments:one.paid'), day(payment.paidOn)],
    [say('payments:one.returned'), day(payment.returnedOn)],
    [say('payments:one.reason'), payment.reason],
  ];
  return (
    <section className="mg-panel" aria-label={say('payments:list')}>
      <Pairs pairs={pairs} />
    </section>
  );
}

function PaymentReceipt({ payment: { paymentId, receipt, personName, state } }: { payment: PaymentWhole }) {
  const say = useWords();
  const may = useMay();
  const maySign =
    receipt === null && may('payee.write') && !['awaiting_payee', 'declined', 'cancelled'].includes(state);
  const writing = useWriting();
  return (
    <section className="mg-panel">
      <h2>{say('payments:one.receipt')}</h2>
      <div className="mg-row">
        <span>
          {receipt === null
            ? say('payments:one.receipt_unsigned')
            : say('payments:one.receipt_signed', { name: receipt.signedBy, at: writing.instant(receipt.signedAt) })}
        </span>
        <a className="mg-link-button" href={addressOf(downloadReceipt, { params: { paymentId } })}>
          {say('payments:one.receipt_pdf')}
        </a>
        {maySign && (
          <DeedDialog deed={say('payments:sign.deed')} wide>
            {(close) => <SignAtDesk paymentId={paymentId} name={personName} onDone={close} />}
          </DeedDialog>
        )}
      </div>
    </section>
  );
}
