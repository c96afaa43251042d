// Signing the receipt on a screen of the desk, for a customer who stands there: its whole text, the name, the signature.
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { showReceipt, signReceipt } from '#api/flow/4-remedies.receipts';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { SignaturePad } from '../../../ui/signature-pad.tsx';
import { Waiting } from '../../../ui/waiting.tsx';

export interface SignAtDeskProps {
  paymentId: Id<'pay'>;
  name: string;
  onDone: () => void;
}

export function SignAtDesk({ paymentId, name, onDone }: SignAtDeskProps) {
  const say = useWords();
  const tell = useNotice();
  const writing = useWriting();
  const readAgain = useReadAgain();
  const nameId = useId();
  const [signer, setSigner] = useState(name);
  const [strokes, setStrokes] = useState('');
  const { data: receipt, error } = useAnswer(showReceipt, { params: { paymentId } });
  const sign = useDeed(signReceipt, () => {
    readAgain('payment', 'case', 'history');
    tell(say('payments:sign.done'));
    onDone();
  });
  if (error) return <Fault error={error} />;
  if (!receipt) return <Waiting label={say('waiting')} />;
  return (
    <div className="mg-stack">
      <p className="mg-quiet">{say('payments:sign.text')}</p>
      <article className="mg-panel" lang={receipt.language}>
        <strong>{receipt.title}</strong>
        {receipt.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p>{writing.money(receipt.total)}</p>
      </article>
      <div>
        <label htmlFor={nameId}>{say('payments:sign.name')}</label>
        <Input id={nameId} maxLength={140} value={signer} onChange={(event) => setSigner(event.target.value)} />
      </div>
      <SignaturePad
        empty={say('payments:sign.empty')}
        signed={say('payments:sign.signed')}
        onDraw={setStrokes}
        wipe={(wipe) => (
          <Button size="small" onClick={wipe}>
            {say('payments:sign.wipe')}
          </Button>
        )}
      />
      {sign.isError && <Fault error={sign.error} />}
      <div className="mg-row">
        <Button
          type="primary"
          loading={sign.isPending}
          disabled={strokes === '' || signer.trim() === ''}
          onClick={() => sign.mutate({ params: { paymentId }, body: { name: signer, strokes } })}
        >
          {say('payments:sign.deed')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  );
}
