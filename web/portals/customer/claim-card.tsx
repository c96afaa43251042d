// What the customer asks for, as it stands, and the way to say it or to ask for something else.
import { useState } from 'react';
import { useDeed } from '../../lib/use-deed.ts';
import { decimalOf } from '../../lib/write-money.ts';
import { Press } from '../frame/press.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { claimAsCustomer } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import { usePortalWriting } from '../words/use-portal-writing.ts';
import { type ClaimDraft, ClaimFields, customerClaimOf, isAmountUnread } from './claim-fields.tsx';
import type { CustomerPage } from './customer-shown.ts';

export function ClaimCard({ page: { claimed }, token }: { page: CustomerPage; token: string }) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  const [isOpen, setOpen] = useState(false);
  if (claimed.asks.length === 0 && !claimed.mayChange) return null;
  return (
    <section className="pt-card">
      <h2>{say('claim.title')}</h2>
      {claimed.asks.length === 0 && <p className="pt-quiet">{say('claim.none')}</p>}
      {claimed.asks.length > 0 && (
        <ul className="pt-list">
          {claimed.asks.map(({ remedy, askedOn, amount, metOn }) => (
            <li key={remedy}>
              <div>
                <strong>{say(`ask.${remedy}`)}</strong> {amount && writing.money(amount)}
              </div>
              <div className="pt-quiet">
                {metOn
                  ? say('claim.met', { day: writing.day(metOn) })
                  : say('claim.since', { day: writing.day(askedOn) })}
              </div>
            </li>
          ))}
        </ul>
      )}
      {claimed.mayChange && isOpen && <ClaimForm claimed={claimed} token={token} onDone={() => setOpen(false)} />}
      {claimed.mayChange && !isOpen && (
        <Press onPress={() => setOpen(true)}>{say(claimed.asks.length === 0 ? 'claim.say' : 'claim.change')}</Press>
      )}
    </section>
  );
}

interface ClaimFormProps {
  claimed: CustomerPage['claimed'];
  token: string;
  onDone: () => void;
}

function ClaimForm({ claimed, token, onDone }: ClaimFormProps) {
  const { say } = usePortalWords();
  const open = claimed.asks.find(({ metOn }) => metOn === null);
  const [draft, setDraft] = useState<ClaimDraft>({
    remedy: open?.remedy as ClaimDraft['remedy'],
    amount: open?.amount ? decimalOf(open.amount) : '',
    buyer: claimed.buyer ?? '',
    receivedOn: claimed.receivedOn ?? '',
  });
  const send = useDeed(claimAsCustomer, onDone);
  return (
    <form
      className="pt-form"
      onSubmit={(event) => {
        event.preventDefault();
        const body = customerClaimOf(draft, claimed.currency);
        if (body && !isAmountUnread(draft, claimed.currency)) send.mutate({ params: { token }, body });
      }}
    >
      <ClaimFields draft={draft} currency={claimed.currency} isOptional={false} onChange={setDraft} />
      <Trouble error={send.error} />
      <Press kind="main" sends isBusy={send.isPending}>
        {say('claim.send')}
      </Press>
      <Press onPress={onDone}>{say('back')}</Press>
    </form>
  );
}
