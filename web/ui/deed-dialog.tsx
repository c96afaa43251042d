// A button that opens the form of one deed in a dialog; the form closes it when the deed is done.
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { KeyHint } from './key-hint.tsx';
import { Overlay } from './overlay.tsx';

export interface DeedDialogProps {
  /** The word on the button, and the title of the dialog unless `title` is given. */
  deed: ReactNode;
  title?: string;
  /** What a screen reader hears on the button where the word alone is not enough. */
  label?: string;
  kind?: 'primary' | 'small' | 'danger';
  wide?: boolean;
  /** The key that presses the button where a screen takes keys (`useScreenKeys`). */
  shortcut?: string;
  children: (close: () => void) => ReactNode;
}

export function DeedDialog({ deed, title, label, kind, wide, shortcut, children }: DeedDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        type={kind === 'primary' ? 'primary' : 'default'}
        size={kind === 'small' ? 'small' : 'middle'}
        danger={kind === 'danger'}
        aria-label={label}
        aria-haspopup="dialog"
        aria-keyshortcuts={shortcut}
        onClick={() => setOpen(true)}
      >
        {deed}
        <KeyHint shortcut={shortcut} />
      </Button>
      {isOpen && (
        <Overlay title={title ?? String(deed)} onClose={close} wide={wide}>
          {children(close)}
        </Overlay>
      )}
    </>
  );
}
