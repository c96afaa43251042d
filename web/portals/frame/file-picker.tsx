// Photos and papers from a phone: taken or chosen, sent one after another with their progress; what did not arrive is sent again.
import { useId, useRef, useState } from 'react';
import { isWeather } from '../../lib/refused-error.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import { Press } from './press.tsx';
import { Trouble } from './trouble.tsx';

interface Sending {
  file: File;
  /** One a file, kept until it has arrived: sent again after a lost answer, it is still one file. */
  key: string;
  share: number;
  error?: unknown;
}

export interface FilePickerProps {
  text: string;
  label?: string;
  send: (file: File, options: { key: string; onProgress: (share: number) => void }) => Promise<unknown>;
  /** After each file that arrived. */
  onSent: () => void;
}

export function FilePicker({ text, label, send, onSent }: FilePickerProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const change = (key: string, to: Partial<Sending> | undefined) =>
    setSendings((all) => all.flatMap((one) => (one.key === key ? (to ? [{ ...one, ...to }] : []) : [one])));
  const sendOne = async ({ file, key }: Sending) => {
    change(key, { error: undefined, share: 0 });
    try {
      await send(file, { key, onProgress: (share) => change(key, { share }) });
      change(key, undefined);
      onSent();
    } catch (error) {
      change(key, { error });
    }
  };
  const choose = async (files: readonly File[]) => {
    const added = files.map((file) => ({ file, key: crypto.randomUUID(), share: 0 }));
    setSendings((all) => [...all, ...added]);
    // One after another: a phone's line is narrow, and each that has arrived is safe.
    for (const one of added) await sendOne(one);
  };
  return (
    <div className="pt-form">
      <label htmlFor={id} className="mg-unseen">
        {label ?? text}
      </label>
      <input
        ref={box}
        id={id}
        type="file"
        className="mg-unseen"
        tabIndex={-1}
        accept="image/*,application/pdf"
        multiple
        onChange={(event) => {
          void choose([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Press onPress={() => box.current?.click()} label={label}>
        {text}
      </Press>
      {sendings.map((one) => (
        <SendingLine
          key={one.key}
          sending={one}
          onAgain={() => void sendOne(one)}
          onLeave={() => change(one.key, undefined)}
        />
      ))}
    </div>
  );
}

interface SendingLineProps {
  sending: Sending;
  onAgain: () => void;
  onLeave: () => void;
}

function SendingLine({ sending: { file, share, error }, onAgain, onLeave }: SendingLineProps) {
  const { say } = usePortalWords();
  if (error === undefined)
    return (
      <div role="status">
        {say('file.sending', { name: file.name })} <progress aria-label={file.name} value={share} max={1} />
      </div>
    );
  return (
    <div className="pt-form">
      <div>{file.name}</div>
      <Trouble error={error} />
      <div className="pt-row">
        {isWeather(error) && <Press onPress={onAgain}>{say('file.again')}</Press>}
        <Press kind="plain" onPress={onLeave}>
          {say('file.leave')}
        </Press>
      </div>
    </div>
  );
}
