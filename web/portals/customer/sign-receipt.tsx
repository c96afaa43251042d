// Signing the receipt: its whole text first, then the name, then a drawn signature or, for whoever cannot draw, the name alone.
import { useState } from 'react';
import { useAnswer } from '../../lib/use-answer.ts';
import { useDeed } from '../../lib/use-deed.ts';
import { ruledLine } from '../../ui/draw-strokes.ts';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { Choices, Labelled } from '../frame/labelled.tsx';
import { Press } from '../frame/press.tsx';
import { faultAt, Trouble } from '../frame/trouble.tsx';
import { customerShowReceipt, customerSignReceipt } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import { usePortalWriting } from '../words/use-portal-writing.ts';
import type { OfPayment } from './customer-shown.ts';

export function SignReceipt({ payment: { paymentId }, name, token }: OfPayment) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  const params = { token, paymentId };
  const { data: receipt, error } = useAnswer(customerShowReceipt, { params });
  const [signer, setSigner] = useState(name);
  const [way, setWay] = useState<'draw' | 'type'>('draw');
  const [drawn, setDrawn] = useState('');
  const sign = useDeed(customerSignReceipt);
  const strokes = way === 'draw' ? drawn : ruledLine;
  const isReady = strokes !== '' && signer.trim() !== '';
  if (!receipt) return <Trouble error={error} />;
  return (
    <form
      className="pt-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) sign.mutate({ params, body: { name: signer, strokes } });
      }}
    >
      <h3>{say('sign.title')}</h3>
      <article className="pt-card" lang={receipt.language}>
        <strong>{receipt.title}</strong>
        {receipt.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <ul className="pt-list">
          {receipt.lines.map((line) => (
            <li key={line.head}>
              {line.name}: {writing.money({ amountMinor: line.amountMinor, currency: receipt.total.currency })}
            </li>
          ))}
        </ul>
      </article>
      <Labelled label={say('sign.name')} fault={faultAt(sign.error, 'body.name')}>
        {(marks) => (
          <input
            {...marks}
            className="pt-control"
            autoComplete="name"
            maxLength={140}
            value={signer}
            onChange={(event) => setSigner(event.target.value)}
          />
        )}
      </Labelled>
      <Choices
        label={say('sign.way')}
        name="way"
        value={way}
        choices={(['draw', 'type'] as const).map((value) => ({ value, text: say(`sign.way.${value}`) }))}
        onChoose={setWay}
      />
      {way === 'draw' && (
        <SignaturePad
          empty={say('sign.sheet')}
          signed={say('sign.drawn')}
          onDraw={setDrawn}
          wipe={(wipe) => (
            <Press kind="plain" onPress={wipe}>
              {say('sign.wipe')}
            </Press>
          )}
        />
      )}
      <Trouble error={sign.error} fields={['body.name']} />
      <Press kind="main" sends isBusy={sign.isPending} isOff={!isReady}>
        {say('sign.deed')}
      </Press>
    </form>
  );
}
