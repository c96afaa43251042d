// The place a file is dropped on or chosen in; it goes up with its progress shown, and its page opens.
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { uploadImport } from '#api/imports';
import { sendFile } from '../../lib/send-file.ts';
import { useWords } from '../../lib/use-language.ts';
import { useReadAgain } from '../../lib/use-read-again.ts';
import { useWriting } from '../../lib/use-session.ts';
import { Fault } from '../../ui/fault.tsx';
import { Icon } from '../../ui/icon.tsx';
import './imports.css';

export function FileDrop() {
  const say = useWords();
  const writing = useWriting();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const upload = useUpload();
  const [isOver, setOver] = useState(false);
  const isSending = upload.share !== undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button below does the same by keyboard
    <section
      className={isOver ? 'mg-drop mg-drop-over' : 'mg-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        upload.send(event.dataTransfer.files[0]);
      }}
    >
      <Icon name="import" size={26} />
      <label htmlFor={id}>{say('imports:drop')}</label>
      <input
        ref={box}
        id={id}
        type="file"
        className="mg-unseen"
        tabIndex={-1}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values"
        onChange={(event) => {
          upload.send(event.target.files?.[0]);
          // The same file chosen again must be told again.
          event.target.value = '';
        }}
      />
      <Button type="primary" disabled={isSending} onClick={() => box.current?.click()}>
        {say('imports:choose')}
      </Button>
      <small className="mg-quiet">{say('imports:formats')}</small>
      {isSending && (
        <div className="mg-drop-progress" role="status">
          <progress aria-label={say('imports:sending')} value={upload.share} max={1} />
          <span>{writing.number(upload.share ?? 0, { style: 'percent' })}</span>
          <Button size="small" onClick={upload.stop}>
            {say('cancel')}
          </Button>
        </div>
      )}
      {upload.error !== undefined && <Fault error={upload.error} />}
    </section>
  );
}

/** One file at a time; giving up is no error. */
function useUpload() {
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();
  const stopping = useRef<AbortController>(undefined);
  const send = async (file: File | undefined) => {
    if (!file) return;
    stopping.current = new AbortController();
    setError(undefined);
    setShare(0);
    try {
      const options = { onProgress: setShare, signal: stopping.current.signal };
      const { importId } = await sendFile(uploadImport, { query: { kind: 'contracts' } }, file, options);
      readAgain('import');
      await navigate({ to: `/imports/${importId}` });
    } catch (thrown) {
      if (!stopping.current.signal.aborted) setError(thrown);
    } finally {
      setShare(undefined);
    }
  };
  return { share, error, send: (file: File | undefined) => void send(file), stop: () => stopping.current?.abort() };
}
