// A button large enough for a thumb. While its deed runs it cannot be pressed again.
import type { ReactNode } from 'react';

export interface PressProps {
  kind?: 'main' | 'plain';
  /** True: it sends the form it stands in. */
  sends?: boolean;
  isBusy?: boolean;
  /** Something is still missing before it can be pressed. */
  isOff?: boolean;
  label?: string;
  onPress?: () => void;
  children: ReactNode;
}

export function Press({ kind, sends = false, isBusy = false, isOff = false, label, onPress, children }: PressProps) {
  const className = kind ? `pt-press pt-press-${kind}` : 'pt-press';
  return (
    <button
      type={sends ? 'submit' : 'button'}
      className={className}
      disabled={isBusy || isOff}
      aria-label={label}
      aria-busy={isBusy || undefined}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
