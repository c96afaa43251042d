// Nothing here, said with the reason and the next step; an empty box explains nothing.
import type { ReactNode } from 'react';
import './empty-state.css';

export interface EmptyStateProps {
  title: string;
  /** What to do about it. */
  text?: ReactNode;
  deeds?: ReactNode;
}

export function EmptyState({ title, text, deeds }: EmptyStateProps) {
  return (
    <div className="mg-empty">
      <h2>{title}</h2>
      {text && <p className="mg-quiet">{text}</p>}
      {deeds && <div className="mg-row">{deeds}</div>}
    </div>
  );
}
