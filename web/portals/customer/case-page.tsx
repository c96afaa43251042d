// The customer's own page: how it stands in plain words, what we need from them, the money, the promise and its date, messages.
import { useAnswer } from '../../lib/use-answer.ts';
import { DeadLink, PortalFrame, PortalWaiting } from '../frame/portal-frame.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { customerListPayments, showCustomerPage } from '../portal-routes.ts';
import { useLinkLanguage, usePortalWords } from '../words/portal-words.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseFiles } from './case-files.tsx';
import { ClaimCard } from './claim-card.tsx';
import { DiagnoseCard } from './diagnose-card.tsx';
import { MessagesCard } from './messages-card.tsx';
import { PaymentCard } from './payment-card.tsx';
import { RateCard } from './rate-card.tsx';
import { WantedProofs } from './wanted-proofs.tsx';

/** Somebody at the desk may act while the page is open; a phone asks again now and then rather than holding a line open. */
const lookAgainMs = 20_000;

export function CasePage({ token }: { token: string }) {
  const { say } = usePortalWords();
  const { data: page, error } = useAnswer(showCustomerPage, { params: { token } }, { everyMs: lookAgainMs });
  const payments = useAnswer(customerListPayments, { params: { token } }, { everyMs: lookAgainMs });
  useLinkLanguage(page?.language);
  if (!page) {
    if (error === null) return <PortalWaiting />;
    return <DeadLink error={error} />;
  }
  return (
    <PortalFrame company={page.company} title={say(`status.${page.status}`)} foot={say('foot')}>
      <div>
        <p>{say(`status.${page.status}.text`)}</p>
        <p className="pt-quiet">{say('case.number', { number: page.number })}</p>
      </div>
      {error && <Trouble error={error} />}
      {page.openedBy === 'mall' && (
        <section className="pt-card">
          <h2>{say('why.title')}</h2>
          <p>{say('why.text', { company: page.company })}</p>
        </section>
      )}
      <WantedProofs page={page} token={token} />
      {payments.data?.rows.map((payment) => (
        <PaymentCard key={payment.paymentId} payment={payment} name={page.personName} token={token} />
      ))}
      {page.mayRate && <RateCard token={token} />}
      {page.stars !== null && <p className="pt-told">{say('rate.thanks', { stars: page.stars })}</p>}
      <ClaimCard page={page} token={token} />
      <DiagnoseCard token={token} />
      <CaseFacts page={page} />
      <CaseFiles page={page} token={token} />
      <MessagesCard page={page} token={token} />
    </PortalFrame>
  );
}
