// A part that folds away under its title. What is inside is made when it is first opened, so that long parts cost nothing closed.
import { type ReactNode, useState } from 'react';
import './fold.css';

export interface FoldProps {
  title: ReactNode;
  /** Beside the title, such as a count. */
  mark?: ReactNode;
  /** Whether it begins open; when this turns true later, it opens. */
  open?: boolean;
  children: ReactNode;
}

export function Fold({ title, mark, open = false, children }: FoldProps) {
  const [isOpen, setOpen] = useState(open);
  const [wasOpen, setWasOpen] = useState(open);
  const [asked, setAsked] = useState(open);
  if (asked !== open) {
    setAsked(open);
    if (open) setOpen(true);
  }
  if (isOpen && !wasOpen) setWasOpen(true);
  return (
    <details className="mg-fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="mg-fold-title">{title}</span>
        {mark}
      </summary>
      {wasOpen && <div className="mg-fold-inside">{children}</div>}
    </details>
  );
}
