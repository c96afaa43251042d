// Taking in a file of the bank: chosen or dropped, sent with its progress, and told line by line what became of it.
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import type { z } from 'zod';
import { type bankMessage, takeBankMessage } from '#api/flow/4-remedies';
import { sendFile } from '../../../lib/send-file.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';

type Message = z.infer<typeof bankMessage>;

export function BankUpload() {
  const say = useWords();
  const writing = useWriting();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const readAgain = useReadAgain();
  const [isSending, setSending] = useState(false);
  const [taken, setTaken] = useState<Message>();
  const [error, setError] = useState<unknown>();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    setError(undefined);
    try {
      setTaken(await sendFile(takeBankMessage, {}, file));
      readAgain('payment', 'bank_message', 'bank_line', 'payment_file', 'case', 'history');
    } catch (thrown) {
      setTaken(undefined);
      setError(thrown);
    } finally {
      setSending(false);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button below does the same by keyboard
    <section
      className="mg-panel"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void send(event.dataTransfer.files[0]);
      }}
    >
      <label htmlFor={id} className="mg-unseen">
        {say('payments:bank.choose')}
      </label>
      <input
        ref={box}
        id={id}
        type="file"
        className="mg-unseen"
        tabIndex={-1}
        accept=".xml,application/xml,text/xml"
        onChange={(event) => {
          void send(event.target.files?.[0]);
          // The same file chosen again must be told again.
          event.target.value = '';
        }}
      />
      <div className="mg-row">
        <Button type="primary" loading={isSending} onClick={() => box.current?.click()}>
          {say(isSending ? 'payments:bank.sending' : 'payments:bank.choose')}
        </Button>
        <small className="mg-quiet">{say('payments:bank.formats')}</small>
      </div>
      {error !== undefined && <Fault error={error} />}
      {taken && (
        <p role="status">
          {say('payments:bank.taken', {
            name: taken.fileName,
            lines: writing.number(taken.lines),
            matched: writing.number(taken.matched),
            unmatched: writing.number(taken.unmatched),
            known: writing.number(taken.known),
          })}
        </p>
      )}
    </section>
  );
}
