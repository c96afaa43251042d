// The customer does not want the money. It is asked once more before it is done, because the payment then ends.
import { useState } from 'react';
import { useDeed } from '../../lib/use-deed.ts';
import { Labelled } from '../frame/labelled.tsx';
import { Press } from '../frame/press.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { customerDecline } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import type { CustomerPayment } from './customer-shown.ts';

export interface DeclineFormProps {
  payment: CustomerPayment;
  token: string;
  onClose: () => void;
}

export function DeclineForm({ payment: { paymentId }, token, onClose }: DeclineFormProps) {
  const { say } = usePortalWords();
  const [reason, setReason] = useState('');
  const decline = useDeed(customerDecline, onClose);
  return (
    <form
      className="pt-form"
      onSubmit={(event) => {
        event.preventDefault();
        decline.mutate({ params: { token, paymentId }, body: { reason } });
      }}
    >
      <p>
        <strong>{say('decline.title')}</strong> {say('decline.text')}
      </p>
      <Labelled label={say('decline.reason')}>
        {(marks) => (
          <input
            {...marks}
            className="pt-control"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
      <Trouble error={decline.error} />
      <div className="pt-row">
        <Press sends isBusy={decline.isPending}>
          {say('decline.sure')}
        </Press>
        <Press kind="plain" onPress={onClose}>
          {say('back')}
        </Press>
      </div>
    </form>
  );
}
