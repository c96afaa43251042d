// The keys of the desk: Ctrl/⌘ K finds, ? helps, g and a letter goes. Single keys rest while someone is typing.
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isBusy, pairWithinMs } from '../lib/single-keys.ts';
import type { Area } from './area.ts';

/** `g` then the letter; the help lists them. Letters stay the same in every language because they are keys, not words. */
export const goKeys: Readonly<Record<string, string>> = {
  h: '/',
  k: '/cases',
  s: '/sweeps',
  n: '/incidents',
  d: '/decisions',
  p: '/promises',
  o: '/overdue',
  c: '/contracts',
  m: '/merchants',
  u: '/people',
  i: '/imports',
};

/** `areas` are those the reader may enter, none while nobody is signed in; a key for another area does nothing. */
export function useShortcuts(areas: readonly Area[], open: (overlay: 'palette' | 'help') => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (areas.length === 0) return;
    let pressedGAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
        event.preventDefault();
        return open('palette');
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (event.key === '?') return open('help');
      // By place on the keyboard, so that a Russian or Chinese layout works as well.
      const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : '';
      const to = goKeys[letter];
      if (letter === 'g') pressedGAt = event.timeStamp;
      else if (
        to !== undefined &&
        event.timeStamp - pressedGAt < pairWithinMs &&
        areas.some((area) => area.path === to)
      ) {
        pressedGAt = Number.NEGATIVE_INFINITY;
        void navigate({ to });
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [areas, navigate, open]);
}
