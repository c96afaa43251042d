// A button that chooses a file: the browser's own box is out of sight, because it speaks the browser's language and not the reader's.
import { Button, type ButtonProps } from 'antd';
import { type ReactNode, useRef } from 'react';

export interface FileButtonProps extends Pick<ButtonProps, 'type' | 'size' | 'loading' | 'aria-keyshortcuts'> {
  /** What a screen reader hears on the box. */
  label: string;
  accept: string;
  onChoose: (file: File) => void;
  children: ReactNode;
}

export function FileButton({ label, accept, onChoose, children, ...look }: FileButtonProps) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={box}
        type="file"
        className="mg-unseen"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onChoose(file);
          // The same file chosen again must be told again.
          event.target.value = '';
        }}
      />
      <Button {...look} onClick={() => box.current?.click()}>
        {children}
      </Button>
    </>
  );
}
