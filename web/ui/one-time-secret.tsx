// A secret or link that is shown once: selected by itself, copied by a button, said plainly that it will not come again.
import { Button } from 'antd';
import { useId, useRef } from 'react';
import { useWords } from '../lib/use-language.ts';
import { Icon } from './icon.tsx';
import { useNotice } from './notice-board.tsx';

export interface OneTimeSecretProps {
  label: string;
  secret: string;
  hint: string;
}

export function OneTimeSecret({ label, secret, hint }: OneTimeSecretProps) {
  const say = useWords();
  const tell = useNotice();
  const hintId = useId();
  const box = useRef<HTMLInputElement>(null);
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      tell(say('copied'));
    } catch {
      // Without the clipboard (plain http in some browsers) the text stays selected for the person's own keys.
      box.current?.focus();
    }
  };
  return (
    <div className="mg-stack">
      <p id={hintId}>{hint}</p>
      <div className="mg-row">
        <input
          ref={box}
          readOnly
          className="mg-control mg-grow"
          aria-label={label}
          aria-describedby={hintId}
          value={secret}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>
          <Icon name="copy" /> {say('copy')}
        </Button>
      </div>
    </div>
  );
}
