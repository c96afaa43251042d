// A small mark beside a word: a state, a kind. The word carries the meaning, the colour only helps.
import type { ReactNode } from 'react';
import './mark.css';

export type MarkTone = 'bad' | 'good' | 'warn' | 'accent' | 'quiet';

export function Mark({ tone = 'quiet', children }: { tone?: MarkTone; children: ReactNode }) {
  return <span className={`mg-mark mg-mark-${tone}`}>{children}</span>;
}
