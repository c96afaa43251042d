// Taking in a file of the bank: chosen or dropped, and told line by line what became of it.
import { useState } from 'react';
import type { z } from 'zod';
import { type bankMessage, takeBankMessage } from '#api/flow/4-remedies';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useUpload } from '../../../lib/use-upload.ts';
import { Fault } from '../../../ui/fault.tsx';
import { FileButton } from '../../../ui/file-button.tsx';

type Message = z.infer<typeof bankMessage>;

export function BankUpload() {
  const say = useWords();
  const writing = useWriting();
  const readAgain = useReadAgain();
  const [taken, setTaken] = useState<Message>();
  const upload = useUpload(takeBankMessage, (message) => {
    setTaken(message);
    readAgain('payment', 'bank_message', 'bank_line', 'payment_file', 'case', 'history');
  });
  const take = (file: File) => {
    setTaken(undefined);
    upload.send({}, file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button below does the same by keyboard
    <section
      className="mg-panel"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) take(file);
      }}
    >
      <div className="mg-row">
        <FileButton
          type="primary"
          label={say('payments:bank.choose')}
          accept=".xml,application/xml,text/xml"
          loading={upload.isSending}
          onChoose={take}
        >
          {say(upload.isSending ? 'payments:bank.sending' : 'payments:bank.choose')}
        </FileButton>
        <small className="mg-quiet">{say('payments:bank.formats')}</small>
      </div>
      {upload.error !== undefined && <Fault error={upload.error} />}
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
