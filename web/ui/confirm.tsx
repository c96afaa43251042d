// Asks before something that cannot be taken back: what will happen, in the words of the deed, and the deed on the button.
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../lib/use-language.ts';
import { Fault } from './fault.tsx';
import { Overlay } from './overlay.tsx';

export interface ConfirmProps {
  /** The button that asks, and the one that does. */
  deed: string;
  title: string;
  /** What follows from it. */
  text: ReactNode;
  /** Resolves when it is done; what it throws is shown in the dialog. */
  onDo: () => Promise<unknown>;
  /** Beside the word, for rows where the word alone is not enough for a screen reader. */
  label?: string;
  /** It can be put right afterwards, so the button need not warn. */
  calm?: boolean;
}

export function Confirm({ deed, title, text, onDo, label, calm = false }: ConfirmProps) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const [isDoing, setDoing] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = () => {
    setOpen(false);
    setError(undefined);
  };
  const go = async () => {
    setDoing(true);
    try {
      await onDo();
      close();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setDoing(false);
    }
  };
  return (
    <>
      <Button
        size={calm ? 'middle' : 'small'}
        danger={!calm}
        aria-label={label}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {deed}
      </Button>
      {isOpen && (
        <Overlay title={title} onClose={close}>
          <div>{text}</div>
          {error !== undefined && <Fault error={error} />}
          <div className="mg-row">
            <Button type="primary" danger={!calm} loading={isDoing} onClick={() => void go()}>
              {deed}
            </Button>
            <Button onClick={close}>{say('cancel')}</Button>
          </div>
        </Overlay>
      )}
    </>
  );
}
