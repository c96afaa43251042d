// A dialog over the page on the browser's own <dialog>: focus is kept inside, Escape closes, focus returns where it was.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../lib/use-language.ts';
import { Icon } from './icon.tsx';
import './overlay.css';

export interface OverlayProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The title is told to screen readers only. */
  bare?: boolean;
  wide?: boolean;
}

export function Overlay({ title, onClose, children, bare = false, wide = false }: OverlayProps) {
  const say = useWords();
  const place = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the children's own effects, so that a child which wants the focus gets it last.
  useLayoutEffect(() => {
    const before = document.activeElement;
    place.current?.showModal();
    // Someone who opens a form wants to fill it in, not to close it.
    place.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is for the ground behind it
    <dialog
      ref={place}
      className={wide ? 'mg-overlay mg-overlay-wide' : 'mg-overlay'}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === place.current) onClose();
      }}
    >
      <div className="mg-overlay-sheet">
        <div className={bare ? 'mg-unseen' : 'mg-overlay-head'}>
          <h2 id={titleId}>{title}</h2>
          {!bare && (
            <button type="button" className="mg-plain" onClick={onClose} aria-label={say('close')}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}
